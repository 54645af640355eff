#!/usr/bin/env python3
"""table.py FLOW_TABLE [--made FOLDER] [--mbedtls FOLDER]: the tables of docs/pointers.md but for
the firmware's, which `FLOW_TABLE firmware` prints."""

import argparse
import json
import os
import pathlib
import sys

import programs
from instrumented import Failed, run

CPU = ["-mcpu=cortex-m3", "-mthumb", "-Os"]


def database(sources, flags, folder):
    """The compile commands of sources for the CPU of the budgets."""
    folder.mkdir(parents=True, exist_ok=True)
    compilers = {".c": "arm-none-eabi-gcc", ".cpp": "arm-none-eabi-g++"}
    rows = [{"directory": str(source.parent), "file": str(source),
             "arguments": [compilers[source.suffix], *CPU, *flags, "-c", str(source)]}
            for source in sources]
    path = folder / "compile_commands.json"
    path.write_text(json.dumps(rows))
    return path


def mbedtls_default(mbedtls, made):
    """Client and server on mbedTLS's default configuration."""
    own = programs.OWN / "mbedtls"
    sources = sorted((mbedtls / "library").glob("*.c")) + sorted(own.glob("*.c"))
    flags = ["-w", f"-I{mbedtls}/include", f"-I{own}",
             "-DMBEDTLS_USER_CONFIG_FILE=<bare_config.h>"]
    return own / "budget.json", database(sources, flags, made / "cortex-m3-mbedtls")


def decorators(made):
    own = programs.OWN / "cpp"
    flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti"]
    return own / "budget.json", database(sorted(own.glob("*.cpp")), flags, made / "cortex-m3-cpp")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("flow_table", type=pathlib.Path)
    parser.add_argument("--made", type=pathlib.Path, default=pathlib.Path("build/oracle"))
    parser.add_argument("--mbedtls", type=pathlib.Path, default=programs.mbedtls_source())
    options = parser.parse_args()
    try:
        for budget, commands in (mbedtls_default(options.mbedtls, options.made),
                                 decorators(options.made)):
            print(run([options.flow_table, f"--jobs={os.cpu_count()}", f"--budget={budget}",
                       commands]), end="")
    except Failed as error:
        print(f"table.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
