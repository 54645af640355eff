#!/usr/bin/env python3
"""The firmware as its builds make it: builds.py STACKCHECK BUILD...

BUILD is NAME=FOLDER:BOARD:CODE, with a folder that CMake configured with
-DCMAKE_EXPORT_COMPILE_COMMANDS=ON and that is built. CODE says what is measured: "built" (its
objects), "elf" (its linked image) or "clang" (what Clang makes in process of its sources). Prints, for each, the
bounds of its entries with the facts of BOARD's budget, how its indirect calls were joined with the
source's, and the deepest chain, as the tables of docs/measurements.md.
"""

import dataclasses
import json
import pathlib
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
        return [stackcheck, self.folder, f"--budget=budgets/{self.board}.json", "--format=json",
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


def chain_text(board):
    deepest = max(board["entries"], key=lambda entry: entry["known_bytes"])
    return [f"{step['depth_bytes']:>6}  {step['function']}" for step in deepest["chain"]]


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
    for name, board in boards.items():
        print(f"{name}: the deepest chain", "```", *chain_text(board), "```", "", sep="\n")


if __name__ == "__main__":
    main()
