"""Xtensa frames, against the `entry` immediates in LLVM objdump's text."""

import dataclasses
import re

from builds import run

HEADING = re.compile(r"^[0-9a-f]+ <(?P<name>.+)>:$")
ENTRY = re.compile(r"\sentry\s+a1, (?P<bytes>\d+)$")
MOVES_STACK = re.compile(r"\smovsp\s+a1, (?P<from>a\d+)$")
ADDS_TO_STACK = re.compile(r"\saddi\s+(?P<to>a\d+), a1, (?P<bytes>-?\d+)$")
SPILL_BYTES = 16  # of the caller's a0..a3, below the callee's stack pointer


@dataclasses.dataclass
class Window:
    """`pushed_bytes`: the most by which "addi aN, a1, -bytes; movsp a1, aN" deepens the frame."""
    entry_bytes: int = 0
    pushed_bytes: int = 0
    moves_otherwise: bool = False


def parse_objdump(text):
    windows, current, previous = {}, None, ""
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            current = windows.setdefault(heading["name"], Window())
        elif current:
            add_line(current, previous, line)
        previous = line
    return windows


def add_line(window, previous, line):
    entry, move = ENTRY.search(line), MOVES_STACK.search(line)
    if entry and not window.entry_bytes:
        window.entry_bytes = int(entry["bytes"])
    if not move:
        return
    added = ADDS_TO_STACK.search(previous)
    if added and added["to"] == move["from"]:
        window.pushed_bytes = max(window.pushed_bytes, -int(added["bytes"]))
    else:
        window.moves_otherwise = True


def objdump(path):
    return parse_objdump(run(["llvm-objdump-22", "-d", "--mattr=+windowed,+density,+loop",
                              "--no-show-raw-insn", str(path)]))


@dataclasses.dataclass
class Result:
    functions: int = 0
    equal: int = 0
    pushing: int = 0
    moving_otherwise: int = 0
    differences: list = dataclasses.field(default_factory=list)


def agrees(function, window):
    """The frame is the immediate and what is pushed; other moves only make it deeper, or are
    a named unknown."""
    frame, least = function["frame-bytes"], window.entry_bytes + window.pushed_bytes
    if function["reach-bytes"] != frame + SPILL_BYTES or not window.entry_bytes:
        return False
    if window.moves_otherwise:
        return frame > least or bool(function["unknowns"])
    return frame == least and not function["unknowns"]


def compare_unit(unit, windows, result):
    for function in unit["functions"]:
        window = windows.get(function["symbol"], Window())
        result.functions += 1
        result.pushing += window.pushed_bytes > 0
        result.moving_otherwise += window.moves_otherwise
        if agrees(function, window):
            result.equal += 1
        else:
            reasons = ", ".join(u["reason"] for u in function["unknowns"])
            result.differences.append(
                f"{unit['name']}: {function['symbol']}: frame {function['frame-bytes']}, "
                f"reach {function['reach-bytes']}, {window} {reasons}".rstrip())
