// QEMU's mps2-an385: a Cortex-M3 at 25 MHz (ARM application note AN385). The W5500 is a
// program on the host: its bus is two pipes, its INTn line a byte on UART 1.

#include "board.h"

#include <atomic>

#include "io/register.h"
#include "ports/cortex_m/core.h"
#include "ports/cortex_m/tick.h"
#include "ports/mps2/vectors.h"

namespace {

constexpr std::uint32_t core_hz = 25'000'000;

// Cortex-M System Design Kit TRM (DDI 0479), section 4.3.
constexpr std::uintptr_t uart1 = 0x40005000;
constexpr std::uintptr_t uart1_control = uart1 + 0x8;
constexpr std::uintptr_t uart1_interrupt_clear = uart1 + 0xc;
constexpr std::uintptr_t uart1_baud_divider = uart1 + 0x10;
constexpr std::uint32_t receive_with_interrupt = 1u << 1 | 1u << 3;
constexpr std::uint32_t receive_interrupt = 1u << 1;
constexpr std::uint32_t least_divider = 16;

constexpr unsigned pin_priority = 3;

std::atomic<bool> chip_event{false};

}  // namespace

constinit port::SpiBus board::chip_bus;

void board::start() {
  port::start_tick(core_hz);
  io::register_at(uart1_baud_divider) = least_divider;
  io::register_at(uart1_control) = receive_with_interrupt;
  port::core::enable_interrupt(port::mps2::interrupt_uart1_receive, pin_priority);
}

bool board::take_chip_event() {
  if (!chip_event.load()) return false;
  chip_event.store(false);
  return true;
}

void board::wait_for_interrupt() { port::core::wait_for_interrupt(); }

/// The W5500 has something to say; the byte itself means nothing, but must be read.
void isr_uart1_receive() {
  (void)static_cast<std::uint32_t>(io::register_at(uart1));
  io::register_at(uart1_interrupt_clear) = receive_interrupt;
  chip_event.store(true);
}
