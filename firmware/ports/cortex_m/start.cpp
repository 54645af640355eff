#include "ports/cortex_m/start.h"

#include <algorithm>
#include <cstdint>

#include "ports/cortex_m/core.h"

// All from the linker script.
extern "C" {
extern std::uint32_t __vectors, __data_load, __data_start, __data_end, __bss_start, __bss_end;
}

int main();

void isr_reset() {
  io::register_at(port::core::vector_table) = reinterpret_cast<std::uintptr_t>(&__vectors);
  port::core::enable_fpu();
  std::copy(&__data_load, &__data_load + (&__data_end - &__data_start), &__data_start);
  std::fill(&__bss_start, &__bss_end, 0u);
  main();
  isr_unexpected();
}

void isr_unexpected() {
  for (;;) port::core::wait_for_interrupt();
}
