#include "ports/mps2/vectors.h"

#include <array>

#include "ports/cortex_m/start.h"
#include "ports/cortex_m/tick.h"

namespace {

/// What follows the initial stack pointer: 15 core exceptions, 32 interrupts (AN385).
consteval std::array<Vector, 15 + 32> handlers() {
  std::array<Vector, 15 + 32> table{};
  table.fill(isr_unexpected);
  table[0] = isr_reset;
  table[14] = isr_systick;
  table[15 + port::mps2::interrupt_uart1_receive] = isr_uart1_receive;
  return table;
}

struct VectorTable {
  unsigned int *stack_top;
  std::array<Vector, 15 + 32> handlers;
};

}  // namespace

extern "C" [[gnu::section(".vectors"), gnu::used]] constinit const VectorTable vectors = {
    &__stack_top, handlers()};
