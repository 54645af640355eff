"""The programs that are run: mbedTLS's own, the firmware's host tests, and those in programs/."""

import dataclasses
import json
import os
import pathlib
import re
import shlex
import shutil

import handshakes
from instrumented import Failed, Source, run

OWN = pathlib.Path(__file__).resolve().parent / "programs"


def mbedtls_source():
    """Where firmware/tls/get-mbedtls.sh puts it."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    return cache / "stackcheck/mbedtls-2.28.3"


@dataclasses.dataclass
class Program:
    """A program besides what its suite has in common; run(program, environment) runs it."""
    name: str
    sources: list
    run: object
    libraries: tuple = ()


@dataclasses.dataclass
class Suite:
    name: str
    common: list
    programs: list
    together: object = None  # runs all programs, where they need each other


def alone(*arguments, folder=None, accepted=(0,)):
    return lambda program, environment: run([program, *arguments], folder=folder,
                                            accepted=accepted, env=environment)


def sources(folder, flags, pattern="*.c", without=()):
    found = [Source(path, tuple(flags)) for path in sorted(folder.glob(pattern))
             if path.name not in without]
    if not found:
        raise Failed(f"{folder}: no {pattern}; firmware/tls/get-mbedtls.sh makes mbedTLS's")
    return found


def own():
    """The C++ program of this folder."""
    flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti"]
    parts = sources(OWN / "cpp", flags, "*.cpp", without=["decorators.cpp"])
    main = Source(OWN / "cpp/decorators.cpp", tuple(flags))
    return Suite("C++", parts, [Program("decorators", [main], alone())])


def by_target(commands):
    """The sources of each CMake target of a compile database, without sanitizers and levels."""
    found = {}
    for entry in json.loads(commands.read_text()):
        words = shlex.split(entry["command"])
        target = re.search(r"CMakeFiles/([^/]+)\.dir/", words[words.index("-o") + 1])
        flags = [word for i, word in enumerate(words)
                 if word.startswith(("-I", "-D", "-std=", "-isystem")) or words[i - 1] == "-isystem"]
        found.setdefault(target[1], []).append(Source(pathlib.Path(entry["file"]), tuple(flags)))
    return found


def firmware(commands):
    """The firmware's host tests of TLS: handshakes with openssl over real sockets."""
    targets = by_target(commands)
    missing = {"mbedtls", "firmware_tls_tests"} - targets.keys()
    if missing:
        raise Failed(f"{commands}: without {missing}; firmware/tests says what it needs")

    libraries = ("-lgmock_main", "-lgmock", "-lgtest")
    return Suite("firmware", targets["mbedtls"],
                 [Program("tls_tests", targets["firmware_tls_tests"], alone(), libraries)])


def default_flags(mbedtls):
    return [f"-I{mbedtls}/{folder}" for folder in ("include", "library", "tests/include")]


def default_common(mbedtls):
    flags = default_flags(mbedtls)
    folders = ("library", "tests/src", "tests/src/drivers", "tests/src/test_helpers")
    return [part for folder in folders for part in sources(mbedtls / folder, flags)]


def default_programs(mbedtls):
    """mbedTLS's default configuration: self-tests, and client and server with each other."""
    flags = tuple(default_flags(mbedtls))
    programs = mbedtls / "programs"
    shared = [Source(programs / part, flags) for part in ("ssl/ssl_test_lib.c",
                                                          "test/query_config.c")]
    selftest = Program("selftest", [Source(programs / "test/selftest.c", flags)],
                       alone("-x", "timing"))  # which a busy machine fails
    pair = [Program(name, shared + [Source(programs / f"ssl/{name}.c", flags)], None)
            for name in ("ssl_server2", "ssl_client2")]
    return [Suite("mbedTLS default", default_common(mbedtls), [selftest]),
            Suite("mbedTLS default", default_common(mbedtls), pair, handshakes.run_all)]


def generate_suite(mbedtls, data, folder):
    """The C source of one of mbedTLS's test suites, and the data it reads."""
    suites = mbedtls / "tests/suites"
    function = suites / (data.stem.split(".")[0] + ".function")
    folder.mkdir(parents=True, exist_ok=True)
    run(["python3", mbedtls / "tests/scripts/generate_test_code.py", "-f", function, "-d", data,
         "-t", suites / "main_test.function", "-p", suites / "host_test.function",
         "-s", suites, "--helpers-file", suites / "helpers.function", "-o", folder])
    return folder / f"{data.stem}.c", folder / f"{data.stem}.datax"


def default_suites(mbedtls, scratch):
    """All of mbedTLS's test suites. Some write files beside the data they read: a copy."""
    tests = scratch / "tests"
    if not tests.exists():
        shutil.copytree(mbedtls / "tests/data_files", tests / "data_files")
    flags = tuple(default_flags(mbedtls))
    found = []
    for data in sorted((mbedtls / "tests/suites").glob("*.data")):
        code, cases = generate_suite(mbedtls, data, scratch / "generated")
        test = alone(cases, folder=tests, accepted=(0, 1))  # a case that fails has called, too
        found.append(Program(data.stem.removeprefix("test_suite_"), [Source(code, flags)], test))
    return Suite("mbedTLS default", default_common(mbedtls), found)
