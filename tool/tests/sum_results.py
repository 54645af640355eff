#!/usr/bin/env python3
"""Sums JUnit results: sum_results.py FOLDER SUITE... prints 'N passed, N failed'.

Fails if a test failed, and if a suite left no results or ran no test: a suite that does not
run must not look like one that passes.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def outcomes(path):
    """(name, passed) of every test in one JUnit file; a skipped test has not passed."""
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        bad = any(case.find(tag) is not None for tag in ("failure", "error", "skipped"))
        yield case.get("name"), not bad


def read_suite(path):
    """The outcomes of one suite; a suite without any counts as one failure."""
    try:
        found = list(outcomes(path))
    except (OSError, ElementTree.ParseError) as error:
        return [(f"no results: {error}", False)]
    return found or [("no test ran", False)]


def main(folder, suites):
    passed = failed = 0
    for suite in suites:
        for name, good in read_suite(pathlib.Path(folder) / f"{suite}.xml"):
            passed += good
            failed += not good
            if not good:
                print(f"failed: {suite}: {name}")
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
