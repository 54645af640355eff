"""The targets a case can name, and the command that makes an object for each.

To add one, add a row: its name starts with the CPU, so that [thumbv7m-*] finds all of it.
"""

GCC = ["arm-none-eabi-gcc", "-c", "-ffunction-sections"]
CLANG = ["clang-22", "-c", "-ffreestanding", "-ffunction-sections"]
MC = ["llvm-mc-22", "--filetype=obj"]

V6M = ["-mcpu=cortex-m0plus", "-mthumb"]
V7M = ["-mcpu=cortex-m3", "-mthumb"]
V7EM_HF = ["-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"]
RV32 = ["-march=rv32imac", "-mabi=ilp32"]
RV64 = ["-march=rv64imac", "-mabi=lp64", "-mcmodel=medany"]
XTENSA = ["--target=xtensa-none-elf", "-mcpu=generic", "-Xclang", "-target-feature",
          "-Xclang", "+windowed"]


def clang(machine, *options):
    return CLANG + ["--target=arm-none-eabi"] + machine + list(options)


def gcc(machine, *options):
    return GCC + machine + list(options)


def riscv_gcc(machine, *options):
    return ["riscv64-unknown-elf-gcc", "-c", "-ffunction-sections", *machine, *options]


def riscv_clang(bits, *options):
    return CLANG + [f"--target=riscv{bits}-unknown-elf", *options]


def host(compiler, *options):
    return [compiler, "-c", "-ffunction-sections", *options]


def assembler(triple, *options):
    return MC + [f"--triple={triple}", *options]


TARGETS = {
    "thumbv6m-gcc-Os": gcc(V6M, "-Os"),
    "thumbv6m-gcc-O2": gcc(V6M, "-O2"),
    "thumbv6m-clang-Os": clang(V6M, "-Os"),
    "thumbv7m-gcc-O0": gcc(V7M, "-O0"),
    "thumbv7m-gcc-Os": gcc(V7M, "-Os"),
    "thumbv7m-gcc-O2": gcc(V7M, "-O2"),
    "thumbv7m-clang-Os": clang(V7M, "-Os"),
    "thumbv7m-clang-O2": clang(V7M, "-O2"),
    "thumbv7em-hf-gcc-Os": gcc(V7EM_HF, "-Os"),
    "thumbv7em-hf-gcc-O2": gcc(V7EM_HF, "-O2"),
    "thumbv7em-hf-clang-Os": clang(V7EM_HF, "-Os"),
    "xtensa-clang-Os": CLANG + XTENSA + ["-Os"],
    "riscv32-gcc-Os": riscv_gcc(RV32, "-Os"),
    "riscv32-gcc-O2": riscv_gcc(RV32, "-O2"),
    "riscv32-gcc-save-restore": riscv_gcc(RV32, "-Os", "-msave-restore"),
    "riscv32-clang-Os": riscv_clang(32, *RV32, "-Os"),
    "riscv32-clang-zcmp": riscv_clang(32, "-march=rv32ima_zca_zcmp", "-mabi=ilp32", "-Os"),
    "riscv64-gcc-O0": riscv_gcc(RV64, "-O0"),
    "riscv64-gcc-O2": riscv_gcc(RV64, "-O2"),
    "riscv64-clang-O2": riscv_clang(64, *RV64, "-O2"),
    "x86-64-gcc-Os": host("gcc", "-Os"),
    "x86-64-gcc-O2": host("gcc", "-O2"),
    "x86-64-gcc-fixed-O2": host("gcc", "-O2", "-fno-pie"),
    "x86-64-clang-O2": host("clang-22", "-O2"),
    "avr-gcc-Os": ["avr-gcc", "-c", "-ffunction-sections", "-mmcu=atmega328p", "-Os"],
    "avr6-gcc-O2": ["avr-gcc", "-c", "-ffunction-sections", "-mmcu=atmega2560", "-O2"],
    "avr-as": ["avr-gcc", "-c", "-mmcu=atmega328p", "-x", "assembler-with-cpp"],
    "avr6-as": ["avr-gcc", "-c", "-mmcu=atmega2560", "-x", "assembler-with-cpp"],
    "xtensa-call0-gcc-Os": ["xtensa-lx106-elf-gcc", "-c", "-ffunction-sections", "-Os"],
    "riscv32-as": assembler("riscv32", "--mattr=+m,+a,+c"),
    "riscv32-zcmp-as": assembler("riscv32", "--riscv-add-build-attributes",
                                 "--mattr=+m,+a,+zca,+zcmp"),
    "riscv64-as": assembler("riscv64", "--mattr=+m,+a,+c"),
    "riscv64-zcmp-as": assembler("riscv64", "--riscv-add-build-attributes",
                                 "--mattr=+m,+a,+zca,+zcmp"),
    "x86-64-as": assembler("x86_64-linux"),
    "thumbv8m-base-gcc-Os": gcc(["-mcpu=cortex-m23", "-mthumb"], "-Os"),
    "thumbv8m-main-gcc-O2": gcc(["-mcpu=cortex-m33", "-mthumb"], "-O2"),
    "thumbv8m-cmse-gcc-Os": gcc(["-mcpu=cortex-m33", "-mthumb", "-mcmse"], "-Os"),
    "thumbv8m-mve-gcc-O3": gcc(["-mcpu=cortex-m55", "-mthumb", "-mfloat-abi=hard"], "-O3"),
    "thumbv8m-as": assembler("thumbv8.1m.main-none-eabi", "--arm-add-build-attributes",
                             "--mattr=+mve.fp,+lob,+8msecext"),
    "thumbv6m-as": assembler("thumbv6m-none-eabi", "--arm-add-build-attributes"),
    "thumbv7m-as": assembler("thumbv7m-none-eabi", "--arm-add-build-attributes"),
    "thumbv7em-hf-as": assembler("thumbv7em-none-eabihf", "--arm-add-build-attributes",
                                 "--mcpu=cortex-m4"),
    "armv7-as": assembler("armv7-none-eabi", "--arm-add-build-attributes"),
    "xtensa-as": assembler("xtensa-none-elf", "--mattr=+windowed,+loop,+density"),
}
