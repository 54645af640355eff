"""The oracle against made-up texts: it must object where it should."""

import unittest

import compare
import instrumented

MODULE = """
source_filename = "/src/a.c"
define dso_local void @f(ptr noundef %0) #0 !dbg !12 {
  call void @__llvm_profile_instrument_target(i64 %3, ptr @__profd_f, i32 0), !dbg !18
  call void @__llvm_profile_instrument_target(i64 %9, ptr @__profd_f, i32 1), !dbg !19
  call void @__llvm_profile_instrument_memop(i64 %9, ptr @__profd_f, i32 1), !dbg !19
}
define internal void @g() #0 !dbg !13 {
  call void @__llvm_profile_instrument_target(i64 %3, ptr @__profd_g, i32 0), !dbg !20
}
!18 = !DILocation(line: 7, column: 3, scope: !12)
!19 = !DILocation(line: 8, scope: !12)
!20 = distinct !DILocation(line: 9, column: 5, scope: !13)
"""

PROFILE = """Counters:
  f:
    Hash: 0x1
    Indirect Call Site Count: 2
    Indirect Target Results:
\t[  0, /src/a.c;g,          2 ] (66.67%)
\t[  0, h,          1 ] (33.33%)
\t[  1, ** External Symbol **,          1 ] (100.00%)
  /src/a.c;g:
    Hash: 0x2
    Indirect Target Results:
\t[  0, h,          1 ] (100.00%)
Instrumentation level: IR
"""


def site(*targets, caller="f", line=7, column=3, verdict="resolved"):
    return {"caller": caller, "line": line, "column": column, "verdict": verdict,
            "targets": [list(target) for target in targets]}


class Reading(unittest.TestCase):
    def test_every_instrumented_call_has_its_place(self):
        self.assertEqual(instrumented.sites_of(MODULE),
                         {("f", 0): (7, 3), ("f", 1): (8, 0), ("/src/a.c;g", 0): (9, 5)})

    def test_a_profile_gives_targets_by_site(self):
        self.assertEqual(instrumented.parse_profile(PROFILE),
                         {("f", 0): {"/src/a.c;g", "h"}, ("f", 1): {compare.EXTERNAL},
                          ("/src/a.c;g", 0): {"h"}})

    def test_a_profile_that_may_have_lost_targets_is_refused(self):
        many = "".join(f"\t[  0, h{i}, 1 ] (1%)\n" for i in range(instrumented.MOST_TARGETS))
        with self.assertRaises(instrumented.Failed):
            instrumented.parse_profile("  f:\n" + many)


class Comparing(unittest.TestCase):
    def compare(self, *sites, called=("h",), place=(7, 3), caller="f"):
        return compare.compare(sites, {(caller, 0): place}, {(caller, 0): set(called)})

    def test_a_predicted_call_is_no_miss(self):
        result = self.compare(site(("/src/b.c", "h"), ("/src/b.c", "i")))
        self.assertEqual((result.misses, result.pairs, result.claimed, result.predicted),
                         ([], 1, 1, 2))

    def test_a_call_that_was_not_predicted_is_a_miss(self):
        for verdict in ("resolved", "by-signature", "never-set"):
            result = self.compare(site(verdict=verdict))
            self.assertEqual(len(result.misses), 1, verdict)
            self.assertIn(verdict, result.misses[0])

    def test_a_call_no_site_is_known_for_is_a_miss(self):
        self.assertEqual(len(self.compare().misses), 1)
        self.assertEqual(len(self.compare(site(("b.c", "h"), caller="other")).misses), 1)

    def test_another_site_of_the_function_does_not_excuse(self):
        other = site(("/src/b.c", "h"), line=8)
        self.assertEqual(len(self.compare(site(), other).misses), 1)
        self.assertEqual(self.compare(site(), other, place=(8, 3)).misses, [])
        self.assertEqual(len(self.compare(site(), site(("b.c", "h"), column=9)).misses), 1)

    def test_unknown_claims_nothing(self):
        result = self.compare(site(verdict="unknown"))
        self.assertEqual((result.misses, result.pairs, result.claimed, result.unknown),
                         ([], 1, 0, 1))

    def test_functions_only_one_file_sees_are_that_files(self):
        of_a, of_b = site(("/src/a.c", "h")), site(("/src/b.c", "h"))
        self.assertEqual(self.compare(of_a, called=["/src/a.c;h"]).misses, [])
        self.assertEqual(len(self.compare(of_b, called=["/src/a.c;h"]).misses), 1)
        in_a = site(("/src/b.c", "h"), caller="/src/a.c#f")
        self.assertEqual(self.compare(in_a, caller="/src/a.c;f").misses, [])

    def test_code_outside_is_what_no_unit_defines(self):
        self.assertEqual(self.compare(site(("", "free")), called=[compare.EXTERNAL]).misses, [])
        inside = self.compare(site(("/src/b.c", "h")), called=[compare.EXTERNAL])
        self.assertEqual(len(inside.misses), 1)


if __name__ == "__main__":
    unittest.main()
