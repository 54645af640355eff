#pragma once
// The registers of the Cortex-M core itself: ARMv6-M Architecture Reference Manual (DDI 0419)
// sections B3.2 to B3.4; the same on ARMv7-M (DDI 0403).

#include <cstdint>

#include "io/register.h"

namespace port::core {

inline constexpr std::uintptr_t systick_control = 0xe000e010;
inline constexpr std::uintptr_t systick_reload = 0xe000e014;
inline constexpr std::uintptr_t systick_current = 0xe000e018;
inline constexpr std::uint32_t systick_enable = 0x7;  // core clock, interrupt, counting

inline constexpr std::uintptr_t nvic_enable = 0xe000e100;
inline constexpr std::uintptr_t nvic_priority = 0xe000e400;  // one byte an interrupt
inline constexpr std::uintptr_t vector_table = 0xe000ed08;
inline constexpr std::uintptr_t systick_priority = 0xe000ed20;  // SHPR3, the high byte

/// The two top bits are the priority on every Cortex-M; 0 is the most urgent.
constexpr std::uint32_t priority_bits(unsigned priority) { return priority << 6; }

/// Lets interrupt `number` in, at `priority` 0 to 3.
inline void enable_interrupt(unsigned number, unsigned priority) {
  const unsigned shift = number % 4 * 8;
  volatile std::uint32_t &four = io::register_at(nvic_priority + number / 4 * 4);
  four = (four & ~(0xffu << shift)) | priority_bits(priority) << shift;
  io::register_at(nvic_enable + number / 32 * 4) = 1u << number % 32;
}

#ifdef __ARM_FP
inline constexpr std::uintptr_t coprocessor_access = 0xe000ed88;  // CPACR (DDI 0403, B3.2.20)
inline constexpr std::uint32_t fpu_for_everyone = 0xfu << 20;

/// Before this every floating-point instruction is a fault. Its rounding and its flags are not
/// known after a reset; writing them makes the FPU's registers part of the running context, so
/// every interrupt finds room for them on the stack (DDI 0403, B1.5.7).
inline void enable_fpu() {
  io::register_at(coprocessor_access) = io::register_at(coprocessor_access) | fpu_for_everyone;
  __asm volatile("dsb\n\tisb" ::: "memory");
  __asm volatile("vmsr fpscr, %0" ::"r"(0) : "memory");
}
#else
inline void enable_fpu() {}
#endif

inline void wait_for_interrupt() { __asm volatile("wfi" ::: "memory"); }

}  // namespace port::core
