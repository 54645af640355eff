"""The runner of the flow cases, against made-up reports: it must fail when it should."""

import pathlib
import sys
import unittest

sys.path.insert(0, "/usr/lib/llvm-22/utils/lit")
sys.dont_write_bytecode = True

import flow_cases  # noqa: E402


def call(line, kind, *targets, file="case.c"):
    return {"file": f"dir/{file}", "line": line, "verdict": kind, "targets": list(targets)}


def entry(kind="exact", number=8, known=None, chain=("main",), reasons=()):
    return {"entry": "main", "bound": kind, "bound_bytes": number,
            "known_bytes": number if known is None else known,
            "reasons": [{"kind": reason} for reason in reasons],
            "chain": [{"function": name} for name in chain]}


def differences(text, calls=(), entries=(), roots=(), problems=()):
    board = {"indirect_calls": calls, "entries": entries, "problems": problems,
             "offered_roots": [{"function": name, "kind": kind} for name, kind in roots]}
    return flow_cases.compare(flow_cases.Case("case.c", text), board)


class Comparison(unittest.TestCase):
    def agrees(self, text, *calls, **more):
        self.assertEqual(differences(text, calls, **more), [])

    def differs(self, text, *calls, **more):
        self.assertEqual(len(differences(text, calls, **more)), 1)

    def test_targets_are_a_set(self):
        self.agrees("p();  // expect-call: f g", call(1, "resolved", "g", "f"))
        self.differs("p();  // expect-call: f g", call(1, "resolved", "f"))
        self.differs("p();  // expect-call: f", call(1, "resolved", "f", "g"))

    def test_the_verdict_counts(self):
        self.agrees("p();  // expect-call: unknown f", call(1, "unknown", "f"))
        self.differs("p();  // expect-call: f", call(1, "unknown", "f"))
        self.differs("p();  // expect-call: unknown", call(1, "never-set"))
        self.differs("p();  // expect-call: by-signature f", call(1, "unknown", "f"))

    def test_both_ways(self):
        self.differs("// expect-call: f")
        self.differs("// expect-call: f\n", call(1, "resolved", "f"), call(2, "resolved", "f"))
        self.differs("// expect-call: f", call(1, "resolved", "f"), call(1, "resolved", "f"))

    def test_calls_of_a_line_keep_their_order(self):
        calls = call(1, "resolved", "f"), call(1, "never-set")
        self.agrees("// expect-call: f; never-set", *calls)
        self.differs("// expect-call: never-set; f", *calls)

    def test_a_call_belongs_to_its_part(self):
        text = "// About parts.\n//--- a.c\n// expect-call: f\n//--- b.c\n\n"
        self.agrees(text, call(2, "resolved", "f", file="a.c"))
        self.assertEqual(len(differences(text, [call(2, "resolved", "f", file="b.c")])), 2)

    def test_roots_are_all_of_them(self):
        text = "// expect-root: f task"
        self.agrees(text, roots=[("f", "task")])
        self.differs(text)
        self.differs(text, roots=[("f", "interrupt")])
        self.differs(text, roots=[("f", "task"), ("g", "task")])

    def test_bounds(self):
        self.agrees("// expect-bound: main = 8", entries=[entry()])
        self.differs("// expect-bound: main = 8", entries=[entry("at-most")])
        self.differs("// expect-bound: main = 8", entries=[entry(number=16)])
        text = "// expect-bound: main unbounded recursion at-least 8"
        self.agrees(text, entries=[entry("unbounded", 0, 8, reasons=["recursion"])])
        self.differs(text, entries=[entry("unbounded", 0, 7, reasons=["recursion"])])

    def test_chains(self):
        self.agrees("// expect-chain: main f", entries=[entry(chain=("main", "f"))])
        self.differs("// expect-chain: main", entries=[entry(chain=("main", "f"))])

    def test_problems_of_units(self):
        self.differs("// expect-call: f", call(1, "resolved", "f"), problems=["broken"])


class Refusal(unittest.TestCase):
    def refused(self, text):
        with self.assertRaises(flow_cases.CaseError):
            differences(text, entries=[entry()])

    def test_a_case_without_expectation(self):
        self.refused("int main(void) {}")
        self.refused("// entry: main")

    def test_misspelled_lines(self):
        self.refused("// expect-cal: f")
        self.refused("p();  // expect-call: ")
        self.refused("// expect-bound: main 8")
        self.refused("// expect-bound: other = 8")


class Files(unittest.TestCase):
    def test_every_case_says_in_its_first_line_what_it_is_about(self):
        folder = pathlib.Path(__file__).parent / "flow"
        cases = [path for path in folder.rglob("*") if path.suffix in (".c", ".cpp")]
        self.assertGreaterEqual(len(cases), 150)
        for case in cases:
            self.assertRegex(case.read_text().splitlines()[0], r"^// .{20,}", case)


if __name__ == "__main__":
    unittest.main()
