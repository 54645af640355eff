"""Calls, against the text of GNU objdump: every bl and blx at every offset.

What objdump shows and the engine does not is code that no path reaches: listed, and only
accepted behind a call that does not come back.
"""

import dataclasses
import re

from builds import run

HEADING = re.compile(r"^[0-9a-f]+ <(?P<name>.+)>:$")
INSTRUCTION = re.compile(r"^\s*(?P<address>[0-9a-f]+):\t(?P<text>[^\t]+(?:\t.*)?)$")
RELOCATION = re.compile(r"^\s+(?P<address>[0-9a-f]+): (?P<type>R_ARM_\w+)\t(?P<symbol>\S+)")
CALL = re.compile(r"^(?:bl|blx)(?:eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)?(?:\.[wn])?\t")
OWN_TARGET = re.compile(r"<(?P<name>[^>+]+)\+0x[0-9a-f]+>")


@dataclasses.dataclass
class Listing:
    """One function as objdump shows it."""
    name: str
    start: int
    lines: list = dataclasses.field(default_factory=list)
    calls: dict = dataclasses.field(default_factory=dict)  # offset -> callee, "" if indirect


def is_inside(text, name):
    """True for v6-M's far jump: a bl to a place in the function itself."""
    target = OWN_TARGET.search(text)
    return bool(target) and target["name"] == name


def parse_objdump(text):
    """Listings by function name."""
    listings, current = {}, None
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            current = Listing(heading["name"], int(line.split()[0], 16))
            listings[current.name] = current
        elif current:
            add_line(current, line)
    return listings


def add_line(listing, line):
    relocation = RELOCATION.match(line)
    if relocation:
        offset = int(relocation["address"], 16) - listing.start
        if offset in listing.calls and "THM_CALL" in relocation["type"]:
            listing.calls[offset] = relocation["symbol"]
        return
    instruction = INSTRUCTION.match(line)
    if not instruction:
        return
    listing.lines.append(line)
    text = instruction["text"]
    if CALL.match(text):
        listing.calls[int(instruction["address"], 16) - listing.start] = ""


def objdump(path):
    return parse_objdump(run(["arm-none-eabi-objdump", "-dr", "--no-show-raw-insn", str(path)]))


@dataclasses.dataclass
class Result:
    calls: int = 0
    equal: int = 0
    unreachable: int = 0
    differences: list = dataclasses.field(default_factory=list)


def calls_of(function):
    """{offset: callees} as the engine says, without jumps out of the function."""
    found = {}
    for call in function["calls"]:
        if not call["tail"]:
            found.setdefault(call["offset"], set()).add(call["callee"])
    return found


def compare_unit(unit, listings, result):
    by_name = {function["symbol"]: function for function in unit["functions"]}
    alias = {row["symbol"]: row["target"] for row in unit["aliases"]}
    for name, listing in listings.items():
        function = by_name.get(alias.get(name, name))
        if function:
            compare_function(unit, function, listing, alias, result)


def compare_function(unit, function, listing, alias, result):
    ours = calls_of(function)
    last_return = after_last_reached(ours, listing)
    for offset, callee in sorted(listing.calls.items()):
        if not callee and is_inside(line_at(listing, offset), listing.name):
            continue
        result.calls += 1
        if offset in ours and (not callee or canonical(callee, alias) in
                               {canonical(c, alias) for c in ours[offset]}):
            result.equal += 1
        elif offset not in ours and offset in last_return:
            result.unreachable += 1
        else:
            result.differences.append(
                f"{unit['name']}: {listing.name}+{offset}: objdump: {callee or 'indirect'}, "
                f"engine: {sorted(ours.get(offset, ['no call']))}")


def canonical(callee, alias):
    return alias.get(callee, callee)


def line_at(listing, offset):
    address = f"{listing.start + offset:x}:"
    return next((line for line in listing.lines if line.strip().startswith(address)), "")


def after_last_reached(ours, listing):
    """Offsets of calls that stand directly behind a call without return: nothing jumps there."""
    unreachable, previous_ends = set(), False
    targets = {int(match, 16) - listing.start for line in listing.lines
               for match in re.findall(r"\b(?:b\w*|cbn?z)(?:\.[nw])?\s.*?([0-9a-f]+) <", line)}
    for line in listing.lines:
        offset = int(line.split(":")[0], 16) - listing.start
        if offset in targets:
            previous_ends = False
        if offset in listing.calls and offset not in ours and previous_ends:
            unreachable.add(offset)
        if offset in ours and not falls_on(ours, offset, listing):
            previous_ends = True
    return unreachable


def falls_on(ours, offset, listing):
    return not any(callee in NEVER_RETURN for callee in ours[offset])


NEVER_RETURN = {"abort", "exit", "_exit", "__assert_func"}
