"""The cross-checks against made-up texts: they must object where they should."""

import unittest

import calls
import frames
import libraries
import windows


def function(symbol="f", frame=16, line=3, unknowns=(), calls_made=(), name=None):
    return {"symbol": symbol, "name": name or symbol, "frame-bytes": frame,
            "reach-bytes": frame + 16, "where": {"line": line},
            "unknowns": [{"reason": reason, "detail": "d"} for reason in unknowns],
            "calls": [{"offset": o, "callee": c, "tail": False} for o, c in calls_made]}


def unit(*functions):
    return {"name": "a.o", "functions": list(functions), "aliases": [], "problems": []}


class Frames(unittest.TestCase):
    def compare(self, text, *functions, listing=None):
        result = frames.Result()
        frames.compare_unit(unit(*functions), list(frames.parse_su(text)), listing or {}, result)
        return result

    def test_the_same_is_equal(self):
        self.assertEqual(self.compare("a.c:3:5:f\t16\tstatic\n", function()).equal, 1)

    def test_more_or_less_has_no_excuse_by_itself(self):
        for frame in (8, 24):
            result = self.compare("a.c:3:5:f\t16\tstatic\n", function(frame=frame))
            self.assertEqual(len(result.unexplained), 1)

    def test_pushed_arguments_excuse_exactly_their_bytes(self):
        push = {"f": ["   0:\tmovs\tr0, #1", "   2:\tpush\t{r2, r3}"]}
        for frame, excused in ((24, 1), (20, 0), (32, 0), (8, 0)):
            result = self.compare("a.c:3:5:f\t16\tstatic\n", function(frame=frame), listing=push)
            self.assertEqual(result.causes["register arguments pushed"], excused, frame)

    def test_saving_registers_is_no_push_of_arguments(self):
        push = {"f": ["   0:\tpush\t{r3, r4, r5, lr}"]}
        result = self.compare("a.c:3:5:f\t0\tstatic\n", function(), listing=push)
        self.assertEqual(len(result.unexplained), 1)

    def test_dynamic_frames_may_not_be_lower(self):
        su = "a.c:3:5:f\t16\tdynamic,bounded\n"
        self.assertEqual(len(self.compare(su, function(frame=8)).unexplained), 1)
        self.assertEqual(self.compare(su, function(frame=32)).causes.total(), 1)

    def test_an_unknown_or_a_missing_line_is_a_difference(self):
        lost = function(unknowns=["undecodable-instruction"])
        self.assertEqual(len(self.compare("a.c:3:5:f\t16\tstatic\n", lost).unexplained), 1)
        self.assertEqual(len(self.compare("", function()).unexplained), 1)

    def test_names_of_both_languages_are_one(self):
        for said, name in (("f", "f"), ("f.part", "f.part.0"), ("bool n::{anonymous}::f(A<B<C>>)",
                           "n::(anonymous namespace)::f(A<B<C> >) [clone .isra.0]"),
                           ("n::T::~T()", "n::T::~T()")):
            self.assertEqual(frames.plain_name(said), frames.plain_name(name))
        self.assertNotEqual(frames.plain_name("void g(f)"), frames.plain_name("f"))

    def test_two_functions_of_one_line_need_two_lines(self):
        su = "a.c:3:5:f\t16\tstatic\n"
        self.assertEqual(len(self.compare(su, function(), function("g")).unexplained), 1)


OBJDUMP = """
00000000 <f>:
   0:\tpush\t{r4, lr}
   2:\tbl\t0 <g>
\t\t\t2: R_ARM_THM_CALL\tg
   6:\tblx\tr3
   8:\tbeq.n\t0 <f>
   a:\tb.w\t0 <h>
\t\t\ta: R_ARM_THM_JUMP24\th
   e:\tbl\t20 <f+0x20>
"""


class Calls(unittest.TestCase):
    def compare(self, *made):
        result = calls.Result()
        calls.compare_unit(unit(function(calls_made=made)), calls.parse_objdump(OBJDUMP), result)
        return result

    def test_all_calls_at_their_offsets_are_equal(self):
        result = self.compare((2, "g"), (6, ""), (10, "h"))
        self.assertEqual((result.calls, result.equal, result.differences), (3, 3, []))

    def test_what_is_missing_wrong_or_too_much_is_a_difference(self):
        for made in (((2, "g"), (6, "")), ((2, "x"), (6, ""), (10, "h")),
                     ((2, "g"), (6, ""), (10, "h"), (0, "y"))):
            self.assertEqual(len(self.compare(*made).differences), 1, made)


class Windows(unittest.TestCase):
    def agrees(self, made, text="00000000 <f>:\n   0:       entry\ta1, 16\n"):
        window = windows.parse_objdump(text)["f"]
        return windows.agrees(made, window)

    def test_the_immediate_is_the_frame(self):
        self.assertTrue(self.agrees(function(frame=16)))
        self.assertFalse(self.agrees(function(frame=32)))
        self.assertFalse(self.agrees(function(frame=16) | {"reach-bytes": 16}))

    def test_arguments_that_are_pushed_count_exactly(self):
        text = ("00000000 <f>:\n   0:       entry\ta1, 16\n   3:       addi\ta8, a1, -32\n"
                "   6:       movsp\ta1, a8\n   9:       addi\ta8, a1, 32\n"
                "   c:       movsp\ta1, a8\n")
        self.assertTrue(self.agrees(function(frame=48), text))
        for frame in (16, 32, 80):
            self.assertFalse(self.agrees(function(frame=frame), text))

    def test_any_other_movsp_makes_it_deeper(self):
        text = "00000000 <f>:\n   0:       entry\ta1, 16\n   3:       movsp\ta1, a8\n"
        self.assertFalse(self.agrees(function(frame=16), text))
        self.assertTrue(self.agrees(function(frame=48), text))


class Libraries(unittest.TestCase):
    def test_only_the_list_may_be_unknown(self):
        result = libraries.Result()
        libraries.compare_units([unit(function("memcpy"), function("longjmp", unknowns=["x"]),
                                      function("printf", unknowns=["x"]))], result)
        self.assertEqual((result.functions, result.decoded), (3, 1))
        self.assertEqual(result.known, {"longjmp": 1})
        self.assertEqual(len(result.differences), 1)


if __name__ == "__main__":
    unittest.main()
