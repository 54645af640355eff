"""The read cases: what a case expects of the reads in it, what stackcheck says, the difference.

README.md beside this file says how a case is written. The known gaps of all cases stand in
read/known-gaps.txt.
"""

import dataclasses
import json
import pathlib
import re
import subprocess

import lit.Test
import lit.formats

from expectations import CaseError, split_parts

FINDINGS = (
    "reads-again-after-close", "waits-on-count-not-state", "close-result-used-as-length",
    "read-result-ignored", "data-lost-on-close", "short-read-taken-for-full",
    "timeout-taken-for-close", "close-taken-for-timeout", "close-resets-peer",
    "close-sends-no-fin", "half-close-drops-reply", "tls-truncation-accepted")
ROOT = pathlib.Path(__file__).resolve().parent / "read"
LABEL = re.compile(r"// (?P<kind>expect-finding|expect-nothing): (?P<names>[a-z-]+(?:, [a-z-]+)*)$")
API = re.compile(r"// api: (?P<names>[a-z]+(?: [a-z]+)*)$")
HEAD = re.compile(
    r"(?!typedef|(?:struct|enum)(?: \w+)? \{|static const |#)[A-Za-z_][^;=]*?(?P<name>[\w:~]+)\(")
GAP = re.compile(r"(?P<file>\S+): (?P<what>[a-z-]+ [a-z-]+ in \S+): (?P<why>.+)$")
UNITS = {".c": ["arm-none-eabi-gcc", "-std=gnu11"], ".cpp": ["arm-none-eabi-g++", "-std=gnu++20"]}
TARGET = ["-mcpu=cortex-m3", "-mthumb", "-Os"]


@dataclasses.dataclass(frozen=True)
class Label:
    """`bad`: these findings stand on this line. Otherwise: none in the function that it heads."""
    part: str
    line: int
    function: str
    bad: bool
    names: tuple


@dataclasses.dataclass
class Case:
    name: str      # posix/echo.c
    apis: list     # the first is the one it is about
    parts: dict    # file name -> text
    labels: list
    functions: dict  # part -> [(first line, last line, name)]

    def function_at(self, part, line):
        inside = [f for f in self.functions.get(part, []) if f[0] <= line <= f[1]]
        return inside[0][2] if inside else "(file)"


def functions_of(text):
    """(first line, last line, name) of what starts at the left margin and ends there with }."""
    found, head = [], None
    for number, line in enumerate(text.splitlines(), 1):
        match = None if head else HEAD.match(line)
        head = (number, match["name"]) if match else head
        code = line.split("//")[0].rstrip()
        if head and code.endswith(";") and not line.startswith(" ") and "{" not in code:
            head = None
        elif head and (line.startswith("}") or (number == head[0] and code.endswith("}"))):
            found.append((head[0], number, head[1]))
            head = None
    return found


def parse_label(name, part, number, line, functions):
    match = LABEL.search(line)
    if not match:
        if "expect" in line and "//" in line:
            raise CaseError(f"{name}: {part}:{number}: not a label: {line.strip()}")
        return None
    names = tuple(match["names"].split(", "))
    unknown = [n for n in names if n not in FINDINGS]
    if unknown:
        raise CaseError(f"{name}: {part}:{number}: no such finding: {unknown}")
    around = [f for f in functions if f[0] <= number <= f[1]]
    bad = match["kind"] == "expect-finding"
    if not around or (not bad and around[0][0] != number):
        raise CaseError(f"{name}: {part}:{number}: {match['kind']} stands at no function")
    return Label(part, number, around[0][2], bad, names)


def parse_case(name, text):
    lines = text.splitlines()
    api = API.match(lines[1]) if len(lines) > 1 else None
    if not api:
        raise CaseError(f"{name}: the second line must be // api: NAME...")
    parts = split_parts(pathlib.PurePath(name).name, text)
    functions = {part: functions_of(code) for part, code in parts.items()}
    labels = [parse_label(name, part, number, line, functions[part])
              for part, code in parts.items() for number, line in enumerate(code.splitlines(), 1)]
    case = Case(name, api["names"].split(), parts, [l for l in labels if l], functions)
    if not case.labels:
        raise CaseError(f"{name}: a case without label")
    return case


