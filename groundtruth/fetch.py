#!/usr/bin/env python3
"""The firmware in QEMU fetches over HTTPS, through the W5500 simulator, from `openssl s_server`.

usage: fetch.py FIRMWARE.ELF W5500-SIMULATOR [ec|rsa]
"""

import contextlib
import json
import pathlib
import sys
import tempfile

import certificates
import machine
import services
from image import Image

PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n21.5 C\n"


def fetch(elf, simulator, key, say, plugin=None, seconds=120):
    """The firmware's own report of the fetch, and how deep the painted stack was written."""
    image = Image(elf)
    with contextlib.ExitStack() as stack:
        directory = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        root = certificates.make(directory, key)
        (directory / "reading").write_text(PAGE, newline="")
        trusting = image.with_root(root, directory / "firmware.elf")
        port = stack.enter_context(services.tls_server(directory))
        names, reports = services.NameServer(), services.ReportServer()
        say(f"openssl s_server at port {port}, {key} root and leaf")
        routes = [f"tcp:443={port}", f"tcp:80={reports.port}", f"udp:53={names.port}"]
        painted = machine.Stack(image)
        with machine.running(trusting, directory, simulator, routes, painted,
                             plugin=plugin) as monitor:
            say("QEMU runs the firmware")
            if not reports.wait(1, seconds):
                raise TimeoutError((directory / "qemu.log").read_text() +
                                   (directory / "simulator.log").read_text())
            memory = monitor.memory(painted.bottom, painted.bytes, directory / "stack")
        say("simulator: " + (directory / "simulator.log").read_text().splitlines()[0])
        return json.loads(reports.reports[0]), painted.painted_depth(memory)


def main(elf, simulator, key="ec"):
    report, depth = fetch(elf, simulator, key, lambda text: print(text, flush=True))
    print(f"the firmware reports: {report}")
    print(f"its painted stack was written {depth} bytes deep")
    return 0 if report == {"outcome": "complete", "status": 200, "bytes": 7} else 1


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
