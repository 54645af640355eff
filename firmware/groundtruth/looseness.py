"""Which step makes a bound greater than what was seen: for every function whose factor is above 1.3.

A function's deepest path is followed until a call that was never seen. Where all its calls were
seen, but not one after the other, the step is the first call of a function that did go as deep as
its bound, though not from there; or the first function that was not seen to use all of its own
frame; or, where the path comes back to itself, the call that does. Whether a step can happen at all
is a judgement, read from the sources by a person; `judgements.json` has it.
"""

import collections
import dataclasses
import fnmatch
import json
import pathlib

from predictions import in_source

TOO_LOOSE = 1.3
OWN_FRAME = "the end of its own frame"
JUDGEMENTS = pathlib.Path(__file__).parent / "judgements.json"


@dataclasses.dataclass(frozen=True)
class Step:
    caller: str  # symbols
    callee: str
    seen: bool  # from another path, or with other arguments

    def __str__(self):
        return f"{self.caller} > {self.callee}" + (" (seen, but not so deep)" if self.seen else "")


def path_of(symbol, functions):
    """The symbols of its deepest path, up to where it comes back to itself."""
    path = [symbol]
    while symbol in functions and functions[symbol]["deepest_call"]:
        symbol = functions[symbol]["deepest_call"]
        path.append(symbol)
        if symbol in path[:-1]:
            break
    return path


class Looseness:
    def __init__(self, image, seen, functions):
        self.image, self.functions = image, functions
        self.seen = {name: what for address, what in seen.functions.items()
                     for name in image.functions.get(address, [])}
        self.calls = {(image.function_at(site), target) for site, target, _ in seen.edges}

    def was_made(self, caller, callee):
        address = lambda name: self.image.symbols[name][0] & ~1
        known = caller in self.image.symbols and callee in self.image.symbols
        return known and (address(caller), address(callee)) in self.calls

    def reached_its_bound(self, symbol):
        return symbol in self.seen and \
            self.seen[symbol].depth_bytes == self.functions[symbol]["bound_bytes"]

    def used_its_frame(self, symbol):
        return symbol not in self.seen or \
            self.seen[symbol].own_bytes == self.functions[symbol]["frame_bytes"]

    def step(self, symbol):
        """The Step that makes the bound of `symbol` greater; None if the path does not show it."""
        path = path_of(symbol, self.functions)
        steps = list(zip(path, path[1:]))
        for caller, callee in steps:
            if not self.was_made(caller, callee):
                return Step(caller, callee, False)
        for caller, callee in steps:
            if self.reached_its_bound(callee):
                return Step(caller, callee, True)
        for function in path:
            if not self.used_its_frame(function):
                return Step(function, OWN_FRAME, False)
        return Step(*steps[-1], True) if path[-1] in path[:-1] else None


def judgement(step, judgements):
    """What is said of this step: the first row whose patterns fit; None: nothing yet."""
    caller, callee = in_source(step.caller), in_source(step.callee)
    for row in judgements:
        if fnmatch.fnmatchcase(caller, row["caller"]) and \
                fnmatch.fnmatchcase(callee, row["callee"]):
            return row
    return None


def report(image, seen, functions, rows, judgements=None):
    """Lines: each step with the functions it makes loose; the last counts what is not judged."""
    if judgements is None:
        judgements = json.loads(JUDGEMENTS.read_text())
    looseness, steps = Looseness(image, seen, functions), collections.defaultdict(list)
    loose = [row for row in rows if row.bounded and row.factor > TOO_LOOSE]
    for row in loose:
        steps[looseness.step(row.symbol)].append(row)
    unjudged = 0
    for step, made in sorted(steps.items(), key=lambda item: (-len(item[1]), str(item[0]))):
        row = step and judgement(step, judgements)
        unjudged += 0 if row else len(made)
        yield f"{step or 'no step of the deepest path'}: " + (
            f"{row['can_happen']}: {row['why']}" if row else "NOT JUDGED")
        yield "    " + ", ".join(f"{one.name} {one.factor:.2f}" for one in made)
    yield (f"{len(loose)} functions with a factor above {TOO_LOOSE}, by {len(steps)} steps; "
           f"{unjudged} of them by a step that is not judged")
