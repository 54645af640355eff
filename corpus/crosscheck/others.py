"""The CPUs whose GCC Debian has, besides those the boards are built for: mbedTLS, and for the
host the firmware's portable layers too, compiled with -fstack-usage; and the GCCs' libraries.
"""

import concurrent.futures
import dataclasses
import os
import pathlib
import shlex
import shutil

import frames
import libraries
from builds import Failed, database, facts_of, run, unique_stems

BOARD = "mps2-an385"  # whose compile database names the sources
PORTABLE_LAYERS = ("http", "net", "io", "w5500", "tls")
PICOLIBC = "/usr/lib/picolibc/riscv64-unknown-elf/lib"


@dataclasses.dataclass(frozen=True)
class Other:
    """One GCC and its options. `counted`: bytes of the return address, which GCC counts to the
    function and stackcheck to its caller."""
    gcc: str
    options: tuple
    libraries: tuple
    counted: int = 0
    cpp: bool = False

    @property
    def objdump(self):
        return self.gcc.removesuffix("gcc") + "objdump"


def riscv(march, mabi, *options):
    return Other("riscv64-unknown-elf-gcc",
                 ("--specs=picolibc.specs", f"-march={march}", f"-mabi={mabi}", *options),
                 (f"{PICOLIBC}/{march}/{mabi}/libc.a", "libgcc.a"))


ARM_LIBRARIES = ("libc.a", "libc_nano.a", "libgcc.a")

OTHERS = {
    "cortex-m23": Other("arm-none-eabi-gcc", ("-mcpu=cortex-m23", "-mthumb"), ARM_LIBRARIES),
    "cortex-m33 hard float": Other(
        "arm-none-eabi-gcc", ("-mcpu=cortex-m33", "-mthumb", "-mfloat-abi=hard"), ARM_LIBRARIES),
    "riscv32 imac": riscv("rv32imac", "ilp32"),
    "riscv32 imac -msave-restore": riscv("rv32imac", "ilp32", "-msave-restore"),
    "riscv64 imac": riscv("rv64imac", "lp64", "-mcmodel=medany"),
    "avr atmega2560": Other("avr-gcc", ("-mmcu=atmega2560",), ("libc.a", "libm.a", "libgcc.a"),
                            counted=3),
    "avr atmega328p": Other("avr-gcc", ("-mmcu=atmega328p",), ("libc.a", "libm.a", "libgcc.a"),
                            counted=2),
    "x86-64": Other("gcc", (), ("libgcc.a",), counted=8, cpp=True),
    "xtensa lx106 (call0)": Other("xtensa-lx106-elf-gcc", ("-isystem", "/usr/include/newlib"),
                                  ("libgcc.a",)),
}


def portable_options(entry, cpp):
    """What of a command holds for every CPU: where headers are, definitions, the language."""
    words = iter(shlex.split(entry["command"]))
    kept = []
    for word in words:
        if word == "-isystem":
            folder = next(words)
            kept += [word, folder] if "mbedtls" in folder else []
        elif word.startswith(("-D", "-I", "-std=", "-fno-")) and (cpp or "exceptions" not in word):
            kept.append(word)
    return kept


def is_portable(entry, other):
    path = pathlib.Path(entry["file"])
    if "mbedtls" in str(path):
        return path.suffix == ".c"
    return other.cpp and path.suffix == ".cpp" and path.parent.name in PORTABLE_LAYERS


def compile_one(entry, other, level, folder):
    made = folder / f"{pathlib.Path(entry['file']).stem}.o"
    cpp = entry["file"].endswith(".cpp")
    compiler = other.gcc.removesuffix("gcc") + "g++" if cpp else other.gcc
    launcher = ["ccache"] if shutil.which("ccache") else []
    options = portable_options(entry, cpp) if cpp else [
        word for word in portable_options(entry, cpp) if not word.startswith(("-std", "-fno-"))]
    run(launcher + [compiler, *options, *other.options, f"-{level}", "-w", "-ffunction-sections",
                    "-fstack-usage", "-c", entry["file"], "-o", str(made)], entry["directory"])
    return made


def compile_all(name, level, options):
    """The objects for one CPU; without --full, of every fourth source."""
    other = OTHERS[name]
    entries = [e for e in database(options.boards, BOARD) if is_portable(e, other)]
    if not options.full:
        entries = entries[::4]
    work = []
    base = options.objects / f"{name} {level}".replace(" ", "-")
    for entry, number in unique_stems(entries):
        (base / number).mkdir(parents=True, exist_ok=True)
        work.append((entry, other, level, base / number))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return sorted(pool.map(lambda item: compile_one(*item), work))


def check_frames(name, level, options):
    other, result = OTHERS[name], frames.Result()
    for unit in facts_of(options.stackcheck, compile_all(name, level, options)):
        result.unexplained += [f"{unit['name']}: {p['detail']}" for p in unit["problems"]]
        usages = [dataclasses.replace(usage, bytes=usage.bytes - other.counted)
                  for usage in frames.usages_of(unit)]
        frames.compare_unit(unit, usages, frames.lines_of(other.objdump, unit["name"]), result)
    return result


def library_path(other, library):
    if library.startswith("/"):
        return library
    machine = [word for word in other.options if word.startswith("-m")]
    path = run([other.gcc, *machine, f"-print-file-name={library}"]).strip()
    if not path.startswith("/"):
        raise Failed(f"{other.gcc} has no {library}")
    return path


def check_library(name, library, options):
    result = libraries.Result()
    path = library_path(OTHERS[name], library)
    libraries.compare_units(facts_of(options.stackcheck, [path]), result)
    return result
