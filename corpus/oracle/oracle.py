#!/usr/bin/env python3
"""oracle.py FLOW_SITES [--full] [--build FOLDER] [--mbedtls FOLDER]: see README.md beside this
file."""

import argparse
import json
import pathlib
import subprocess
import sys

import compare
import programs
from instrumented import (Failed, compile_all, link, profiling_environment, read_profiles, run)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("flow_sites", type=pathlib.Path)
    parser.add_argument("--full", action="store_true", help="mbedTLS's test suites too")
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build"),
                        help="of this project: has compile_commands.json and gets oracle/")
    parser.add_argument("--mbedtls", type=pathlib.Path, default=programs.mbedtls_source(),
                        help="the source of mbedTLS 2.28.3")
    options = parser.parse_args()
    options.flow_sites, options.build = options.flow_sites.absolute(), options.build.absolute()
    options.made = options.build / "oracle"
    return options


def suites(options):
    yield programs.own()
    yield programs.firmware(options.build / "compile_commands.json")
    yield from programs.default_programs(options.mbedtls)
    if options.full:
        yield programs.default_suites(options.mbedtls, options.made)


class Builder:
    """Compiles what suites have in common once."""

    def __init__(self, made):
        self.made = made
        self.common = {}

    def compile_common(self, suite):
        key = json.dumps([source.database_entry() for source in suite.common])
        if key not in self.common:
            folder = self.made / f"common-{len(self.common)}"
            self.common[key] = compile_all(suite.common, folder)
        return self.common[key]

    def build(self, suite, program):
        """The built program, and the places of its sites."""
        folder = self.made / program.name
        objects, places = self.compile_common(suite)
        own, more = compile_all(program.sources, folder)
        link([*objects, *own], program.libraries, folder / "program")
        return folder / "program", {**places, **more}


def fresh_profiles(folder):
    for old in folder.glob("*.profraw"):
        old.unlink()
    return profiling_environment(folder)


def run_together(suite, built, options):
    """Runs programs that need each other; their profiles in one folder each."""
    by_name = {}
    for program in suite.programs:
        binary, _ = built[program.name]
        environment = fresh_profiles(binary.parent)
        script = binary.parent / "run"
        value = environment["LLVM_PROFILE_FILE"]
        script.write_text(f'#!/bin/sh\nLLVM_PROFILE_FILE="{value}" exec "{binary}" "$@"\n')
        script.chmod(0o755)
        by_name[program.name] = script
    suite.together(by_name, options.made, options.mbedtls / "tests", environment)


def observe(suite, options, builder):
    """(program, places, observed) of every program of a suite."""
    built = {program.name: builder.build(suite, program) for program in suite.programs}
    if suite.together:
        run_together(suite, built, options)
    for program in suite.programs:
        binary, places = built[program.name]
        if not suite.together:
            program.run(binary, fresh_profiles(binary.parent))
        yield program, places, read_profiles(binary.parent)


def database(sources, path):
    path.write_text(json.dumps([source.database_entry() for source in sources]))
    return path


def predict(suite, options):
    """The sites of every program of a suite, in order."""
    common = database(suite.common, options.made / f"{suite.programs[0].name}-common.json")
    own = [database(program.sources, options.made / f"{program.name}.json")
           for program in suite.programs]
    said = run([options.flow_sites, common, *own])
    return [json.loads(line)["sites"] for line in said.splitlines()]


HEAD = ("program", "sites", "called", "of them unknown", "pairs", "caller and target",
        "targets per site called: predicted", "seen", "misses")


def print_row(name, result):
    claimed = result.called - result.unknown
    mean = [f"{count / claimed:.2f}" if claimed else "-"
            for count in (result.predicted, result.claimed)]
    row = (name, result.sites, result.called, result.unknown, result.pairs,
           len(result.callers), *mean, len(result.misses))
    print("| " + " | ".join(map(str, row)) + " |", flush=True)


def check(suite, options, builder):
    observed = list(observe(suite, options, builder))
    for (program, places, seen), predicted in zip(observed, predict(suite, options), strict=True):
        result = compare.compare(predicted, places, seen)
        print_row(f"{suite.name}: {program.name}", result)
        yield program.name, result


def main():
    options = arguments()
    options.made.mkdir(parents=True, exist_ok=True)
    builder = Builder(options.made)
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    misses = callers = pairs = 0
    seen = set()
    try:
        for suite in suites(options):
            for name, result in check(suite, options, builder):
                pairs += result.pairs
                seen |= result.callers
                misses += len(result.misses)
                for miss in result.misses:
                    print(f"miss: {name}: {miss}", file=sys.stderr)
    except (Failed, subprocess.SubprocessError, OSError) as error:
        print(f"oracle.py: {error}", file=sys.stderr)
        return 2
    print(f"\n{pairs} pairs ({len(seen)} different callers and targets), {misses} misses")
    return 1 if misses or not pairs else 0


if __name__ == "__main__":
    sys.exit(main())
