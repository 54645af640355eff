#!/usr/bin/env python3
"""How many of the labelled functions stackcheck and other analyzers get right.

usage: table.py STACKCHECK           a table per finding and per API, and the others beside it
       table.py STACKCHECK --gaps    what known-gaps.txt would have to hold; reasons are kept

A bad function counts as found by stackcheck if it gives the named finding at the labelled line,
by another tool if that warns anywhere in the function, whatever it says. A good function counts
as flagged if there is any finding or warning in it. Every tool gets the same files, and the
options that make it report most, but for questions of style.
"""

import collections
import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path[:0] = ["/usr/lib/llvm-22/utils/lit", str(pathlib.Path(__file__).resolve().parents[1])]
sys.dont_write_bytecode = True

import reads  # noqa: E402

WARNING = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+):\d+: (?:warning|error): ")
CHECKERS = ["alpha.core", "alpha.deadcode", "alpha.security", "alpha.unix", "alpha.cplusplus",
            "optin.core", "optin.taint", "optin.portability"]
# alpha.cplusplus will not start without it.
SIMPLIFIES = "aggressive-binary-operation-simplification=true"


def clang_analyze(unit, command):
    checkers = [f"-Xclang=-analyzer-checker={name}" for name in CHECKERS]
    checkers += ["-Xclang=-analyzer-config", f"-Xclang={SIMPLIFIES}"]
    return ["clang-22", "--analyze", "--analyzer-output", "text", "--target=arm-none-eabi",
            *checkers, *command[1:-2], *system_headers(), unit]


def gcc_analyzer(unit, command):
    return [*command, "-fanalyzer", "-Wall", "-Wextra", "-o", "/dev/null"]


def cppcheck(unit, command):
    includes = [option for option in command if option.startswith("-I")]
    return ["cppcheck", "--enable=warning,performance,portability", "--inconclusive", "--force",
            "--quiet", "--template={file}:{line}:{column}: warning: {id}", *includes, unit]


def clang_tidy(unit, command):
    checks = "-*,bugprone-*,clang-analyzer-*,-bugprone-easily-swappable-parameters," \
             "-bugprone-reserved-identifier"
    return ["clang-tidy-22", "--quiet", f"--checks={checks}", unit, "--",
            "--target=arm-none-eabi", *command[1:-2], *system_headers()]


def system_headers():
    """Where the cross compiler looks for headers; Clang does not know."""
    report = subprocess.run(["arm-none-eabi-g++", *reads.TARGET, "-xc++", "-E", "-v", "/dev/null"],
                            capture_output=True, text=True, check=True).stderr
    listed = re.search(r"#include <...> search starts here:\n(.*?)End of search", report, re.S)
    folders = [str(pathlib.Path(line.strip()).resolve()) for line in listed[1].splitlines()]
    return [f"-isystem{folder}" for folder in folders if "/lib/gcc/" not in folder]


OTHERS = {"clang --analyze": clang_analyze, "cppcheck": cppcheck, "gcc -fanalyzer": gcc_analyzer,
          "clang-tidy": clang_tidy}


def warned_functions(case, folder, make_command):
    """{(part, function)} in which a tool warns about a case."""
    warned = set()
    for unit, command in reads.commands(case):
        result = subprocess.run(make_command(unit, command), cwd=folder, capture_output=True,
                                text=True, check=False, timeout=300)
        for line in (result.stdout + result.stderr).splitlines():
            match = WARNING.match(line)
            if match and pathlib.PurePath(match["file"]).name in case.parts:
                part = pathlib.PurePath(match["file"]).name
                warned.add((part, case.function_at(part, int(match["line"]))))
    return warned


class Judge:
    """What stackcheck says of one case, label by label."""

    def __init__(self, case, report):
        self.case = case
        self.found = {(part, line, e["finding"])
                      for part, line, e in reads.places(case, report["findings"])}
        self.undecided = self.functions(report["undecided_reads"])
        self.flagged = self.functions(report["findings"])

    def functions(self, entries):
        return {(part, self.case.function_at(part, line))
                for part, line, _ in reads.places(self.case, entries)}

    def count(self, label, name):
        """Which counters this label raises."""
        function = (label.part, label.function)
        right = (label.part, label.line, name) in self.found if label.bad else False
        yield "bad" if label.bad else "good"
        if right:
            yield "found"
        if not label.bad and function in self.flagged:
            yield "flagged"
        if not right and function in self.undecided:
            yield "undecided"


def judge_case(stackcheck, path):
    case = reads.read_case(path)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        report = reads.analyse(stackcheck, case, folder)
        warned = {tool: warned_functions(case, folder, command)
                  for tool, command in OTHERS.items() if is_there(command)}
    return case, report, warned


def is_there(command):
    unit, cross_command = "a.c", reads.UNITS[".c"] + ["-c", "a.c"]
    return shutil.which(command(unit, cross_command)[0]) is not None


def row(name, counts):
    share = f"{100 * counts['found'] / counts['bad']:.0f} %" if counts["bad"] else "-"
    return f"| {name} | {counts['bad']} | {counts['found']} | {share} " \
           f"| {counts['good']} | {counts['flagged']} | {counts['undecided']} |"


def print_tables(judged):
    by_finding = collections.defaultdict(collections.Counter)
    by_api = collections.defaultdict(collections.Counter)
    total = collections.Counter()
    for case, report, _ in judged:
        judge = Judge(case, report)
        for label in case.labels:
            for name in label.names:
                by_finding[name].update(judge.count(label, name))
            counts = list(judge.count(label, label.names[0]))
            by_api[case.apis[0]].update(counts)
            total.update(counts)
    for title, rows in (("finding", [(n, by_finding[n]) for n in reads.FINDINGS]),
                        ("API", sorted(by_api.items()))):
        print(f"| {title} | bad | found | | good | flagged | not decided |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        for name, counts in rows:
            print(row(name, counts))
        print(row("all functions", total) + "\n")
    print_others(judged, total)


def print_others(judged, total):
    print("| tool | bad functions it warns in | good functions it warns in |")
    print("|---|--:|--:|")
    print(f"| stackcheck (the named finding, on its line) | {total['found']} of {total['bad']} "
          f"| {total['flagged']} of {total['good']} |")
    for tool, command in OTHERS.items():
        if not is_there(command):
            print(f"| {tool} | not installed | |")
            continue
        hits = collections.Counter(label.bad for case, _, warned in judged
                                   for label in case.labels
                                   if (label.part, label.function) in warned[tool])
        print(f"| {tool} | {hits[True]} of {total['bad']} | {hits[False]} of {total['good']} |")


def print_gaps(stackcheck):
    known = reads.ROOT / "known-gaps.txt"
    lines = known.read_text().splitlines()
    why = {line.rsplit(": ", 1)[0]: line for line in lines if line and line[0] != "#"}
    print("\n".join(line for line in lines if line.startswith("#")))
    for path in reads.case_files():
        case = reads.read_case(path)
        with tempfile.TemporaryDirectory() as folder:
            report = reads.analyse(stackcheck, case, pathlib.Path(folder))
        for what in sorted({what for _, _, what in reads.compare(case, report)}):
            gap = f"{case.name}: {what}"
            print(why.get(gap, f"{gap}: not looked into"))


def main(stackcheck, *options):
    stackcheck = str(pathlib.Path(stackcheck).resolve())
    if list(options) == ["--gaps"]:
        print_gaps(stackcheck)
        return
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        judged = list(pool.map(lambda path: judge_case(stackcheck, path), reads.case_files()))
    print_tables(judged)


if __name__ == "__main__":
    main(*sys.argv[1:])
