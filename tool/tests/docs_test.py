"""The documents name what the code has, and their links lead somewhere."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "corpus/README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")


def reason_names():
    return re.findall(r'Reason::\w+, "([a-z-]+)"', (ROOT / "tool/facts/reason.h").read_text())


class Documents(unittest.TestCase):
    def test_every_reason_says_what_to_do_about_it(self):
        sections = re.findall(r"^### ([a-z-]+)$", (ROOT / "docs/using.md").read_text(), re.M)
        self.assertGreater(len(reason_names()), 10)
        self.assertEqual(sections, reason_names())

    def test_links_lead_to_files(self):
        for document in DOCUMENTS:
            for target in LINK.findall(document.read_text()):
                self.assertTrue((document.parent / target).exists(), f"{document}: {target}")

    def test_the_first_page_stays_short(self):
        self.assertLessEqual(len((ROOT / "README.md").read_text().splitlines()), 100)


if __name__ == "__main__":
    unittest.main()
