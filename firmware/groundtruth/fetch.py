#!/usr/bin/env python3
"""The firmware in QEMU fetches over HTTPS, through the W5500 simulator, from `openssl s_server`.

usage: fetch.py FIRMWARE.ELF W5500-SIMULATOR [ec|rsa]
"""

import sys

from image import Image
from scenario import COMPLETE, Scenario, run


def main(elf, simulator, key="ec"):
    print(f"openssl s_server with a root and a leaf ({key}); QEMU runs {elf}", flush=True)
    result = run(Scenario("fetch", COMPLETE, key), Image(elf), simulator)
    print(f"the firmware reports: {result.report}")
    print(f"its painted stack was written {result.painted_depth} bytes deep")
    return 0 if result.report == COMPLETE else 1


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
