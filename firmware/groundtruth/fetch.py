#!/usr/bin/env python3
"""The firmware in QEMU, its W5500 the simulator: it fetches over HTTPS from `openssl s_server` and
from nginx, with chains of ECDSA and RSA certificates that it verifies, and curl gets its status page.

usage: fetch.py FIRMWARE.ELF W5500-SIMULATOR
"""

import sys
import time

import services
import visitors
from image import Image
from scenario import COMPLETE, Scenario, run


def show_page(port):
    """What a person sees with curl."""
    status, body = visitors.curl(port)
    print(f"curl http://127.0.0.1:{port}/ gets {status}:\n{body}")
    yield from visitors.browse(port)


LIVES = [
    Scenario("openssl s_server, ECDSA root and leaf", COMPLETE),
    Scenario("nginx, RSA root, intermediate and leaf", COMPLETE, key="rsa", intermediates=1,
             serve=services.nginx, visit=show_page),
]


def main(elf, simulator):
    begin, failures = time.monotonic(), 0
    for life in LIVES:
        result = run(life, Image(elf), simulator)
        print(f"{life.name}: the firmware reports {result.report}", flush=True)
        failures += result.report != COMPLETE or bool(result.complaints)
        for complaint in result.complaints:
            print(f"  but {complaint}")
    print(f"{time.monotonic() - begin:.1f} s; {failures or 'nothing'} went wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
