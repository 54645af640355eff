"""What programs called against what flow_sites says they may call."""

import dataclasses

EXTERNAL = "** External Symbol **"  # code that is not instrumented, such as the C library's


@dataclasses.dataclass
class Result:
    """Of one program."""
    sites: int = 0         # indirect calls in its source
    called: int = 0        # of them, those that were seen to call something
    unknown: int = 0       # of those called, those for which flow_sites claims nothing
    pairs: int = 0         # (site, target) that were seen
    claimed: int = 0       # of them, those at sites for which it claims to know all targets
    external: int = 0      # of the claimed, targets outside the instrumented code
    predicted: int = 0     # targets it says the sites have that were called and claimed
    callers: set = dataclasses.field(default_factory=set)  # (caller, target) of all pairs
    misses: list = dataclasses.field(default_factory=list)


def profile_name(symbol):
    """A flow's "file#f" is a profile's "file;f"."""
    return ";".join(symbol.rsplit("#", 1))


def sites_by_caller(sites):
    found = {}
    for site in sites:
        found.setdefault(profile_name(site["caller"]), []).append(site)
    return found


def at_place(sites, place):
    """Those of a function's sites that can be the one at (line, column).

    C++ calls have their column elsewhere in the expression for debuggers, and calls that are
    implicit, such as a destructor's, may have another line.
    """
    line, column = place
    on_line = [site for site in sites if site["line"] == line]
    exact = [site for site in on_line if site["column"] == column]
    return exact or on_line or sites


def allows(sites, target):
    """Whether the sites' targets have what a profile calls `target`."""
    file, _, name = target.rpartition(";")
    for unit, symbol in (pair for site in sites for pair in site["targets"]):
        if target == EXTERNAL and not unit:
            return True
        if symbol == name and (not file or unit == file):
            return True
    return False


def compare(predicted, places, observed):
    """`predicted` are flow_sites' sites, `places` the instrumented sites' (line, column)."""
    result = Result(sites=len(predicted))
    callers = sites_by_caller(predicted)
    for (caller, number), targets in sorted(observed.items()):
        place = places.get((caller, number), (0, 0))
        sites = at_place(callers.get(caller, []), place)
        note(result, sites, f"{caller}:{place[0]}:{place[1]}", targets)
        result.callers |= {(caller, target) for target in targets}
    return result


def note(result, sites, where, targets):
    result.called += 1
    result.pairs += len(targets)
    if any(site["verdict"] == "unknown" for site in sites):
        result.unknown += 1
        return
    result.claimed += len(targets)
    result.external += EXTERNAL in targets
    result.predicted += len({tuple(pair) for site in sites for pair in site["targets"]})
    for target in sorted(targets):
        if not allows(sites, target):
            verdicts = ", ".join(sorted({site["verdict"] for site in sites})) or "no such site"
            result.misses.append(f"{where} called {target}: {verdicts}")
