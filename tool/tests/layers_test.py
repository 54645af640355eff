"""#include lines of tool/ go one way, and only some folders know LLVM and Clang."""

import pathlib
import re
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parent.parent

# What each folder may include besides itself; docs/how-it-works.md shows the same order.
MAY_INCLUDE = {
    "facts": set(),
    "options": {"facts"},
    "flow": {"facts", "options"},
    "machine": {"facts"},
    "source": {"facts"},
    "units": {"facts", "options", "machine", "source"},
    "flow": {"facts", "options"},
    "peer": {"facts", "options", "flow", "machine", "source", "units"},
    "program": {"facts", "options", "flow"},
    "bound": {"facts", "options", "flow", "program"},
    "verdict": {"facts", "options", "flow", "program", "bound"},
    "report": {"facts", "options", "flow", "program", "bound", "verdict"},
}
# The files of tool/ itself run the stages, and so do those of tests/ and bench/.
MAY_INCLUDE["main"] = set(MAY_INCLUDE)
KNOW_LLVM = {"machine", "source", "peer", "report"}
LLVM_HEADER = re.compile(r"(llvm|llvm-c|clang|clang-c|lld)/")
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(path):
    """(line, quoted, header) of every #include line."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1] == '"', match[2]


def folder_of(path):
    """The row of MAY_INCLUDE for a path from tool/."""
    parts = pathlib.PurePath(path).parts
    return "main" if len(parts) == 1 or parts[0] in ("tests", "bench") else parts[0]


def objection(path, folder, quoted, header):
    """Why this file of this folder may not include this header, or None."""
    if LLVM_HEADER.match(header):
        return None if folder in KNOW_LLVM else "only " + ", ".join(sorted(KNOW_LLVM)) + " may"
    if not quoted or (path.parent / header).exists() and "/" not in header:
        return None
    stage = folder_of(header)
    if stage not in MAY_INCLUDE:
        return "wanted a path that starts with a folder of tool/"
    allowed = stage == folder or stage in MAY_INCLUDE[folder]
    return None if allowed else f"{folder} may not know {stage}"


def objections(tool):
    """Every forbidden #include line below `tool`, as 'file:line: "header": why'."""
    for path in sorted(p for p in tool.rglob("*") if p.suffix in (".h", ".cpp", ".in")):
        folder = folder_of(path.relative_to(tool))
        if folder not in MAY_INCLUDE:
            yield f"{path}: {folder} has no row in MAY_INCLUDE"
            continue
        for line, quoted, header in includes(path):
            why = objection(path, folder, quoted, header)
            if why:
                yield f"{path}:{line}: {header}: {why}"


class Layers(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def objections_to(self, path, text):
        file = self.scratch / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return len(list(objections(self.scratch)))

    def test_the_tool_keeps_its_layers(self):
        self.assertGreater(len(list(TOOL.rglob("*.h"))), 5)
        self.assertEqual(list(objections(TOOL)), [])

    def test_the_table_has_no_cycle(self):
        open_rows = {name: set(row) for name, row in MAY_INCLUDE.items()}
        while open_rows:
            free = {name for name, row in open_rows.items() if not row & open_rows.keys()}
            self.assertTrue(free, open_rows)
            for name in free:
                del open_rows[name]

    def test_a_lower_folder_may_not_include_a_higher_one(self):
        self.assertEqual(self.objections_to("facts/a.h", '#include "verdict/verdict.h"\n'), 1)

    def test_a_higher_folder_may_include_a_lower_one(self):
        self.assertEqual(self.objections_to("verdict/a.h", '#include "facts/facts.h"\n'), 0)

    def test_the_files_of_tool_itself_may_not_be_included_from_a_folder(self):
        self.assertEqual(self.objections_to("facts/a.h", '#include "pipeline.h"\n'), 1)
        self.assertEqual(self.objections_to("main.cpp", '#include "verdict/verdict.h"\n'), 1)

    def test_llvm_is_not_for_every_folder(self):
        self.assertEqual(self.objections_to("bound/a.cpp", "#include <llvm/ADT/Twine.h>\n"), 1)
        self.assertEqual(self.objections_to("bound/a.cpp", '# include "clang/AST/Decl.h"\n'), 1)
        self.assertEqual(self.objections_to("bound/a.cpp", ""), 0)
        self.assertEqual(self.objections_to("machine/a.cpp", "#include <llvm/ADT/Twine.h>\n"), 0)

    def test_a_folder_without_a_row_is_noticed(self):
        self.assertEqual(self.objections_to("utils/a.h", ""), 1)

    def test_a_path_beside_the_file_is_no_way_around(self):
        self.assertEqual(self.objections_to("facts/a.h", '#include "../verdict/a.h"\n'), 1)


if __name__ == "__main__":
    unittest.main()
