#!/usr/bin/env python3
"""The firmware as its builds make it: builds.py STACKCHECK BUILD...

BUILD is NAME=FOLDER:BOARD:CODE, with a folder that CMake configured with
-DCMAKE_EXPORT_COMPILE_COMMANDS=ON and that is built. CODE says what is measured: "built" (its
objects), "elf" (its linked image) or "clang" (what Clang makes in process of its sources). Prints, side by side, the bounds of the entries with the facts of BOARD's
budget, how the indirect calls were joined with the source's, and the deepest chains, as the tables
of docs/measurements.md.
"""

import dataclasses
import difflib
import json
import re
import subprocess
import sys

ENTRIES = ("isr_reset", "https_fetch", "tls_bring_up", "plain_post", "serve_clients",
           "network_bring_up")


@dataclasses.dataclass(frozen=True)
class Build:
    """One folder, and whose code of it is measured."""
    name: str
    folder: str
    board: str
    code: str

    @classmethod
    def parse(cls, text):
        name, rest = text.split("=", 1)
        return cls(name, *rest.split(":"))

    def command(self, stackcheck):
        image = f"--elf={self.folder}/firmware.elf"
        return [stackcheck, "--stacks", self.folder, f"--budget=budgets/{self.board}.json", "--format=json",
                image if self.code == "elf" else f"--code={self.code}"]


def report(stackcheck, build):
    made = subprocess.run(build.command(stackcheck), capture_output=True, text=True, check=False)
    if not made.stdout:
        sys.exit(f"{build.name}: exit status {made.returncode}\n{made.stderr}")
    return json.loads(made.stdout)["boards"][0]


def bound_text(entry):
    if entry["bound"] == "unbounded":
        return f"unbounded (at least {entry['known_bytes']})"
    return ("" if entry["bound"] == "exact" else "<= ") + str(entry["bound_bytes"])


def bounds_row(name, board):
    bounds = {entry["entry"]: bound_text(entry) for entry in board["entries"]}
    within = sum(entry["status"] == "within" for entry in board["entries"])
    cells = [bounds.get(entry, "") for entry in ENTRIES]
    return [name, *cells, f"{within} of {len(board['entries'])}"]


def joins_row(name, board):
    to_one, to_several, to_none = (board["sums"][f"joined_to_{what}"]
                                   for what in ("one", "several", "none"))
    calls = to_one + to_several + to_none
    share = 100 * to_one / calls if calls else 100
    return [name, calls, to_one, to_several, to_none, f"{share:.0f} %"]


def plain_name(function):
    """Without parameters, template arguments, and what a compiler adds to the name of a clone."""
    if function.startswith("(interrupt frame"):
        return function
    name = function.replace("(anonymous namespace)::", "")
    name = re.sub(r"<[^<>]*>", "", name.split("(")[0]).split(" ")[-1]
    return re.sub(r"[.](constprop|isra|part|lto_priv|cold)[.]\d+", "", name)


def chain_depths(board):
    """The deepest chain: depth by plain name, where a name has several steps the last one's."""
    deepest = max(board["entries"], key=lambda entry: entry["known_bytes"])
    return {plain_name(step["function"]): step["depth_bytes"] for step in deepest["chain"]}


def merged(order, names):
    """One order that keeps both, as far as they agree."""
    result = []
    matcher = difflib.SequenceMatcher(None, order, names, autojunk=False)
    for _, i, end_i, j, end_j in matcher.get_opcodes():
        result += order[i:end_i]
        result += [name for name in names[j:end_j] if name not in order]
    return result


def chain_rows(boards):
    chains = [chain_depths(board) for board in boards]
    order = []
    for chain in chains:
        order = merged(order, list(chain))
    return [[f"`{name}`", *(chain.get(name, "") for chain in chains)] for name in order]


def table(header, rows):
    line = "| " + " | ".join("{}" for _ in header) + " |"
    print(line.format(*header), "|" + "---|" * len(header), sep="\n")
    for row in rows:
        print(line.format(*row))
    print()


def main():
    stackcheck, *texts = sys.argv[1:]
    boards = {build.name: report(stackcheck, build) for build in map(Build.parse, texts)}
    table(["build", *ENTRIES, "within"], [bounds_row(*item) for item in boards.items()])
    table(["build", "indirect calls", "joined to one", "to any of several", "to none", "share"],
          [joins_row(*item) for item in boards.items()])
    table(["the deepest chain, in bytes", *boards], chain_rows(boards.values()))


if __name__ == "__main__":
    main()
