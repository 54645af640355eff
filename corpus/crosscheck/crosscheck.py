#!/usr/bin/env python3
"""crosscheck.py STACKCHECK BOARDS [--full] [--objects FOLDER]: see README.md beside this file."""

import argparse
import pathlib
import sys

import calls
import frames
import libraries
import others
import windows
from builds import CPUS, Build, Failed, compile_all, facts_of

XTENSA_BOARD = "esp32s3-eth"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stackcheck")
    parser.add_argument("boards", type=pathlib.Path, help="the boards' build folders")
    parser.add_argument("--full", action="store_true", help="-O2 besides -Os")
    parser.add_argument("--objects", type=pathlib.Path, help="where objects are made")
    options = parser.parse_args()
    options.objects = (options.objects or options.boards.parent / "crosscheck").absolute()
    options.boards = options.boards.absolute()
    return options


def table(title, head, rows):
    print(f"\n## {title}\n\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def listed(counter):
    return ", ".join(f"{count} {what}" for what, count in sorted(counter.items())) or "none"


def check_thumb(options):
    """Frames and calls of every build; the differences found."""
    frame_rows, call_rows, found = [], [], []
    for level in ("Os", "O2") if options.full else ("Os",):
        for cpu in CPUS:
            build = Build(cpu, level)
            frame_result, call_result = check_build(options, build)
            frame_rows.append((build.name, frame_result.functions, frame_result.equal,
                               listed(frame_result.causes), len(frame_result.unexplained)))
            call_rows.append((build.name, call_result.calls, call_result.equal,
                              len(call_result.differences)))
            found += [f"{build.name}: {line}"
                      for line in frame_result.unexplained + call_result.differences]
    table("Frames against GCC's -fstack-usage",
          ("build", "functions", "equal", "explained", "unexplained"), frame_rows)
    table("Calls against GNU objdump",
          ("build", "calls", "equal", "different"), call_rows)
    return found


def check_build(options, build):
    frame_result, call_result = frames.Result(), calls.Result()
    objects = compile_all(build, options.boards, options.objects)
    for unit in facts_of(options.stackcheck, objects):
        listings = calls.objdump(unit["name"])
        lines = {name: listing.lines for name, listing in listings.items()}
        frame_result.unexplained += [f"{unit['name']}: {p['detail']}" for p in unit["problems"]]
        frames.compare_unit(unit, frames.usages_of(unit), lines, frame_result)
        calls.compare_unit(unit, listings, call_result)
    return frame_result, call_result


def check_others(options):
    rows, found = [], []
    for level in ("Os", "O2") if options.full else ("Os",):
        for name in others.OTHERS:
            result = others.check_frames(name, level, options)
            rows.append((f"{name} {level}", result.functions, result.equal,
                         listed(result.causes), len(result.unexplained)))
            found += [f"{name} {level}: {line}" for line in result.unexplained]
    table("Frames of other CPUs against GCC's -fstack-usage",
          ("build", "functions", "equal", "explained", "unexplained"), rows)
    return found


def check_libraries(options):
    rows, found = [], []
    for cpu in CPUS:
        for library in libraries.LIBRARIES:
            result = libraries.Result()
            path = libraries.path_of(cpu, library)
            libraries.compare_units(facts_of(options.stackcheck, [path]), result)
            rows.append((cpu, library, result.functions, result.decoded, listed(result.known),
                         len(result.differences)))
            found += [f"{cpu}: {line}" for line in result.differences]
    for name, other in others.OTHERS.items():
        for library in other.libraries:
            result = others.check_library(name, library, options)
            rows.append((name, pathlib.Path(library).name, result.functions, result.decoded,
                         listed(result.known), len(result.differences)))
            found += [f"{name}: {line}" for line in result.differences]
    table("C libraries and libgcc", ("CPU", "library", "functions", "decoded", "known not to be",
                                "others"), rows)
    return found


def check_xtensa(options):
    result = windows.Result()
    objects = sorted((options.boards / XTENSA_BOARD).rglob("*.obj"))
    if not objects:
        raise Failed(f"{options.boards / XTENSA_BOARD}: no objects; ./dev test makes them")
    for unit in facts_of(options.stackcheck, objects):
        result.differences += [f"{unit['name']}: {p['detail']}" for p in unit["problems"]]
        windows.compare_unit(unit, windows.objdump(unit["name"]), result)
    table("Xtensa frames against the entry instruction",
          ("board", "functions", "equal", "of them pushing arguments", "other movsp", "different"),
          [(XTENSA_BOARD, result.functions, result.equal, result.pushing,
            result.moving_otherwise, len(result.differences))])
    return result.differences


def main():
    options = arguments()
    try:
        found = check_thumb(options) + check_others(options) + check_libraries(options)
        found += check_xtensa(options)
    except Failed as error:
        print(f"crosscheck.py: {error}", file=sys.stderr)
        return 2
    for line in found:
        print(f"difference: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
