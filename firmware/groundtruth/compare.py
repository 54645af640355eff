#!/usr/bin/env python3
"""Runs the firmware in QEMU and holds what every function's stack came to against its bound.

SOURCES is a folder with the board's compile database, whose bounds are compared: the answer a user
gets, with nothing stated for the comparison's sake. That it is of the code that ran shows in the
frames of all functions, which must be those of the image.

Status 0: all scenarios went as expected, the observation agrees with itself, no function went
deeper than its bound, and every call through a pointer that was made had been predicted.
"""

import argparse
import dataclasses
import sys

import bounds
import comparison
import looseness
import machine
import predictions
from image import Image
from objections import objections
from observation import Observation
from scenario import run
from scenarios import LONG, SETS


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("elf", "sources", "budget", "stackcheck", "simulator", "plugin"):
        parser.add_argument(name)
    parser.add_argument("--code", default="built", help="whose code stackcheck is to measure: as "
                        "its own option, or elf: the image itself, with its sources")
    parser.add_argument("--cpu", help="the image's, where it is not the budget's")
    parser.add_argument("--set", default="quick", choices=SETS, help="of scenarios; long takes "
                        "half an hour")
    parser.add_argument("--only", action="append", help="the scenario of this name")
    parser.add_argument("--table", action="store_true", help="a line for every function")
    return parser.parse_args()


LEAST_FRAME = 32  # of an interrupt


def observe_one(scenario, image, options):
    """One run and what is wrong with it; no result, where the firmware never came to an end."""
    try:
        result = run(scenario, image, options.simulator, options.plugin)
    except TimeoutError as error:
        print(error, flush=True)
        return None, [str(error)]
    wrong = list(objections(scenario, result, image))
    depth = result.seen.depth_below(result.stack_top)
    print(f"{scenario.name:28} {len(result.seen.functions):4} functions, stack {depth:5} deep, "
          f"paint {result.painted_depth:5}, {result.seen.checks['agreed']:9} checks  "
          + ("; ".join(wrong) or "ok"), flush=True)
    return result, wrong


def observe(scenarios, image, options):
    """All runs joined, how many of them went wrong, and the scenario that goes deepest, the shortest
    of several."""
    joined, failures, deepest = Observation(), 0, (0, 0, None)
    for scenario in scenarios:
        result, wrong = observe_one(scenario, image, options)
        failures += bool(wrong)
        if result:
            joined.join(result.seen)
            depth, checks = result.seen.depth_of(image, "isr_reset"), result.seen.checks["agreed"]
            deepest = max(deepest, (depth, -checks, scenario.name))
    return joined, failures, deepest


def disturb(deepest, scenarios, image, options, joined):
    """Interrupts on top of each other at the deepest point that was seen; 1 if they do not come."""
    depth, _, name = deepest
    scenario = dataclasses.replace(
        next(s for s in scenarios if s.name == name), name=f"{name}, disturbed", any_report=True,
        disturb_at=machine.Stack(image).top - depth, visit=None, seconds=600, turns=1, sessions=(),
        reaches="")
    for _ in range(3):
        result, wrong = observe_one(scenario, image, options)
        if not result:
            continue
        joined.join(result.seen)
        on_top = result.seen.depth_below(result.stack_top) - depth
        frames = sum(kind == "exception" for _, _, kind in result.seen.edges)
        if not wrong and on_top >= 2 * LEAST_FRAME and frames > 1:
            print(f"interrupts at the deepest point: {depth} + {on_top} bytes")
            return 0
    print("interrupts at the deepest point: THEY DO NOT COME")
    return 1


def bounds_of_sources(image, options):
    """stackcheck's report; of other code than the image's it would be worthless here."""
    code = f"--elf={image.path}" if options.code == "elf" else f"--code={options.code}"
    sources = bounds.report(options.stackcheck, options.sources, options.budget, options.cpu, code)
    linked = bounds.report(options.stackcheck, image.path, options.budget, options.cpu)
    others = bounds.other_code(bounds.by_symbol(sources), bounds.by_symbol(linked))
    if others:
        raise RuntimeError(f"the image is not of the code stackcheck measured: {others}")
    return sources


def compare(image, seen, options):
    """Prints the comparison; the number of functions and edges that contradict stackcheck."""
    known = bounds_of_sources(image, options)
    functions = bounds.by_symbol(known)
    rows = comparison.rows(image, seen, functions)
    entries = list(comparison.entry_rows(known, image, seen, machine.Stack(image).top))
    edges = predictions.judge(image, seen.indirect(), predictions.Predictions(known))
    wrong = [edge for edge in edges if edge.verdict in ("missed", "no-such-call")]
    print(comparison.table(rows if options.table else [row for row in rows if row.violated]))
    print(*looseness.report(image, seen, functions, rows), sep="\n")
    print("entry points, with interrupts on top:\n" + comparison.table(entries))
    for edge in wrong:
        print(f"{edge.verdict}: {edge.caller} ({edge.place}) calls {edge.target}")
    print(predictions.summary(edges))
    print(comparison.summary(rows))
    return sum(row.violated for row in [*rows, *entries]) + len(wrong) + (not rows) + (not edges)


def main():
    options = arguments()
    image = Image(options.elf)
    scenarios = [s for s in LONG if s.name in options.only] if options.only else SETS[options.set]
    seen, failures, deepest = observe(scenarios, image, options)
    failures += disturb(deepest, scenarios, image, options, seen)
    return 1 if compare(image, seen, options) + failures else 0


if __name__ == "__main__":
    sys.exit(main())
