"""The comparison itself: that it sees what it is there to see."""

import pathlib
import tempfile
import types
import unittest

import bounds
import comparison
import memory
import objections
import predictions
import scenario
from image import Place
from observation import Observation, Seen
from scenario import COMPLETE, Scenario


class Image:
    functions = {0x100: ["f"], 0x200: ["g", "g_too"]}


def known(symbol, bound, frame, at_least=None):
    return {"symbol": symbol, "function": symbol, "bound_bytes": bound, "frame_bytes": frame,
            "known_bytes": at_least if bound is None else bound}


def observed(**seen):
    result = Observation()
    result.functions = {0x100: Seen(8, 24, 1, 1), **seen.get("more", {})}
    return result


class Comparison(unittest.TestCase):
    def rows(self, *functions, seen=None):
        return comparison.rows(Image(), seen or observed(), {f["symbol"]: f for f in functions})

    def test_a_bound_that_holds(self):
        self.assertFalse(self.rows(known("f", 24, 8))[0].violated)

    def test_a_bound_that_was_passed(self):
        self.assertTrue(self.rows(known("f", 23, 8))[0].violated)

    def test_a_frame_that_was_passed(self):
        self.assertTrue(self.rows(known("f", 24, 7))[0].violated)

    def test_an_unbounded_function_promises_nothing_but_its_frame(self):
        row = self.rows(known("f", None, 8, at_least=23))[0]
        self.assertFalse(row.violated)
        self.assertTrue(row.limit_is_low)
        self.assertFalse(self.rows(known("f", None, 8, at_least=24))[0].limit_is_low)
        self.assertTrue(self.rows(known("f", None, 7, at_least=24))[0].violated)

    def test_an_executed_function_that_is_not_known(self):
        with self.assertRaises(LookupError):
            self.rows(known("h", 24, 8))

    def test_any_name_of_a_function_will_do(self):
        seen = observed(more={0x200: Seen(0, 0, 1, 1)})
        self.assertEqual(len(self.rows(known("f", 24, 8), known("g_too", 0, 0), seen=seen)), 2)

    def test_the_summary_counts_violations(self):
        self.assertIn("1 violations", comparison.summary(self.rows(known("f", 23, 8))))
        self.assertIn("VIOLATED", comparison.table(self.rows(known("f", 23, 8))))


def report(*calls):
    keys = ("file", "line", "function", "targets")
    return {"boards": [{"indirect_calls": [dict(zip(keys, call)) for call in calls]}]}


class Entries(unittest.TestCase):
    def depths(self, lowest, bound):
        image, seen = Image(), observed()
        image.functions, seen.lowest = {0x100: ["isr_reset"]}, lowest
        entries = [{"entry": "isr_reset", "bound_bytes": bound, "known_bytes": bound},
                   {"entry": "never_ran", "bound_bytes": 0, "known_bytes": 0}]
        return list(comparison.entry_rows({"boards": [{"entries": entries}]}, image, seen, 0x1000))

    def test_the_first_has_the_interrupts_too(self):
        self.assertEqual([row.observed for row in self.depths(0xF00, 0x100)], [0x100])
        self.assertFalse(self.depths(0xF00, 0x100)[0].violated)
        self.assertTrue(self.depths(0xEFC, 0x100)[0].violated)


class Prediction(unittest.TestCase):
    PREDICTED = predictions.Predictions(report(("src/a.c", 7, "f", ["x", "y"]),
                                               ("src/a.c", 9, "f", ["z"])))

    def verdict(self, line, *names, function="f"):
        return self.PREDICTED.verdict(Place("a.c", line, function), set(names))

    def test_joins_by_line(self):
        self.assertEqual(self.verdict(7, "y"), "predicted")
        self.assertEqual(self.verdict(7, "alias_of_y", "y"), "predicted")

    def test_allows_for_calls_that_were_merged(self):
        self.assertEqual(self.verdict(7, "z"), "merged")
        self.assertEqual(self.verdict(0, "z"), "merged")

    def test_knows_clones_and_parts_by_their_function(self):
        self.assertEqual(self.verdict(7, "y.lto_priv.0"), "predicted")
        self.assertEqual(self.verdict(0, "z.part.0", function="f.constprop.0.isra.1"), "merged")

    def test_notices_what_was_missed(self):
        self.assertEqual(self.verdict(7, "w"), "missed")
        self.assertEqual(self.verdict(7, "w", function="g"), "no-such-call")


class SameCode(unittest.TestCase):
    def test_is_told_by_the_frames(self):
        linked = {"f": known("f", 24, 8), "g": known("g", 24, 8)}
        self.assertEqual(bounds.other_code({**linked, "h": known("h", 0, 0)}, linked), [])
        self.assertEqual(bounds.other_code({"f": known("f", 24, 16)}, linked), ["f", "g"])


