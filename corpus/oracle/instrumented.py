"""Programs that write down where each of their indirect calls went: Clang's value profiling."""

import concurrent.futures
import dataclasses
import functools
import os
import pathlib
import re
import shlex
import subprocess

# The counters of a site are allocated as they are needed: fixed ones would run out. -O0, so
# that each indirect call of the source is one of the program, and stays in its function.
PROFILING = ["-O0", "-w", "-gline-tables-only", "-fprofile-generate",
             "-mllvm", "-vp-static-alloc=false"]
MOST_TARGETS = 255  # of one site that the profile keeps; more would be lost


class Failed(Exception):
    """A program this needs said no."""


@functools.cache
def host():
    return run(["clang-22", "-print-target-triple"]).strip()


@dataclasses.dataclass(frozen=True)
class Source:
    """A file and the flags it is compiled with."""
    path: pathlib.Path
    flags: tuple = ()

    @property
    def compiler(self):
        return "clang++-22" if self.path.suffix == ".cpp" else "clang-22"

    def database_entry(self):
        """How flow_sites sees it: the same code, not instrumented."""
        return {"directory": str(self.path.parent), "file": str(self.path),
                "arguments": [self.compiler, f"--target={host()}", "-O0", "-w", *self.flags,
                              "-c", str(self.path)]}


def run(command, folder=None, accepted=(0,), **more):
    result = subprocess.run(command, cwd=folder, capture_output=True, check=False, **more)
    if result.returncode not in accepted:
        said = (result.stdout + result.stderr).decode(errors="replace")
        raise Failed(f"{shlex.join(map(str, command))}\nexit {result.returncode}\n{said[-4000:]}")
    return result.stdout.decode(errors="replace")


DEFINITION = re.compile(r'define (.*?)@("[^"]+"|[\w.$]+)\(')
INSTRUMENTED = re.compile(
    r"call void @__llvm_profile_instrument_target\(.*, i32 (\d+)\)(?:, !dbg !(\d+))?")
PLACE = re.compile(r"!(\d+) = (?:distinct )?!DILocation\(line: (\d+)(?:, column: (\d+))?")


def sites_of(module):
    """Where a module of LLVM assembly has each site: {(function, number): (line, column)}.

    Functions are named as profiles name them: "file;name" where the linker cannot see them.
    """
    found, places, function, file = {}, {}, None, ""
    for line in module.splitlines():
        if line.startswith("source_filename = "):
            file = line.split('"')[1]
        elif match := DEFINITION.match(line):
            name = match[2].strip('"')
            local = {"internal", "private"} & set(match[1].split())
            function = f"{file};{name}" if local else name
        elif match := INSTRUMENTED.search(line):
            found[function, int(match[1])] = match[2]
        elif match := PLACE.match(line):
            places[match[1]] = (int(match[2]), int(match[3] or 0))
    return {site: places.get(number, (0, 0)) for site, number in found.items()}


def compile_one(source, made):
    """Makes the object `made`.o of one source; its sites."""
    module = made.with_suffix(".ll")
    run([source.compiler, *PROFILING, *source.flags, "-S", "-emit-llvm", source.path,
         "-o", module], source.path.parent)
    run(["clang-22", "-O0", "-c", module, "-o", made])
    return sites_of(module.read_text(errors="replace"))


def compile_all(sources, folder):
    """The objects of `sources` in `folder`, and all their sites."""
    folder.mkdir(parents=True, exist_ok=True)
    objects = [folder / f"{number}-{source.path.stem}.o" for number, source in enumerate(sources)]
    sites = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(compile_one, sources, objects):
            sites.update(found)
    return objects, sites


def link(objects, libraries, program):
    run(["clang++-22", "-fprofile-generate", *objects, *libraries, "-lpthread", "-o", program])


def profiling_environment(folder):
    """The variables that make an instrumented program write its profile to `folder`."""
    return os.environ | {"LLVM_PROFILE_FILE": str(folder / "%p.profraw"),
                         "LLVM_VP_MAX_NUM_VALS_PER_SITE": str(MOST_TARGETS)}


FUNCTION = re.compile(r"  (\S.*):$")
TARGET = re.compile(r"\s*\[\s*(\d+), (.+),\s+(\d+) \]")


def parse_profile(text):
    """{(function, number): {target}} of what llvm-profdata shows."""
    found, function = {}, None
    for line in text.splitlines():
        if match := FUNCTION.match(line):
            function = match[1]
        elif match := TARGET.match(line):
            found.setdefault((function, int(match[1])), set()).add(match[2])
    crowded = [site for site, targets in found.items() if len(targets) >= MOST_TARGETS]
    if crowded:
        raise Failed(f"more targets than a profile keeps: {crowded}")
    return found


def read_profiles(folder):
    """What all runs that wrote their profile to `folder` called."""
    raw = sorted(folder.glob("*.profraw"))
    if not raw:
        raise Failed(f"{folder}: no program wrote a profile")
    merged = folder / "all.profdata"
    run(["llvm-profdata-22", "merge", "-o", merged, *raw])
    return parse_profile(run(["llvm-profdata-22", "show", "--ic-targets", "--all-functions",
                              merged]))
