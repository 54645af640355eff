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


def project_of(folder, board, database):
    """The project with one board and that compile database, its other files where they are."""
    project = json.loads((folder / "stackcheck.json").read_text())
    [row] = [row for row in project["boards"] if row["board"] == board]
    row = {**row, "compile_database": str(database),
           "budget": str((folder / row["budget"]).resolve())}
    contracts = [str((folder / path).resolve()) for path in project.get("contracts", [])]
    return {**project, "boards": [row], "contracts": contracts}


def run_stackcheck(stackcheck, folder, board, entries):
    """The sums that the report ends with."""
    with tempfile.TemporaryDirectory() as temporary:
        database = pathlib.Path(temporary) / "compile_commands.json"
        database.write_text(json.dumps(entries))
        (pathlib.Path(temporary) / "stackcheck.json").write_text(
            json.dumps(project_of(folder, board, database)))
        result = subprocess.run([stackcheck, "--reads", "--jobs=1", temporary], capture_output=True,
                                text=True, check=False)
    if result.returncode not in (0, 1):
        sys.exit(result.stderr)
    return result.stdout.strip().splitlines()[-1]


def best(work):
    return min(timed(work)[1] for _ in range(2))


def row(name, stackcheck, project, entries):
    own = best(lambda: run_stackcheck(stackcheck, *project, entries))
    clang = best(lambda: run_clang(entries))
    print(f"| {name} | {len(entries)} | {own:.2f} s | {clang:.2f} s | {clang / own:.1f} "
          f"| {run_stackcheck(stackcheck, *project, entries)} |", flush=True)


def main(stackcheck, folder, board, *names):
    project = pathlib.Path(folder), board
    entries = entries_of(*project)
    print("| | units | `stackcheck --reads` | `clang-22 --analyze` | ratio | |")
    print("|---|--:|--:|--:|--:|---|")
    for name in names:
        row(name, stackcheck, project, [e for e in entries if pathlib.Path(e["file"]).name == name])
    if not names:
        row(board, stackcheck, project, entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
