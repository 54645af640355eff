"""The C library and libgcc of a toolchain: every function decodes, but for a short list."""

import collections
import dataclasses

from builds import CPUS, run

LIBRARIES = ("libc.a", "libc_nano.a", "libgcc.a")

# Functions that cannot be analysed, by symbol; True: for every CPU.
REASONS = {
    "longjmp": "loads the stack pointer from the buffer of setjmp",
    "setjmp": "takes what it saved back from the buffer: r4 (v6-M), or the return address (AVR)",
    "__restore_core_regs": "loads the stack pointer from the unwinder's registers",
    "restore_core_regs": "the same, by its other name",
    "__gnu_Unwind_Save_VFP_D_16_to_31": "names d16 to d31, which a Cortex-M's FPU does not have",
    "__gnu_Unwind_Restore_VFP_D_16_to_31": "the same",
    "_Unwind_RaiseException": "returns into another frame (__builtin_eh_return)",
    "_Unwind_ForcedUnwind": "the same",
    "_Unwind_Resume": "the same",
    "_Unwind_Resume_or_Rethrow": "the same",
    "execute_cfa_program": "has an array as long as the unwind information says",
    "__morestack": "switches to another stack",
    "uw_install_context.isra.1": "the same",
    "__avx_resms64x_12": "restores the registers of its caller's frame (-mcall-ms2sysv-xlogues)",
    "__avx_resms64fx_12": "the same",
    "__sse_resms64x_12": "the same",
    "__sse_resms64fx_12": "the same",
    "__do_copy_data": "a piece of start code, which the linker puts before the next",
    "__do_clear_bss": "the same",
    "__do_global_ctors": "the same",
    "__do_global_dtors": "the same",
    "__popcounthi2": "ends in __popcounthi2_tail with a byte still pushed",
    "__popcountsi2": "the same",
    "__popcountdi2": "the same",
    "__popcounthi2_tail": "takes off a byte that its callers pushed",
    "pow": "has a subroutine within it that ends in a jump to exp (avr-libc)",
    "__muldi3_6": "leaves its result in a register that only __muldi3 expects to change",
    "__udivmod64": "the same, for 64-bit division",
    "__gnu_thumb1_case_si": "returns into its caller's jump table by a computed address",
}


@dataclasses.dataclass
class Result:
    functions: int = 0
    decoded: int = 0
    known: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    differences: list = dataclasses.field(default_factory=list)


def path_of(cpu, library):
    options = CPUS[cpu][1]
    return run(["arm-none-eabi-gcc", "-mthumb", *options, f"-print-file-name={library}"]).strip()


def compare_units(units, result):
    for unit in units:
        result.differences += [f"{unit['name']}: {p['detail']}" for p in unit["problems"]]
        for function in unit["functions"]:
            add_function(unit, function, result)


def add_function(unit, function, result):
    result.functions += 1
    if not function["unknowns"]:
        result.decoded += 1
    elif function["symbol"] in REASONS:
        result.known[function["symbol"]] += 1
    else:
        details = "; ".join(f"{u['reason']}: {u['detail']}" for u in function["unknowns"])
        result.differences.append(f"{unit['name']}: {function['symbol']}: {details}")
