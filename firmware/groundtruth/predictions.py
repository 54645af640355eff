"""Where stackcheck says that calls through pointers go, from the source; against where they went.

Machine calls are joined to the source's by file and line. A compiler may merge the ends of two
calls of one function into one instruction, which then has the line of either, or none: what such
a call may reach is what both may. Such joins are counted apart.
"""

import collections
import dataclasses
import os
import re

from image import Image, Place


@dataclasses.dataclass
class Edge:
    place: Place
    caller: str
    target: str
    verdict: str  # "predicted", "merged", "missed" or "no-such-call"


def in_source(symbol):
    """The name without what the compiler adds to clones and parts of a function."""
    return re.sub(r"[.](constprop|isra|part|cold|lto_priv)[.]\d+", "", symbol)


class Predictions:
    def __init__(self, document):
        self.by_line = collections.defaultdict(set)
        self.by_function = collections.defaultdict(set)
        for call in document["boards"][0]["indirect_calls"]:
            if call["file"] is None:
                continue
            file = os.path.basename(call["file"])
            self.by_line[file, call["line"]].update(call["targets"])
            self.by_function[file, call["function"]].update(call["targets"])

    def verdict(self, place, names):
        """`names` are all symbols of the function that was called."""
        names, function = {in_source(name) for name in names}, in_source(place.function)
        if names & self.by_line.get((place.file, place.line), set()):
            return "predicted"
        if (place.file, function) not in self.by_function:
            return "no-such-call"
        return "merged" if names & self.by_function[place.file, function] else "missed"


def judge(image: Image, indirect, predictions):
    """An Edge for each (site, target) of `indirect`."""
    places = image.places(sorted({site for site, _ in indirect}))
    return [Edge(places[site], image.name_at(site), image.name_at(target),
                 predictions.verdict(places[site], set(image.functions.get(target, []))))
            for site, target in sorted(indirect)]


def summary(edges):
    count = collections.Counter(edge.verdict for edge in edges)
    return (f"{len(edges)} observed edges through pointers: {count['predicted']} predicted, "
            f"{count['merged']} predicted for a call that the compiler merged with another, "
            f"{count['missed']} missed, {count['no-such-call']} from calls not in the source")
