"""The runner of the read cases, against made-up reports: it must fail when it should."""

import collections
import sys
import unittest

sys.path.insert(0, "/usr/lib/llvm-22/utils/lit")
sys.dont_write_bytecode = True

import lit.Test  # noqa: E402

import reads  # noqa: E402

HEADER = "// A sentence.\n// api: posix\n"
BAD = HEADER + """int f(int fd) {
  return get(fd);  // expect-finding: read-result-ignored
}

static int g(int fd) {  // expect-nothing: read-result-ignored
  return get(fd);
}
"""


def finding(line, name="read-result-ignored", file="/made/a.c"):
    return {"finding": name, "file": file, "line": line}


def differences(*findings, undecided=(), text=BAD):
    report = {"findings": findings, "undecided_reads": [{"file": "a.c", "line": line}
                                                        for line in undecided]}
    return [what for _, _, what in reads.compare(reads.parse_case("posix/a.c", text), report)]


class Comparison(unittest.TestCase):
    def test_what_is_expected_and_nothing_else(self):
        self.assertEqual(differences(finding(4)), [])

    def test_nothing_found(self):
        self.assertEqual(differences(), ["missed read-result-ignored in f"])

    def test_another_finding_is_not_the_one(self):
        self.assertEqual(differences(finding(4, "close-resets-peer")),
                         ["false close-resets-peer in f", "missed read-result-ignored in f"])

    def test_another_line_is_not_the_one(self):
        self.assertEqual(len(differences(finding(3))), 2)

    def test_a_finding_in_a_good_function(self):
        self.assertEqual(differences(finding(4), finding(8)), ["false read-result-ignored in g"])

    def test_not_decided_is_not_silent(self):
        self.assertEqual(differences(finding(4), undecided=[8]), ["undecided read in g"])


class Parsing(unittest.TestCase):
    def refused(self, text):
        with self.assertRaises(reads.CaseError):
            reads.parse_case("posix/a.c", text)

    def test_the_functions_of_a_text(self):
        text = "int a(void);\nint b(int x,\n      int y) {\n  return 1;\n}\nint c(void) { return 2; }\n"
        self.assertEqual(reads.functions_of(text), [(2, 5, "b"), (6, 6, "c")])

    def test_a_case_without_api(self):
        self.refused("// A sentence.\nint f(void) {  // expect-nothing: read-result-ignored\n}\n")

    def test_a_case_without_label(self):
        self.refused(HEADER + "int f(void) {\n}\n")

    def test_misspelled_labels(self):
        for label in ("expect-finding: reads-agin", "expect-findings: read-result-ignored",
                      "expect-finding read-result-ignored", "expect-nothing"):
            self.refused(BAD + f"int h(void) {{  // {label}\n}}\n")

    def test_good_functions_are_labelled_at_their_head(self):
        self.refused(HEADER + "int f(void) {\n  g();  // expect-nothing: read-result-ignored\n}\n")

    def test_misspelled_gaps(self):
        for line in ("posix/a.c missed read-result-ignored in f: why", "posix/a.c: missed: why",
                     "posix/a.c: missed read-result-ignored in f:"):
            with self.assertRaises(reads.CaseError):
                reads.parse_gaps(line)


class Verdict(unittest.TestCase):
    def result(self, found, gaps):
        return reads.verdict([("a.c", 1, what) for what in found], gaps)[0]

    def test_known_gaps_must_stay_gaps(self):
        self.assertIs(self.result([], []), lit.Test.PASS)
        self.assertIs(self.result(["x"], []), lit.Test.FAIL)
        self.assertIs(self.result(["x"], ["x"]), lit.Test.XFAIL)
        self.assertIs(self.result([], ["x"]), lit.Test.XPASS)
        self.assertIs(self.result(["x", "y"], ["x"]), lit.Test.FAIL)
        self.assertIs(self.result(["x"], ["x", "y"]), lit.Test.XPASS)


class Corpus(unittest.TestCase):
    cases = [reads.read_case(path) for path in reads.case_files()]

    def test_every_case_says_in_its_first_line_what_it_is_about(self):
        for path in reads.case_files():
            self.assertRegex(path.read_text().splitlines()[0], r"^// .{20,}[.]$", path)

    def test_every_finding_has_eight_bad_and_eight_good_functions(self):
        bad, good = collections.Counter(), collections.Counter()
        for case in self.cases:
            for label in case.labels:
                (bad if label.bad else good).update(label.names)
        for name in reads.FINDINGS:
            self.assertGreaterEqual(bad[name], 8, name)
            self.assertGreaterEqual(good[name], 8, name)

    def test_at_least_eight_families(self):
        self.assertGreaterEqual(len({case.apis[0] for case in self.cases}), 8)

    def test_known_gaps_are_of_cases(self):
        names = {case.name for case in self.cases}
        self.assertLessEqual(set(reads.known_gaps()), names)


if __name__ == "__main__":
    unittest.main()
