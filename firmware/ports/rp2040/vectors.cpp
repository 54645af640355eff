#include "ports/rp2040/vectors.h"

#include <array>

#include "ports/cortex_m/start.h"
#include "ports/cortex_m/tick.h"
#include "ports/rp2040/registers.h"

namespace {

/// What follows the initial stack pointer: 15 core exceptions, 32 interrupts (RP2040
/// datasheet 2.3.2 names 26 of them).
consteval std::array<Vector, 15 + 32> handlers() {
  std::array<Vector, 15 + 32> table{};
  table.fill(isr_unexpected);
  table[0] = isr_reset;
  table[14] = isr_systick;
  table[15 + port::rp2040::interrupt_io_bank0] = isr_io_bank0;
  return table;
}

struct VectorTable {
  unsigned int *stack_top;
  std::array<Vector, 15 + 32> handlers;
};

}  // namespace

extern "C" [[gnu::section(".vectors"), gnu::used]] constinit const VectorTable vectors = {
    &__stack_top, handlers()};
