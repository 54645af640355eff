#pragma once

extern "C" {

/// Where the core begins: memory as C++ expects it, then main().
[[noreturn]] void isr_reset();

/// An interrupt nobody asked for, or a fault: stays where a debugger finds it.
[[noreturn]] void isr_unexpected();

/// The end of the initial stack, from the linker script.
extern unsigned int __stack_top;
}

/// One entry of a vector table.
using Vector = void (*)();
