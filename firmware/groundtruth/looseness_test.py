"""The step that makes a bound loose: that it is found, and said where it is not."""

import unittest

import comparison
import looseness
from observation import Observation, Seen


class Image:
    functions = {0x100: ["f"], 0x200: ["g"], 0x300: ["h"]}
    symbols = {"f": (0x101, 16), "g": (0x201, 16), "h": (0x301, 16)}

    @staticmethod
    def function_at(address):
        return address & ~0xFF


def known(**deepest):
    """f 40 > g 32 > h 8, or what else is said of their deepest calls."""
    calls = {"f": "g", "g": "h", "h": None, **deepest}
    bounds = {"f": 40, "g": 32, "h": 8}
    return {name: {"symbol": name, "function": name, "bound_bytes": bounds[name],
                   "known_bytes": bounds[name], "frame_bytes": 8, "deepest_call": calls[name]}
            for name in calls}


def observed(f, g, h, edges, own=8):
    seen = Observation()
    seen.functions = {0x100: Seen(8, f, 1, 1), 0x200: Seen(8, g, 1, 1), 0x300: Seen(own, h, 1, 1)}
    seen.edges = {(caller + 4, target, kind): 1 for caller, target, kind in edges}
    return seen


CALL_G, CALL_H = (0x100, 0x200, "call"), (0x200, 0x300, "indirect")


class Steps(unittest.TestCase):
    def step(self, seen, symbol="f", functions=None):
        step = looseness.Looseness(Image(), seen, functions or known()).step(symbol)
        return step and (step.caller, step.callee, step.seen)

    def test_the_first_call_that_was_never_made(self):
        self.assertEqual(self.step(observed(16, 16, 0, [CALL_G])), ("g", "h", False))
        self.assertEqual(self.step(observed(8, 32, 8, [CALL_H])), ("f", "g", False))

    def test_a_call_of_what_goes_as_deep_only_from_elsewhere(self):
        self.assertEqual(self.step(observed(16, 32, 8, [CALL_G, CALL_H])), ("f", "g", True))
        self.assertEqual(self.step(observed(16, 16, 8, [CALL_G, CALL_H])), ("g", "h", True))

    def test_a_frame_that_was_not_seen_in_full(self):
        self.assertEqual(self.step(observed(16, 16, 4, [], own=4), symbol="h"),
                         ("h", looseness.OWN_FRAME, False))

    def test_no_step_where_nothing_is_missing(self):
        self.assertIsNone(self.step(observed(16, 16, 4, []), symbol="h"))

    def test_the_call_that_comes_back(self):
        back = (0x300, 0x100, "call")
        self.assertEqual(self.step(observed(16, 16, 4, [CALL_G, CALL_H, back]),
                                   functions=known(h="f")), ("h", "f", True))

    def test_a_path_that_comes_back_to_itself_ends_there(self):
        self.assertEqual(looseness.path_of("f", known(h="f")), ["f", "g", "h", "f"])

    def test_a_call_of_what_is_not_in_the_image_was_never_made(self):
        functions = {**known(g="elsewhere"), "elsewhere": known()["h"]}
        self.assertEqual(self.step(observed(16, 16, 0, [CALL_G]), functions=functions),
                         ("g", "elsewhere", False))


class Report(unittest.TestCase):
    def lines(self, judgements):
        seen, functions = observed(20, 20, 8, [CALL_G]), known()
        rows = comparison.rows(Image(), seen, functions)
        return list(looseness.report(Image(), seen, functions, rows, judgements))

    def test_functions_are_told_under_their_step(self):
        lines = self.lines([{"caller": "g", "callee": "?", "can_happen": "never", "why": "so"}])
        self.assertEqual(lines, ["g > h: never: so", "    f 2.00, g 1.60",
                                 "2 functions with a factor above 1.3, by 1 steps; "
                                 "0 of them by a step that is not judged"])

    def test_a_step_without_judgement_is_counted(self):
        lines = self.lines([{"caller": "f", "callee": "g", "can_happen": "never", "why": "so"}])
        self.assertIn("NOT JUDGED", lines[0])
        self.assertIn("2 of them by a step that is not judged", lines[-1])


if __name__ == "__main__":
    unittest.main()