def read_case(path):
    path = pathlib.Path(path)
    return parse_case(path.relative_to(ROOT).as_posix(), path.read_text())


def case_files():
    return sorted(p for p in ROOT.glob("*/*") if p.suffix in UNITS and p.parent.name != "include")


def commands(case):
    """How each unit of a case is compiled, by its file name."""
    includes = [f"-I{ROOT / 'include' / api}" for api in case.apis]
    for part in case.parts:
        compiler = UNITS.get(pathlib.PurePath(part).suffix)
        if compiler:
            yield part, compiler + TARGET + includes + ["-c", part]


def write_case(case, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for part, text in case.parts.items():
        (folder / part).write_text(text)
    database = [{"directory": str(folder), "file": part, "arguments": command}
                for part, command in commands(case)]
    (folder / "compile_commands.json").write_text(json.dumps(database, indent=1))


def analyse(stackcheck, case, folder):
    """The report about the reads of a case."""
    write_case(case, folder)
    command = [stackcheck, "--reads", "--format=json", "--jobs=1", str(folder)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                            timeout=300)
    if result.returncode not in (0, 1):
        raise CaseError(f"{' '.join(command)}\nexit status {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout)


def places(case, entries):
    """(part, line, entry) of what a report says about the files of a case."""
    for entry in entries:
        yield pathlib.PurePath(entry["file"] or "?").name, entry["line"] or 0, entry


def compare(case, report):
    """Every difference between labels and report: `missed|false FINDING in FUNCTION`, or
    `undecided CALLEE in FUNCTION` as `undecided read in FUNCTION`."""
    wanted = {(l.part, l.line, name) for l in case.labels if l.bad for name in l.names}
    got = {(part, line, e["finding"]) for part, line, e in places(case, report["findings"])}
    undecided = {(part, line) for part, line, _ in places(case, report["undecided_reads"])}
    differences = [("missed", *key) for key in wanted - got]
    differences += [("false", *key) for key in got - wanted]
    differences += [("undecided", part, line, "read") for part, line in undecided]
    return [(part, line, f"{what} {name} in {case.function_at(part, line)}")
            for what, part, line, name in sorted(differences)]


def parse_gaps(text):
    """{case: [what]} of known-gaps.txt."""
    gaps = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = GAP.match(line)
        if not match:
            raise CaseError(f"known-gaps.txt:{number}: not a gap: {line}")
        gaps.setdefault(match["file"], []).append(match["what"])
    return gaps


def known_gaps():
    return parse_gaps((ROOT / "known-gaps.txt").read_text())


def verdict(differences, gaps):
    """(lit's result, why) of a case's differences, given those that are known."""
    seen = {what for _, _, what in differences}
    new = [f"{part}:{line}: {what}" for part, line, what in differences if what not in gaps]
    closed = [f"known gap is closed: {what}" for what in gaps if what not in seen]
    if new:
        return lit.Test.FAIL, new + closed
    if closed:
        return lit.Test.XPASS, closed
    return (lit.Test.XFAIL if gaps else lit.Test.PASS), [what for what in gaps]


class ReadCase(lit.formats.FileBasedTest):
    """lit's view of a read case."""

    def __init__(self, stackcheck):
        self.stackcheck = stackcheck

    def execute(self, test, lit_config):
        path = pathlib.Path(test.getExecPath())
        try:
            case = read_case(test.getSourcePath())
            report = analyse(self.stackcheck, case, path.parent / "Output" / path.name)
            result, why = verdict(compare(case, report), known_gaps().get(case.name, []))
        except (CaseError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
            return lit.Test.FAIL, f"{type(error).__name__}: {error}"
        return result, "\n".join(why)
