"""Xtensa frames, against the `entry` immediates in LLVM objdump's text."""

import dataclasses
import re

from builds import run

HEADING = re.compile(r"^[0-9a-f]+ <(?P<name>.+)>:$")
ENTRY = re.compile(r"\sentry\s+a1, (?P<bytes>\d+)$")
MOVES_STACK = re.compile(r"\smovsp\s+a1, ")
SPILL_BYTES = 16  # of the caller's a0..a3, below the callee's stack pointer


@dataclasses.dataclass
class Window:
    entry_bytes: int = 0
    moves_stack: bool = False


def parse_objdump(text):
    windows, current = {}, None
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            current = windows.setdefault(heading["name"], Window())
        elif current and ENTRY.search(line) and not current.entry_bytes:
            current.entry_bytes = int(ENTRY.search(line)["bytes"])
        elif current and MOVES_STACK.search(line):
            current.moves_stack = True
    return windows


def objdump(path):
    return parse_objdump(run(["llvm-objdump-22", "-d", "--mattr=+windowed,+density,+loop",
                              "--no-show-raw-insn", str(path)]))


@dataclasses.dataclass
class Result:
    functions: int = 0
    equal: int = 0
    moved: int = 0
    differences: list = dataclasses.field(default_factory=list)


def agrees(function, window):
    """The frame is the immediate; movsp only makes it deeper, or is a named unknown."""
    frame = function["frame-bytes"]
    if function["reach-bytes"] != frame + SPILL_BYTES or not window.entry_bytes:
        return False
    if not window.moves_stack:
        return frame == window.entry_bytes and not function["unknowns"]
    return frame > window.entry_bytes or bool(function["unknowns"])


def compare_unit(unit, windows, result):
    for function in unit["functions"]:
        window = windows.get(function["symbol"], Window())
        result.functions += 1
        result.moved += window.moves_stack
        if agrees(function, window):
            result.equal += 1
        else:
            reasons = ", ".join(u["reason"] for u in function["unknowns"])
            result.differences.append(
                f"{unit['name']}: {function['symbol']}: frame {function['frame-bytes']}, "
                f"reach {function['reach-bytes']}, {window} {reasons}".rstrip())
