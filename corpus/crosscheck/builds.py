"""The objects that are compared: the firmware's compile databases, for other CPUs and levels."""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import shlex
import shutil
import subprocess

HARD_FLOAT = ["-mcpu=cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"]

# Which board's database a CPU's objects are made from, and the options that replace -mcpu.
CPUS = {
    "cortex-m0plus": ("w5500-evb-pico", ["-mcpu=cortex-m0plus"]),
    "cortex-m3": ("mps2-an385", ["-mcpu=cortex-m3"]),
    "cortex-m4 hard float": ("mps2-an385", HARD_FLOAT),
}


class Failed(Exception):
    """A program this needs said no."""


@dataclasses.dataclass(frozen=True)
class Build:
    """All sources for one CPU at one optimisation level."""
    cpu: str
    level: str

    @property
    def name(self):
        return f"{self.cpu} {self.level}"


def run(command, folder=None, accepted=(0,)):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode not in accepted:
        raise Failed(f"{shlex.join(command)}\nexit status {result.returncode}\n{result.stderr}")
    return result.stdout


def database(boards, board):
    path = boards / board / "compile_commands.json"
    if not path.exists():
        raise Failed(f"{path}: is missing; ./dev test makes it")
    return json.loads(path.read_text())


def compiler_options(entry):
    """The command of a database entry without compiler, CPU, level, output and input."""
    words = iter(shlex.split(entry["command"])[1:])
    kept = []
    for word in words:
        if word in ("-o", "-c"):
            next(words)
        elif not word.startswith(("-mcpu=", "-O")) and word != entry["file"]:
            kept.append(word)
    return kept


def compile_one(entry, build, folder):
    """Makes the object, and beside it the .su file, of one source."""
    made = folder / f"{pathlib.Path(entry['file']).stem}.o"
    is_cpp = entry["file"].endswith(".cpp")
    compiler = "arm-none-eabi-g++" if is_cpp else "arm-none-eabi-gcc"
    launcher = ["ccache"] if shutil.which("ccache") else []
    run(launcher + [compiler, *compiler_options(entry), *CPUS[build.cpu][1], f"-{build.level}",
                    "-fstack-usage", "-c", entry["file"], "-o", str(made)], entry["directory"])
    return made


def unique_stems(entries):
    """Sources whose objects would have one name get numbered folders."""
    seen = {}
    for entry in entries:
        stem = pathlib.Path(entry["file"]).stem
        seen[stem] = seen.get(stem, 0) + 1
        yield entry, str(seen[stem])


def compile_all(build, boards, folder):
    """The objects of a build, sorted by path."""
    base = folder / build.name.replace(" ", "-")
    work = []
    for entry, number in unique_stems(database(boards, CPUS[build.cpu][0])):
        (base / number).mkdir(parents=True, exist_ok=True)
        work.append((entry, build, base / number))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return sorted(pool.map(lambda item: compile_one(*item), work))


def facts_of(stackcheck, paths):
    """The units `stackcheck --facts` reports."""
    units = []
    for start in range(0, len(paths), 50):
        part = [str(path) for path in paths[start:start + 50]]
        command = [stackcheck, "--facts", "--format=json", *part]
        units += json.loads(run(command, accepted=(0, 1, 2)))["units"]
    return units
