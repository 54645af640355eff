"""A suite that fails, or does not run, is counted; nothing else is."""

import contextlib
import io
import pathlib
import tempfile
import unittest

import sum_results

PASS = '<testcase name="a"/>'
FAIL = '<testcase name="b"><failure/></testcase>'
SKIP = '<testcase name="c"><skipped/></testcase>'


class SumResults(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def last_line(self, **suites):
        """(exit status, last line) for suites given as their test cases."""
        for name, cases in suites.items():
            text = f"<testsuites><testsuite>{cases}</testsuite></testsuites>"
            (self.folder / f"{name}.xml").write_text(text)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = sum_results.main(self.folder, sorted(suites))
        return status, out.getvalue().splitlines()[-1]

    def test_all_suites_are_summed(self):
        self.assertEqual(self.last_line(a=PASS + PASS, b=PASS), (0, "3 passed, 0 failed"))

    def test_one_failure_is_a_failure(self):
        self.assertEqual(self.last_line(a=PASS, b=PASS + FAIL), (1, "2 passed, 1 failed"))

    def test_a_skipped_test_has_not_passed(self):
        self.assertEqual(self.last_line(a=PASS + SKIP), (1, "1 passed, 1 failed"))

    def test_an_empty_suite_is_a_failure(self):
        self.assertEqual(self.last_line(a=PASS, b=""), (1, "1 passed, 1 failed"))

    def test_a_missing_suite_is_a_failure(self):
        self.last_line(a=PASS)
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(sum_results.main(self.folder, ["a", "missing"]), 1)

    def test_a_cut_off_file_is_a_failure(self):
        (self.folder / "a.xml").write_text("<testsuites><testsuite>" + PASS)
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(sum_results.main(self.folder, ["a"]), 1)


if __name__ == "__main__":
    unittest.main()
