"""The stack cases: what a case expects, what stackcheck says, and the difference both ways.

README.md beside this file says how a case is written.
"""

import dataclasses
import fnmatch
import json
import pathlib
import re
import subprocess

import lit.Test
import lit.formats

from targets import TARGETS

EXPECTATION = re.compile(
    r"(?P<symbol>\S+) (?:= (?P<exact>\d+)|<= (?P<at_most>\d+)"
    r"|unbounded (?P<kinds>[a-z]+(?:-[a-z]+)*(?:, [a-z]+(?:-[a-z]+)*)*)"
    r"(?: at-least (?P<at_least>\d+))?)"
    r"(?: \[(?P<targets>[^\]]+)\])?$")
DIRECTIVE = re.compile(r"\s*//\s*(?P<key>target|expect-[a-z-]+|XFAIL):\s*(?P<value>.*?)\s*$")
PART = re.compile(r"//--- (?P<name>\S+)$")


class CaseError(Exception):
    """The case itself is wrong, or a program it needs failed."""


@dataclasses.dataclass(frozen=True)
class Expectation:
    """What one line says about one symbol; `symbol` may be `part:symbol`."""
    line: int
    symbol: str
    wanted: str
    targets: tuple

    def applies_to(self, target):
        return any(fnmatch.fnmatchcase(target, glob) for glob in self.targets)


@dataclasses.dataclass
class Case:
    """One file of the corpus. `parts` maps file names to texts, one object each."""
    targets: list
    expectations: list
    parts: dict
    known_gap: str


def describe(kind, number=None, reasons=()):
    """A bound in the words of an expectation, so that the two can be compared."""
    if kind == "unbounded":
        return "unbounded " + ", ".join(sorted(set(reasons)))
    return f"{'=' if kind == 'exact' else '<='} {number}"


def parse_expectation(number, text):
    match = EXPECTATION.match(text)
    if not match:
        raise CaseError(f"line {number}: not an expectation: {text}")
    if match["kinds"]:
        wanted = describe("unbounded", reasons=match["kinds"].split(", "))
        wanted += f" at-least {match['at_least']}" if match["at_least"] else ""
    else:
        kind = "exact" if match["exact"] else "at-most"
        wanted = describe(kind, match["exact"] or match["at_most"])
    return Expectation(number, match["symbol"], wanted, tuple((match["targets"] or "*").split()))


def split_parts(name, text):
    """The files of a case: itself, or what stands under each `//--- name` line."""
    parts, current = {}, name
    for line in text.splitlines():
        match = PART.match(line)
        current = match["name"] if match else current
        parts.setdefault(current, []).append("" if match else line)
    if len(parts) > 1:
        del parts[name]
    return {part: "\n".join(lines) + "\n" for part, lines in parts.items()}


def parse_case(name, text):
    case = Case([], [], split_parts(name, text), "")
    for number, line in enumerate(text.splitlines(), 1):
        match = DIRECTIVE.match(line)
        if match:
            add_directive(case, number, match["key"], match["value"])
    check_case(case)
    return case


def add_directive(case, number, key, value):
    if key == "target":
        case.targets += value.split()
    elif key == "XFAIL":
        case.known_gap = value
    elif key == "expect-stack":
        case.expectations.append(parse_expectation(number, value))
    else:
        raise CaseError(f"line {number}: unknown directive {key}")


def check_case(case):
    unknown = [target for target in case.targets if target not in TARGETS]
    if unknown or not case.targets:
        raise CaseError(f"target: wanted rows of targets.py, got {unknown or 'none'}")
    for target in case.targets:
        if not any(e.applies_to(target) for e in case.expectations):
            raise CaseError(f"no expectation for {target}")
    for e in case.expectations:
        if not any(e.applies_to(target) for target in case.targets):
            raise CaseError(f"line {e.line}: no target of this case matches {e.targets}")


def run(command):
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if result.returncode:
        raise CaseError(f"{' '.join(command)}\nexit status {result.returncode}\n{result.stderr}")
    return result.stdout


def build(case, target, folder):
    """The objects of a case, by the name of the part they are made of."""
    folder.mkdir(parents=True, exist_ok=True)
    objects = {}
    for name, text in case.parts.items():
        source, made = folder / name, folder / f"{name}.o"
        source.write_text(text)
        run(TARGETS[target] + [str(source), "-o", str(made)])
        objects[name] = made
    return objects


