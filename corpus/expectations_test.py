"""The runner of the stack cases, against made-up results: it must fail when it should."""

import pathlib
import sys
import unittest

sys.path.insert(0, "/usr/lib/llvm-22/utils/lit")
sys.dont_write_bytecode = True

import lit.Test  # noqa: E402

import expectations  # noqa: E402

TARGET = "// target: thumbv6m-as\n"


def bound(kind, number, *reasons, symbol="f", unit="a.s.o"):
    return {"unit": unit, "symbol": symbol, "type": kind, "bytes": number,
            "reasons": [{"kind": reason} for reason in reasons]}


def differences(text, *bounds, functions=None, aliases=()):
    """What is wrong when a case's object has these functions and gets these bounds."""
    case = expectations.parse_case("a.s", TARGET + text)
    unit = {"name": "a.s.o", "aliases": [{"symbol": a, "target": t} for a, t in aliases]}
    reported = expectations.reported_bounds({"bounds": bounds, "units": [unit]},
                                            {"a.s": pathlib.Path("/made/a.s.o")})
    names = {"f": True} if functions is None else functions
    keys = {("a.s", name): is_global for name, is_global in names.items()}
    return list(expectations.compare(case.expectations, reported, keys))


class Comparison(unittest.TestCase):
    def agrees(self, text, *bounds, **more):
        self.assertEqual(differences(text, *bounds, **more), [])

    def differs(self, text, *bounds, **more):
        self.assertEqual(len(differences(text, *bounds, **more)), 1)

    def test_an_exact_bound_agrees_only_with_its_number(self):
        self.agrees("// expect-stack: f = 48", bound("exact", 48))
        self.differs("// expect-stack: f = 48", bound("exact", 47))
        self.differs("// expect-stack: f = 48", bound("exact", 49))
        self.differs("// expect-stack: f = 48", bound("at-most", 48))

    def test_an_upper_bound_is_not_an_exact_one(self):
        self.agrees("// expect-stack: f <= 48", bound("at-most", 48))
        self.differs("// expect-stack: f <= 48", bound("exact", 48))
        self.differs("// expect-stack: f <= 48", bound("at-most", 40))

    def test_no_bound_agrees_only_with_the_same_reasons(self):
        text = "// expect-stack: f unbounded recursion"
        self.agrees(text, bound("unbounded", 8, "recursion"))
        self.agrees(text, bound("unbounded", 8, "recursion", "recursion"))
        self.differs(text, bound("exact", 8))
        self.differs(text, bound("unbounded", 8))
        self.differs(text, bound("unbounded", 8, "dynamic-stack"))
        self.differs(text, bound("unbounded", 8, "recursion", "dynamic-stack"))

    def test_several_reasons_in_any_order(self):
        self.agrees("// expect-stack: f unbounded recursion, dynamic-stack",
                    bound("unbounded", 8, "dynamic-stack", "recursion"))

    def test_the_depth_that_must_be_known(self):
        text = "// expect-stack: f unbounded recursion at-least 24"
        self.agrees(text, bound("unbounded", 24, "recursion"))
        self.differs(text, bound("unbounded", 16, "recursion"))

    def test_an_expectation_without_result(self):
        self.differs("// expect-stack: f = 8", functions={})

    def test_a_result_without_expectation(self):
        both = {"f": True, "g": True}
        self.differs("// expect-stack: f = 8", bound("exact", 8), bound("exact", 8, symbol="g"),
                     functions=both)

    def test_a_function_without_result_or_expectation(self):
        self.differs("// expect-stack: f = 8", bound("exact", 8), functions={"f": True, "g": True})

    def test_a_result_for_a_function_the_object_does_not_have(self):
        self.differs("// expect-stack: f = 8", bound("exact", 8), bound("exact", 8, symbol="g"))

    def test_a_static_function_needs_no_expectation(self):
        names = {"f": True, "g": False}
        self.agrees("// expect-stack: f = 8", bound("exact", 8), bound("exact", 4, symbol="g"),
                    functions=names)

    def test_a_static_function_may_have_an_expectation(self):
        names = {"f": True, "g": False}
        self.differs("// expect-stack: f = 8\n// expect-stack: g = 5",
                     bound("exact", 8), bound("exact", 4, symbol="g"), functions=names)

    def test_an_alias_has_the_bound_of_its_function(self):
        names = {"f": True, "second": True}
        text = "// expect-stack: f = 8\n// expect-stack: second = "
        for number, agreement in ((8, self.agrees), (9, self.differs)):
            agreement(text + str(number), bound("exact", 8), functions=names,
                      aliases=[("second", "f")])

    def test_a_problem_of_a_unit_is_a_difference(self):
        report = {"units": [{"name": "a", "problems": [{"reason": "unreadable-object"}]}]}
        self.assertEqual(len(expectations.unit_problems(report)), 1)


class Parsing(unittest.TestCase):
    def refused(self, text):
        with self.assertRaises(expectations.CaseError):
            expectations.parse_case("a.s", text)

    def test_a_case_without_expectation(self):
        self.refused(TARGET)

    def test_a_case_without_target(self):
        self.refused("// expect-stack: f = 8")

    def test_an_unknown_target(self):
        self.refused("// target: z80-as\n// expect-stack: f = 8")

    def test_a_target_without_expectation(self):
        self.refused("// target: thumbv6m-as xtensa-as\n// expect-stack: f = 8 [xtensa-*]")

    def test_an_expectation_for_no_target(self):
        self.refused(TARGET + "// expect-stack: f = 8\n// expect-stack: f = 8 [xtensa-*]")

    def test_misspelled_lines(self):
        for line in ("expect-stack: f 8", "expect-stack: f = -8", "expect-stak: f = 8",
                     "expect-stack: f unbounded", "expect-stack: f = 8 [xtensa", "expect-stack: "):
            self.refused(TARGET + "// expect-stack: g = 8\n// " + line)

    def test_parts_are_files_of_their_own(self):
        text = TARGET + "// expect-stack: f = 8\n//--- a.s\nf:\n//--- b.s\ng:\n"
        parts = expectations.parse_case("case.s", text).parts
        self.assertEqual({name: part.strip() for name, part in parts.items()},
                         {"a.s": "f:", "b.s": "g:"})


class Verdict(unittest.TestCase):
    def test_a_known_gap_must_stay_a_gap(self):
        self.assertIs(expectations.verdict([], ""), lit.Test.PASS)
        self.assertIs(expectations.verdict(["x"], ""), lit.Test.FAIL)
        self.assertIs(expectations.verdict(["x"], "reason"), lit.Test.XFAIL)
        self.assertIs(expectations.verdict([], "reason"), lit.Test.XPASS)


class Files(unittest.TestCase):
    def test_every_case_says_in_its_first_line_what_it_is_about(self):
        folder = pathlib.Path(__file__).parent / "stack"
        cases = [p for p in folder.rglob("*") if p.suffix in (".c", ".cpp", ".s")]
        self.assertGreaterEqual(len(cases), 60)
        for case in cases:
            first = case.read_text().splitlines()[0]
            self.assertRegex(first, r"^// [^:]+.*[.!]$", case)
            self.assertNotIn("target:", first)


if __name__ == "__main__":
    unittest.main()
