"""Frames, against GCC's -fstack-usage (.su) of the same compilation.

.su is no truth: it leaves out what a callee pushes of its register arguments (GCC calls them
pretend arguments: variadic functions, structs partly in registers). Such a difference is
checked against the first instruction that moves the stack pointer; any other has no excuse.
"""

import collections
import dataclasses
import pathlib
import re

from builds import run

HEADING = re.compile(r"^[0-9a-f]+ <(?P<name>.+)>:$")
# Functions of other units that never return: what follows their calls is no code.
NEVER_RETURN = ("tls_pool_is_corrupt",)

PUSH = re.compile(r"\s(?:push|stmdb\s+sp!,)\s*\{(?P<list>[^}]*)\}")
STACK = re.compile(r"\bsp\b|__riscv_save_|\bt0,")
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


def plain_name(name):
    """The last part of a C or C++ function's name, without arguments, or what GCC adds for
    clones: of "bool http::{anonymous}::f(A<B>)", of "f.isra.0" and of "f$isra$0" it is "f"."""
    name = name.replace("(anonymous namespace)", "").replace("{anonymous}", "")
    while re.search(r"<[^<>]*>", name):
        name = re.sub(r"<[^<>]*>", "", name)
    return (re.findall(r"[~\w]+", re.split(r"[(.$]", name)[0]) or [name])[-1]


def distance(function, usage):
    """How badly a .su line fits a function; None: not at all. GCC's lines are those of the
    name, the machine code's those of the first instruction."""
    if usage.name == function["symbol"]:
        return (0, 0)
    lines = abs(usage.line - function["where"]["line"])
    if plain_name(usage.name) == plain_name(function["name"]):
        return (1, lines)
    if usage.name == ")":  # GCC cuts a variadic C++ function's name at its last dot
        return (3, 0)
    return (2, 0) if lines == 0 else None


def pair(functions, usages):
    """(function, its usage or None), the best fitting first; where several functions fit as
    well (template instances on one line), those of the same size belong together."""
    fits = [(distance(f, u), abs(f["frame-bytes"] - u.bytes), i, j)
            for i, f in enumerate(functions) for j, u in enumerate(usages) if distance(f, u)]
    paired, used = {}, set()
    for _, _, i, j in sorted(fits):
        if i not in paired and j not in used:
            paired[i] = usages[j]
            used.add(j)
    return [(function, paired.get(i)) for i, function in enumerate(functions)]


def pushed_arguments(lines):
    """Bytes of register arguments that a function puts on the stack before anything else."""
    for line in lines:
        push, subtract = PUSH.search(line), SUBTRACT.search(line)
        if push:
            words = expand(push["list"])
            return 4 * len(words) if set(words) <= set(ARGUMENTS) else 0
        if subtract:
            return int(subtract["bytes"])
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


def cause(function, usage, lines):
    """Why the two differ: a class, or None if there is no excuse."""
    if usage is None:
        return None
    unknown = {u["reason"] for u in function["unknowns"]}
    if usage.dynamic and function["frame-bytes"] >= usage.bytes:
        return "dynamic" if "dynamic-stack" in unknown else "dynamic for GCC, bounded by code"
    more = function["frame-bytes"] - usage.bytes
    if unknown and more == 0 and any(name in line for line in lines for name in NEVER_RETURN):
        return "calls a function that never returns, which only the linked program shows"
    if not unknown and not function["frame-bytes"] and not any(STACK.search(l) for l in lines):
        return "counted by GCC, but no instruction names the stack pointer"
    if 0 < more <= 16 and pushed_arguments(lines) == more:
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


def lines_of(objdump, path):
    """The instructions and relocations of each function as objdump shows them; labels within a
    function are headings too."""
    listing, current = {}, None
    for line in run([objdump, "-dr", "--no-show-raw-insn", path]).splitlines():
        heading = HEADING.match(line)
        if heading and not heading["name"].startswith("."):
            current = listing.setdefault(heading["name"], [])
        elif current is not None:
            current.append(line)
    return listing


def usages_of(unit):
    return list(parse_su(pathlib.Path(unit["name"]).with_suffix(".su").read_text()))
