"""Calls, against the text of GNU objdump: every bl, blx and jump to another function, at its
offset, both ways. A jump to another function is a branch with a relocation."""

import dataclasses
import re

from builds import run

HEADING = re.compile(r"^[0-9a-f]+ <(?P<name>.+)>:$")
INSTRUCTION = re.compile(r"^\s*(?P<address>[0-9a-f]+):\t(?P<text>[^\t]+(?:\t.*)?)$")
RELOCATION = re.compile(r"^\s+(?P<address>[0-9a-f]+): (?P<type>R_ARM_\w+)\t(?P<symbol>\S+)")
CALL = re.compile(r"^(?:bl|blx)(?:eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)?(?:\.[wn])?\t")
JUMP_BY_VALUE = re.compile(r"\t(?:bx\s|mov\s+pc,|ldr[\w.]*\s+pc,|(?:pop|ldm)\S*\s.*pc)")
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
        if "THM_CALL" in relocation["type"] or "THM_JUMP" in relocation["type"]:
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
    differences: list = dataclasses.field(default_factory=list)


def calls_of(function):
    """{offset: callees} as the engine says."""
    found = {}
    for call in function["calls"]:
        found.setdefault(call["offset"], set()).add(call["callee"])
    return found


def calls_in(listing):
    """The calls of a listing without v6-M's far jumps."""
    return {offset: callee for offset, callee in listing.calls.items()
            if callee or not is_inside(line_at(listing, offset), listing.name)}


def line_at(listing, offset):
    address = f"{listing.start + offset:x}:"
    return next((line for line in listing.lines if line.strip().startswith(address)), "")


def compare_unit(unit, listings, result):
    by_name = {function["symbol"]: function for function in unit["functions"]}
    alias = {row["symbol"]: row["target"] for row in unit["aliases"]}
    for name, listing in listings.items():
        function = by_name.get(alias.get(name, name))
        if function:
            place = f"{unit['name']}: {name}"
            compare_function(place, calls_of(function), calls_in(listing), alias, result)
            result.differences += without_text(place, calls_of(function), listing)


def compare_function(place, ours, theirs, alias, result):
    for offset, callee in sorted(theirs.items()):
        result.calls += 1
        wanted = alias.get(callee, callee)
        found = {alias.get(other, other) for other in ours.get(offset, ())}
        if found and (not wanted or wanted in found):
            result.equal += 1
        else:
            result.differences.append(f"{place}+{offset}: objdump: {callee or 'indirect'}, "
                                      f"engine: {sorted(found) or 'no call'}")


def without_text(place, ours, listing):
    """Calls of the engine where objdump shows neither a call nor a jump through a register."""
    for offset in sorted(ours.keys() - calls_in(listing).keys()):
        if not JUMP_BY_VALUE.search(line_at(listing, offset)):
            yield (f"{place}+{offset}: objdump: {line_at(listing, offset).strip() or 'nothing'}, "
                   f"engine: {sorted(ours[offset])}")
