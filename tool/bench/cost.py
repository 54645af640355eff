#!/usr/bin/env python3
"""What an analysis costs: cost.py STACKCHECK PROJECT-FOLDER [ROUNDS]

Times `stackcheck PROJECT-FOLDER` and `clang-22 -c` on the same files with the same number of
jobs, in turn, ROUNDS times, and prints the medians as lines for docs/benchmarks.md. Neither side
keeps anything from round to round; one round of each beforehand fills the system's file cache.
"""

import concurrent.futures
import functools
import json
import os
import pathlib
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

DROPPED_WITH_VALUE = {"-o", "-MF", "-MT", "-MQ"}
DROPPED = ("-c", "-MD", "-MMD", "-MP", "--specs=")


def project_boards(folder):
    """(board, compile database) of every board of a project file."""
    project = json.loads((folder / "stackcheck.json").read_text())
    return [(row["board"], folder / row["compile_database"]) for row in project["boards"]]


@functools.cache
def gcc_headers(compiler, machine, language):
    """The system header folders this GCC searches; its own are left to Clang's."""
    command = [compiler, *machine, "-E", "-v", "-x", language, os.devnull]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    listed = text.split("<...> search starts here:")[1].split("End of search list")[0].split()
    return [folder for folder in listed if "/lib/gcc/" not in os.path.normpath(folder)
            or "/c++" in folder]


def clang_flags(words):
    """A compile command's flags without its outputs."""
    kept, words = [], iter(words)
    for word in words:
        if word in DROPPED_WITH_VALUE:
            next(words)
        elif not word.startswith(DROPPED):
            kept.append(word)
    return kept


def clang_command(entry, output):
    """The `clang-22 -c` that makes of this entry what its own compiler makes."""
    words = shlex.split(entry["command"])
    words = words[1:] if os.path.basename(words[0]) == "ccache" else words
    compiler, flags = os.path.basename(words[0]), clang_flags(words[1:])
    clang = "clang++-22" if compiler.endswith("++") or "++-" in compiler else "clang-22"
    if "clang" in compiler:
        return [clang, "-c", *flags, "-o", output]
    language = "c++" if clang == "clang++-22" else "c"
    machine = tuple(flag for flag in flags if flag.startswith("-m"))
    headers = [word for folder in gcc_headers(compiler, machine, language)
               for word in ("-isystem", folder)]
    own = subprocess.run([clang, "-print-resource-dir"], capture_output=True, text=True,
                         check=True).stdout.strip()
    return [clang, "--target=" + compiler.rpartition("-")[0], "-nostdinc", "-w", "-c", *flags,
            *headers, "-isystem", own + "/include", "-o", output]


def compile_jobs(folder, scratch):
    """(command, working directory) for every unit of every board."""
    jobs = []
    for board, database in project_boards(folder):
        for number, entry in enumerate(json.loads(database.read_text())):
            output = str(scratch / f"{board}-{number}.o")
            jobs.append((clang_command(entry, output), entry["directory"]))
    return jobs


def compile_all(jobs, workers):
    """Runs every compile job; how many failed."""
    def run(job):
        return subprocess.run(job[0], cwd=job[1], capture_output=True, check=False).returncode
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return sum(status != 0 for status in pool.map(run, jobs))


def analyse(stackcheck, folder, workers):
    command = [stackcheck, f"--jobs={workers}", "--quiet", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode and not result.stdout:  # quiet only where all is well
        sys.exit(f"{shlex.join(command)}: exit status {result.returncode}\n{result.stderr}")


def timed(work):
    """(seconds on the clock, seconds of CPU) of `work` and the processes it starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    clock, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def row(name, rounds):
    clock, cpu = (statistics.median(column) for column in zip(*rounds))
    spread = ", ".join(f"{clock:.1f}" for clock, _ in rounds)
    print(f"| {name} | {clock:.1f} s | {cpu:.1f} s | {spread} |")
    return clock, cpu


def main(stackcheck, folder, rounds="5"):
    workers = os.cpu_count()
    with tempfile.TemporaryDirectory() as scratch:
        jobs = compile_jobs(pathlib.Path(folder), pathlib.Path(scratch))
        failed = compile_all(jobs, workers)
        analyse(stackcheck, folder, workers)
        compiles, analyses = [], []
        for _ in range(int(rounds)):
            compiles.append(timed(lambda: compile_all(jobs, workers)))
            analyses.append(timed(lambda: analyse(stackcheck, folder, workers)))
    print(f"{len(jobs)} units, {workers} jobs, {rounds} rounds; "
          f"{failed} units that clang-22 cannot compile.\n")
    print("| | clock, median | CPU, median | clock of each round |\n|---|---|---|---|")
    base, cost = row("`clang-22 -c`", compiles), row("`stackcheck`", analyses)
    print(f"| ratio | {cost[0] / base[0]:.2f} | {cost[1] / base[1]:.2f} | |")


if __name__ == "__main__":
    main(*sys.argv[1:])
