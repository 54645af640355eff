"""The targets a case can name, and the command that makes an object for each.

To add one, add a row: its name starts with the CPU, so that [thumbv7m-*] finds all of it.
"""

GCC = ["arm-none-eabi-gcc", "-c", "-ffunction-sections"]
CLANG = ["clang-22", "-c", "-ffreestanding", "-ffunction-sections"]
MC = ["llvm-mc-22", "--filetype=obj"]

V6M = ["-mcpu=cortex-m0plus", "-mthumb"]
V7M = ["-mcpu=cortex-m3", "-mthumb"]
V7EM_HF = ["-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"]
XTENSA = ["--target=xtensa-none-elf", "-mcpu=generic", "-Xclang", "-target-feature",
          "-Xclang", "+windowed"]


def clang(machine, *options):
    return CLANG + ["--target=arm-none-eabi"] + machine + list(options)


def gcc(machine, *options):
    return GCC + machine + list(options)


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
    "thumbv6m-as": assembler("thumbv6m-none-eabi", "--arm-add-build-attributes"),
    "thumbv7m-as": assembler("thumbv7m-none-eabi", "--arm-add-build-attributes"),
    "thumbv7em-hf-as": assembler("thumbv7em-none-eabihf", "--arm-add-build-attributes",
                                 "--mcpu=cortex-m4"),
    "armv7-as": assembler("armv7-none-eabi", "--arm-add-build-attributes"),
    "xtensa-as": assembler("xtensa-none-elf", "--mattr=+windowed,+loop,+density"),
}
