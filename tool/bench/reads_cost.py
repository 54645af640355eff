#!/usr/bin/env python3
"""What the reads cost: reads_cost.py STACKCHECK PROJECT-FOLDER BOARD [FILE...]

For each source of the board whose name is given (all of them together if none is), times
`stackcheck --reads` and `clang-22 --analyze` on it, and prints rows for docs/benchmarks.md.
CPU seconds, one process each; the lower of two runs.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from cost import clang_command, project_boards, timed


def entries_of(folder, board):
    database = dict(project_boards(folder))[board]
    return json.loads(database.read_text())


def analyze_command(entry):
    """What `clang-22 --analyze` needs to read the file as its own compiler does."""
    command = clang_command(entry, "/dev/null")
    command.remove("-c")
    return [command[0], "--analyze", "--analyzer-output", "text", *command[1:]]


def run_clang(entries):
    for entry in entries:
        subprocess.run(analyze_command(entry), cwd=entry["directory"], capture_output=True,
                       check=True)


def run_stackcheck(stackcheck, entries):
    """The sums that the report ends with."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "compile_commands.json").write_text(json.dumps(entries))
        result = subprocess.run([stackcheck, "--reads", "--jobs=1", folder], capture_output=True,
                                text=True, check=False)
    if result.returncode not in (0, 1):
        sys.exit(result.stderr)
    return result.stdout.strip().splitlines()[-1]


def best(work):
    return min(timed(work)[1] for _ in range(2))


def row(name, stackcheck, entries):
    own = best(lambda: run_stackcheck(stackcheck, entries))
    clang = best(lambda: run_clang(entries))
    print(f"| {name} | {len(entries)} | {own:.2f} s | {clang:.2f} s | {clang / own:.1f} "
          f"| {run_stackcheck(stackcheck, entries)} |", flush=True)


def main(stackcheck, folder, board, *names):
    entries = entries_of(pathlib.Path(folder), board)
    print("| | units | `stackcheck --reads` | `clang-22 --analyze` | ratio | |")
    print("|---|--:|--:|--:|--:|---|")
    for name in names:
        row(name, stackcheck, [e for e in entries if pathlib.Path(e["file"]).name == name])
    if not names:
        row(board, stackcheck, entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
