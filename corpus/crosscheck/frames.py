"""Frames, against GCC's -fstack-usage (.su) of the same compilation.

.su is no truth: it leaves out what a callee pushes of its register arguments (GCC calls them
pretend arguments: variadic functions, structs partly in registers). Such a difference is
checked against the first instruction of the function; any other has no excuse.
"""

import collections
import dataclasses
import pathlib
import re

PUSH = re.compile(r"\s(?:push|stmdb\s+sp!,)\s*\{(?P<list>[^}]*)\}")
SUBTRACT = re.compile(r"\ssub(?:\.w)?\s+(?:sp, )?sp, #(?P<bytes>\d+)")
ARGUMENTS = ("r0", "r1", "r2", "r3")


@dataclasses.dataclass(frozen=True)
class Usage:
    """One line of a .su file."""
    name: str
    line: int
    bytes: int
    dynamic: bool


def parse_su(text):
    for row in text.splitlines():
        place, number, kind = row.split("\t")
        name = place.split(":", 3)
        yield Usage(name[3], int(name[1]), int(number), kind.startswith("dynamic"))


def base_name(symbol):
    """A C function's name without what GCC adds for its clones."""
    return symbol.split(".")[0]


def matches_name(usage, symbol):
    return usage.name == symbol or usage.name.split(".")[0] == base_name(symbol)


def pair(functions, usages):
    """(function, its usage or None): by name, else by the line of the definition, in order of
    size where several functions stand on one line (template instances, constructors)."""
    free = collections.Counter(usages)
    pairs = []
    for by_name in (True, False):
        rest = []
        for function in sorted(functions, key=lambda f: f["frame-bytes"]):
            fitting = [u for u in sorted(free.elements(), key=lambda u: u.bytes)
                       if (matches_name(u, function["symbol"]) if by_name
                           else u.line == function["where"]["line"])]
            same = [u for u in fitting if u.bytes == function["frame-bytes"]]
            if fitting:
                free[(same or fitting)[0]] -= 1
                pairs.append((function, (same or fitting)[0]))
            else:
                rest.append(function)
        functions = rest
    return pairs + [(function, None) for function in functions]


def pushed_arguments(first_instructions):
    """Bytes of register arguments that a function puts on the stack before anything else."""
    for line in first_instructions[:1]:
        push = PUSH.search(line)
        if push:
            words = expand(push["list"])
            return 4 * len(words) if set(words) <= set(ARGUMENTS) else 0
        subtract = SUBTRACT.search(line)
        return int(subtract["bytes"]) if subtract else 0
    return 0


def expand(registers):
    """The names in "r0, r1" or "r0-r3"."""
    names = []
    for part in registers.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if last:
            names += [f"r{i}" for i in range(int(first[1:]), int(last[1:]) + 1)]
        else:
            names.append(first)
    return names


def cause(function, usage, first_instructions):
    """Why the two differ: a class, or None if there is no excuse."""
    if usage is None:
        return None
    unknown = {u["reason"] for u in function["unknowns"]}
    if usage.dynamic and function["frame-bytes"] >= usage.bytes:
        return "dynamic" if "dynamic-stack" in unknown else "dynamic for GCC, bounded by code"
    more = function["frame-bytes"] - usage.bytes
    if 0 < more <= 16 and pushed_arguments(first_instructions) == more:
        return "register arguments pushed"
    return None


@dataclasses.dataclass
class Result:
    functions: int = 0
    equal: int = 0
    causes: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    unexplained: list = dataclasses.field(default_factory=list)


def compare_unit(unit, usages, listing, result):
    for function, usage in pair(unit["functions"], usages):
        result.functions += 1
        clean = not function["unknowns"]
        if usage and clean and not usage.dynamic and usage.bytes == function["frame-bytes"]:
            result.equal += 1
            continue
        why = cause(function, usage, listing.get(function["symbol"], []))
        if why:
            result.causes[why] += 1
        else:
            result.unexplained.append(describe(unit, function, usage))


def describe(unit, function, usage):
    said = f".su {usage.bytes}" if usage else "no line in .su"
    reasons = ", ".join(u["reason"] for u in function["unknowns"])
    return (f"{pathlib.Path(unit['name']).name}: {function['symbol']}: "
            f"{function['frame-bytes']} bytes, {said} {reasons}".rstrip())


def usages_of(unit):
    return list(parse_su(pathlib.Path(unit["name"]).with_suffix(".su").read_text()))
