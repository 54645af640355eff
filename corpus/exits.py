#!/usr/bin/env python3
"""exits.py STATUS COMMAND...: runs COMMAND and succeeds only if it exits with STATUS.

A command killed by a signal fails whatever STATUS is.
"""

import subprocess
import sys


def main(wanted, *command):
    status = subprocess.run(command, check=False).returncode
    if status == int(wanted):
        return 0
    print(f"exits.py: wanted exit status {wanted}, got {status}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
