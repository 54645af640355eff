"""#include lines of firmware/ go down only; only tls/ includes mbedTLS."""

import pathlib
import re
import tempfile
import unittest

FIRMWARE = pathlib.Path(__file__).resolve().parent.parent

# From the top down: a folder may include itself and what stands below it, as README.md says.
ORDER = ["app", "http", "tls", "net", "w5500", "boards", "ports", "io"]
# http reads and writes any stream: TLS, sockets and the chip are none of its business.
ONLY_BELOW = {"http": {"io"}, "tls": {"io"}, "w5500": {"ports", "io"}}
# Headers every port or board has its own of, found through the include path.
OF_ONE_BOARD = {"board.h": "boards", "spi_bus.h": "ports"}
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def folder_of(header):
    return OF_ONE_BOARD.get(header, header.split("/")[0])


def objection(folder, quoted, header):
    """Why a file of `folder` may not include this header, or None."""
    if header.startswith("mbedtls/"):
        return None if folder == "tls" else "only tls may include mbedTLS"
    if not quoted:
        return None
    below = folder_of(header)
    if below not in ORDER:
        return "wanted a path that starts with a folder of firmware/"
    allowed = ONLY_BELOW.get(folder, set(ORDER[ORDER.index(folder):]))
    return None if below == folder or below in allowed else f"{folder} may not know {below}"


def objections(firmware):
    """Every forbidden #include line below `firmware`."""
    for folder in ORDER:
        for path in sorted((firmware / folder).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                why = match and objection(folder, match[1] == '"', match[2])
                if why:
                    yield f"{path}:{number}: {match[2]}: {why}"


class Layers(unittest.TestCase):
    def objections_to(self, path, text):
        with tempfile.TemporaryDirectory() as scratch:
            file = pathlib.Path(scratch) / path
            file.parent.mkdir(parents=True)
            file.write_text(text)
            return len(list(objections(pathlib.Path(scratch))))

    def test_firmware(self):
        self.assertEqual(list(objections(FIRMWARE)), [])

    def test_sees_the_firmware(self):
        self.assertEqual({p.name for p in FIRMWARE.iterdir() if p.is_dir()}, {*ORDER, "contracts", "groundtruth", "simulator", "tests"})

    def test_a_step_up_is_found(self):
        self.assertEqual(self.objections_to("w5500/a.cpp", '#include "net/b.h"\n'), 1)
        self.assertEqual(self.objections_to("io/a.h", '#include "spi_bus.h"\n'), 1)
        self.assertEqual(self.objections_to("ports/x/a.h", '#  include "board.h"\n'), 1)

    def test_a_step_down_is_not(self):
        self.assertEqual(self.objections_to("net/a.cpp", '#include "w5500/b.h"\n'), 0)
        self.assertEqual(self.objections_to("boards/x/a.cpp", '#include "spi_bus.h"\n'), 0)

    def test_http_knows_streams_only(self):
        self.assertEqual(self.objections_to("http/a.h", '#include "net/tcp_socket.h"\n'), 1)

    def test_mbedtls_outside_tls_is_found(self):
        self.assertEqual(self.objections_to("app/a.h", '#include "mbedtls/ssl.h"\n'), 1)
        self.assertEqual(self.objections_to("app/a.h", "#include <mbedtls/ssl.h>\n"), 1)

    def test_a_path_without_folder_is_found(self):
        self.assertEqual(self.objections_to("net/a.cpp", '#include "tcp_socket.h"\n'), 1)


if __name__ == "__main__":
    unittest.main()