def defined_functions(made):
    """(name, global) of the code symbols of an object, as llvm-nm sees them."""
    lines = run(["llvm-nm-22", "--defined-only", "--format=posix", str(made)]).splitlines()
    symbols = [line.split()[:2] for line in lines]
    return {name: kind in "TW" for name, kind in symbols if kind in "TtW"}


def analyse(stackcheck, objects):
    """The report on these objects, which are named as they stand in their folder."""
    command = [stackcheck, "--facts", "--format=json", *(made.name for made in objects.values())]
    folder = next(iter(objects.values())).parent
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                            timeout=60)
    if result.returncode not in (0, 1):
        raise CaseError(f"{' '.join(command)}\nexit status {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout)


def reported_bounds(report, objects):
    """{(part, symbol or alias): the bound in an expectation's words, and its bytes}."""
    part_of = {made.name: part for part, made in objects.items()}
    bounds = {}
    for bound in report["bounds"]:
        reasons = [reason["kind"] for reason in bound.get("reasons", [])]
        text = describe(bound["type"], bound["bytes"], reasons)
        bounds[part_of[bound["unit"]], bound["symbol"]] = (text, bound["bytes"])
    for unit in report["units"]:
        for alias in unit["aliases"]:
            part = part_of[unit["name"]]
            bounds[part, alias["symbol"]] = bounds[part, alias["target"]]
    return bounds


def unit_problems(report):
    return [f"{unit['name']}: {problem}" for unit in report["units"]
            for problem in unit.get("problems", [])]


def matches(wanted, text, number):
    """True if a bound is what is wanted; `at-least` is the depth that must be known."""
    wanted, _, least = wanted.partition(" at-least ")
    return wanted == text and number >= int(least or 0)


def compare(expectations, bounds, functions):
    """Every difference between what is expected and what is reported, both ways."""
    left = {key for key in bounds if functions.get(key, True)}
    left |= {key for key, is_global in functions.items() if is_global}
    for e in expectations:
        part, _, symbol = e.symbol.rpartition(":")
        keys = [key for key in bounds if key[1] == symbol and part in ("", key[0])]
        if len(keys) != 1:
            yield f"line {e.line}: {e.symbol} {e.wanted}: {len(keys)} functions reported"
        for key in keys:
            left.discard(key)
            if not matches(e.wanted, *bounds[key]):
                text, number = bounds[key]
                yield f"line {e.line}: {e.symbol}: wanted {e.wanted}, got {text} ({number} bytes)"
    for part, symbol in sorted(left):
        text, _ = bounds.get((part, symbol), ("nothing", 0))
        yield f"{part}: {symbol}: got {text}, which no line expects"


def check_target(case, target, folder, stackcheck):
    objects = build(case, target, folder / target)
    functions = {(part, symbol): is_global for part, made in objects.items()
                 for symbol, is_global in defined_functions(made).items()}
    report = analyse(stackcheck, objects)
    expectations = [e for e in case.expectations if e.applies_to(target)]
    found = unit_problems(report)
    found += compare(expectations, reported_bounds(report, objects), functions)
    return [f"{target}: {difference}" for difference in found]


def check_file(path, folder, stackcheck):
    """(differences, known gap) of one case file."""
    case = parse_case(path.name, path.read_text())
    differences = []
    for target in case.targets:
        differences += check_target(case, target, folder, stackcheck)
    return differences, case.known_gap


def verdict(differences, known_gap):
    if known_gap:
        return lit.Test.XFAIL if differences else lit.Test.XPASS
    return lit.Test.FAIL if differences else lit.Test.PASS


class CheckedCase(lit.formats.FileBasedTest):
    """lit's view of a case that `check_file` holds against stackcheck."""

    check_file = None

    def __init__(self, stackcheck):
        self.stackcheck = stackcheck

    def execute(self, test, lit_config):
        path = pathlib.Path(test.getExecPath())
        folder = path.parent / "Output" / path.name
        try:
            differences, known_gap = self.check_file(pathlib.Path(test.getSourcePath()), folder,
                                                     self.stackcheck)
        except (CaseError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
            return lit.Test.FAIL, f"{type(error).__name__}: {error}"
        return verdict(differences, known_gap), "\n".join(differences)


class StackCase(CheckedCase):
    """lit's view of a stack case."""

    check_file = staticmethod(check_file)
