"""The flow cases: where the calls through pointers of a case lead, and where stackcheck says.

README.md beside this file says how a case is written.
"""

import collections
import json
import pathlib
import re
import subprocess

from expectations import (CaseError, CheckedCase, describe, matches, parse_expectation,
                          split_parts)

DIRECTIVE = re.compile(r"//\s*(?P<key>entry|fact|flags|expect-[a-z-]+|XFAIL):\s*(?P<value>.*?)\s*$")
PLACELESS = ("entry", "fact", "flags", "expect-root", "expect-bound", "expect-chain", "XFAIL")
VERDICTS = {"never-set", "by-signature", "unknown"}
COMPILERS = {".c": "clang-22", ".s": "clang-22",
             ".cpp": "clang++-22 -std=c++20 -fno-exceptions -fno-rtti"}
COMPILE = "{} --target=thumbv7m-none-eabi -ffreestanding -Os -g {} -c {} -o {}.o"
STACK = {"name": "main", "bytes": 4096, "source": "a case"}


class Case:
    """One file of the corpus. `parts` maps file names to texts, one unit each."""

    def __init__(self, name, text):
        self.parts = split_parts(name, text)
        self.values = collections.defaultdict(list)  # of directives without a place
        self.calls = {}  # (part, line): what each call of the line is expected to be
        for part, source in self.parts.items():
            for number, line in enumerate(source.splitlines(), 1):
                self.read_line(part, number, line)
        if not self.calls and not any(self.values[key] for key in PLACELESS if "expect" in key):
            raise CaseError("nothing is expected")

    def read_line(self, part, number, line):
        match = DIRECTIVE.search(line)
        if not match:
            return
        if match["key"] == "expect-call":
            self.calls[part, number] = [parse_call(text) for text in match["value"].split(";")]
        elif match["key"] in PLACELESS:
            self.values[match["key"]].append(match["value"])
        else:
            raise CaseError(f"{part}:{number}: unknown directive {match['key']}")


def parse_call(text):
    """A call as its verdict and targets: `f g`, `never-set`, `by-signature f g`, `unknown`."""
    words = text.split()
    if not words:
        raise CaseError("expect-call: wanted targets, or a verdict")
    kind = words.pop(0) if words[0] in VERDICTS else "resolved"
    return kind, frozenset(words)


def write_project(case, folder):
    folder.mkdir(parents=True, exist_ok=True)
    flags = " ".join(case.values["flags"])
    commands = []
    for name, text in case.parts.items():
        (folder / name).write_text(text)
        suffix = pathlib.Path(name).suffix
        if suffix in COMPILERS:
            command = COMPILE.format(COMPILERS[suffix], flags, name, name)
            commands.append({"directory": ".", "file": name, "command": command})
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    (folder / "budget.json").write_text(json.dumps(budget(case), indent=1))


def budget(case):
    entries = case.values["entry"] or ["main"]
    return {
        "schema": "stackcheck-budget/1", "board": "case", "target": {"cpu": "cortex-m3"},
        "stacks": [STACK],
        "entries": [{"function": name, "kind": "main", "stack": "main"} for name in entries],
        "facts": [json.loads(fact) for fact in case.values["fact"]],
    }


def analyse(stackcheck, folder):
    command = [stackcheck, "--budget=budget.json", "--format=json", "."]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                            timeout=60)
    if result.returncode not in (0, 1):
        raise CaseError(f"{' '.join(command)}\nexit status {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout)["boards"][0]


def reported_calls(board):
    """{(part, line): its calls in the order of their columns}."""
    calls = collections.defaultdict(list)
    for call in board["indirect_calls"]:
        place = pathlib.Path(call["file"]).name, call["line"]
        calls[place].append((call["verdict"], frozenset(call["targets"])))
    return calls


def to_text(calls):
    return "; ".join(" ".join([kind, *sorted(targets)]) for kind, targets in calls) or "nothing"


def compare_calls(expected, reported):
    """Every difference, both ways."""
    for place in sorted(expected.keys() | reported.keys()):
        wanted, got = expected.get(place, []), reported.get(place, [])
        if wanted != got:
            yield f"{place[0]}:{place[1]}: wanted {to_text(wanted)}, got {to_text(got)}"


def compare_roots(expected, board):
    got = sorted(f"{root['function']} {root['kind']}" for root in board["offered_roots"])
    if expected and got != sorted(expected):
        yield f"roots: wanted {sorted(expected)}, got {got}"


def compare_bounds(expected, board):
    """The bounds of entries that a case states."""
    entries = {entry["entry"]: entry for entry in board["entries"]}
    for text in expected:
        name = text.split()[0]
        if name not in entries:
            raise CaseError(f"expect-bound: {name} is no entry")
        entry = entries[name]
        reasons = [reason["kind"] for reason in entry["reasons"]]
        got = describe(entry["bound"], entry["bound_bytes"], reasons)
        if not is_bound(text, got, entry):
            yield f"bound: wanted {text}, got {got} (at least {entry['known_bytes']})"


def is_bound(text, got, entry):
    """`main < 100`: bounded, and by less; else as in a stack case."""
    compared = re.fullmatch(r"\S+ ([<>]) (\d+)", text)
    if not compared:
        return matches(parse_expectation(0, text).wanted, got, entry["known_bytes"])
    number, limit = entry["bound_bytes"], int(compared[2])
    return number is not None and (number < limit if compared[1] == "<" else number > limit)


def compare_chains(expected, board):
    """The deepest chain of calls, from the entry on, of entries that a case states."""
    chains = [[step["function"] for step in entry["chain"]] for entry in board["entries"]]
    for text in expected:
        if text.split() not in chains:
            yield f"chain: wanted {text}, got {chains}"


def compare(case, board):
    """Every difference between what the case expects and what is reported, both ways."""
    differences = [str(problem) for problem in board["problems"]]
    differences += compare_calls(case.calls, reported_calls(board))
    differences += compare_roots(case.values["expect-root"], board)
    differences += compare_bounds(case.values["expect-bound"], board)
    differences += compare_chains(case.values["expect-chain"], board)
    return differences


def check_file(path, folder, stackcheck):
    """(differences, known gap) of one case file."""
    case = Case(path.name, path.read_text())
    write_project(case, folder)
    board = analyse(stackcheck, folder)
    return compare(case, board), " ".join(case.values["XFAIL"])


class FlowCase(CheckedCase):
    """lit's view of a flow case."""

    check_file = staticmethod(check_file)