class Observations(unittest.TestCase):
    def read(self, text):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(text)
            file.flush()
            return Observation.read(pathlib.Path(file.name))

    def test_are_read_and_joined(self):
        one = self.read("lowest 20000ff0\nchecks 5 0 1 0 0\nfunction 100 8 24 1 2\n"
                        "edge 110 200 indirect 3\nedge 112 200 direct 1\n")
        two = self.read("lowest 20000fe0\nchecks 1 0 0 0 0\nfunction 100 8 40 2 1\n"
                        "edge 110 200 indirect 1\n")
        one.join(two)
        self.assertEqual(one.functions[0x100], Seen(8, 40, 2, 3))
        self.assertEqual(one.indirect(), {(0x110, 0x200)})
        self.assertEqual(one.depth_below(0x20001000), 0x20)
        self.assertTrue(one.is_sound())

    def test_that_contradict_themselves_are_not_sound(self):
        for checks in ("5 1 0 0 0", "5 0 0 1 0", "5 0 0 0 1"):
            self.assertFalse(self.read(f"checks {checks}\n").is_sound())


def block(size, used, last=False):
    head = memory.HEADER.pack(memory.MAGIC[0], size, used, 0, 0 if last else 1, 0, 0, memory.MAGIC[1])
    return head + bytes(size)


class Pool(unittest.TestCase):
    def test_a_pool_that_was_never_started(self):
        self.assertEqual(memory.blocks_in_use(bytes(100)), [])

    def test_an_empty_pool(self):
        self.assertEqual(memory.blocks_in_use(block(68, 0, last=True)), [])

    def test_blocks_in_use(self):
        pool = block(8, 1) + block(16, 0) + block(4, 1, last=True)
        self.assertEqual(memory.blocks_in_use(pool), [8, 4])

    def test_a_broken_chain(self):
        with self.assertRaises(ValueError):
            memory.blocks_in_use(block(8, 1) + bytes(40))
        with self.assertRaises(ValueError):
            memory.blocks_in_use(block(8, 0, last=True) + bytes(4))


class Objections(unittest.TestCase):
    """What is wrong with a run, each by itself; the run they start from is right."""

    def run_of(self, **changed):
        seen = Observation()
        seen.lowest, seen.functions = 0x900, {0x100: Seen(8, 24, 1, 2)}
        right = {"report": COMPLETE, "complaints": [], "seen": seen, "stack_top": 0x1000,
                 "painted_depth": 0x100, "sockets": [{"state": 0, "closed_with_unread": 0}],
                 "memory": types.SimpleNamespace(pool=block(8, 0, last=True),
                                                 body=b"21.5 C\n".ljust(20, b"\0"))}
        return types.SimpleNamespace(**{**right, **changed})

    def objections(self, scenario=Scenario("s", COMPLETE), names=("f",), **changed):
        image = types.SimpleNamespace(functions={0x100: list(names)})
        return list(objections.objections(scenario, self.run_of(**changed), image))

    def memory(self, **changed):
        return types.SimpleNamespace(**{**vars(self.run_of().memory), **changed})

    def test_a_run_that_is_right(self):
        self.assertEqual(self.objections(), [])

    def test_another_report(self):
        self.assertEqual(len(self.objections(Scenario("s", scenario.report("failed")))), 1)
        self.assertEqual(self.objections(Scenario("s", None, any_report=True)), [])

    def test_a_complaint_of_a_visitor(self):
        self.assertEqual(self.objections(complaints=["no page"]), ["no page"])

    def test_paint_below_the_stack_pointer(self):
        self.assertEqual(len(self.objections(painted_depth=0x701)), 1)

    def test_a_function_where_it_ends_for_good(self):
        self.assertEqual(self.objections(names=("isr_unexpected",)),
                         ["it stopped in isr_unexpected"])

    def test_a_function_that_was_to_run(self):
        self.assertEqual(self.objections(Scenario("s", COMPLETE, reaches="f")), [])
        self.assertEqual(len(self.objections(Scenario("s", COMPLETE, reaches="g"))), 1)

    def test_a_socket_that_is_open(self):
        for state, wrong in ((0, 0), (0x14, 0), (0x17, 1), (0x1c, 1)):
            sockets = [{"state": state, "closed_with_unread": 0}]
            self.assertEqual(len(self.objections(sockets=sockets)), wrong, hex(state))

    def test_bytes_thrown_away(self):
        self.assertEqual(len(self.objections(sockets=[{"state": 0, "closed_with_unread": 1}])), 1)

    def test_memory_that_was_kept(self):
        self.assertEqual(len(self.objections(memory=self.memory(pool=block(8, 1, last=True)))), 1)

    def test_a_body_that_was_not_sent(self):
        for body in (b"21.6 C\n".ljust(20, b"\0"), b"21.5 C\n!".ljust(20, b"\0"), bytes(20)):
            self.assertEqual(len(self.objections(memory=self.memory(body=body))), 1, body)

    def test_a_part_that_passes_for_the_whole(self):
        part = scenario.report("ok", "complete", 200, 4)
        wrong = self.objections(Scenario("s", part), report=part,
                                memory=self.memory(body=b"21.5".ljust(20, b"\0")))
        self.assertEqual(len(wrong), 1)

    def test_a_firmware_that_gave_up(self):
        for entered, wrong in ((1, 1), (2, 0)):
            seen = Observation()
            seen.lowest = 0x900
            seen.functions = {0x100: Seen(8, 24, 1, entered), 0x200: Seen(8, 24, 1, 1)}
            image = types.SimpleNamespace(functions={0x100: ["network_bring_up"],
                                                     0x200: ["clock_bring_up"]})
            run = self.run_of(report=None, seen=seen)
            self.assertEqual(len(list(objections.objections(Scenario("s", None), run, image))), wrong)


if __name__ == "__main__":
    unittest.main()
