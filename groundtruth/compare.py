#!/usr/bin/env python3
"""Runs the firmware in QEMU and holds what every function's stack came to against its bound.

The bound is stackcheck's for the very image that runs. Where its calls through pointers go is
taken from the run: with every call that happened stated, no function may have gone deeper than
its bound, nor, where something else leaves it unbounded, than the lower limit stackcheck gives.

Status 0: all scenarios went as expected, the observation agrees with itself, no violation.
"""

import argparse
import sys

import bounds
import comparison
from image import Image
from observation import Observation
from scenario import run
from scenarios import LONG, QUICK


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("elf", "budget", "stackcheck", "simulator", "plugin"):
        parser.add_argument(name)
    parser.add_argument("--long", action="store_true", help="all scenarios; takes minutes")
    parser.add_argument("--only", help="the scenario of this name")
    parser.add_argument("--table", action="store_true", help="a line for every function")
    return parser.parse_args()


def objections(scenario, result):
    """What is wrong with one run."""
    if result.report != scenario.expect and not scenario.any_report:
        yield f"the firmware reports {result.report}, wanted {scenario.expect}"
    if not result.seen.is_sound():
        yield f"the observation contradicts itself: {result.seen.checks}"
    if result.painted_depth > result.seen.depth_below(result.stack_top):
        yield "the stack was written deeper than the stack pointer was seen to go"
    if result.report and any(socket["state"] != 0 for socket in result.sockets):
        yield f"a socket is left open: {result.sockets}"


def observe(scenarios, image, options):
    """All runs joined, and how many of them went wrong."""
    joined, failures = Observation(), 0
    for scenario in scenarios:
        result = run(scenario, image, options.simulator, options.plugin)
        wrong = list(objections(scenario, result))
        failures += bool(wrong)
        depth = result.seen.depth_below(result.stack_top)
        print(f"{scenario.name:28} {len(result.seen.functions):4} functions, stack {depth:5} deep, "
              f"paint {result.painted_depth:5}, {result.seen.checks['agreed']:9} checks  "
              + ("; ".join(wrong) or "ok"), flush=True)
        joined.join(result.seen)
    return joined, failures


def main():
    options = arguments()
    image = Image(options.elf)
    scenarios = [s for s in LONG if s.name == options.only] if options.only else \
        LONG if options.long else QUICK
    seen, failures = observe(scenarios, image, options)
    facts = bounds.call_facts(image, seen.indirect())
    document = bounds.report(options.stackcheck, image, options.budget, facts)
    rows = comparison.rows(image, seen, bounds.by_symbol(document))
    loose = [row for row in rows if row.violated or row.factor > 1.3]
    print(comparison.table(rows if options.table else loose))
    print(comparison.summary(rows))
    violations = sum(row.violated for row in rows)
    return 1 if failures or violations or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
