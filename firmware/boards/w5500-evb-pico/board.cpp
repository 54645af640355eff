// WIZnet W5500-EVB-Pico: an RP2040 with a W5500 on SPI0 (board schematic, "W5500").

#include "board.h"

#include <atomic>

#include "ports/cortex_m/core.h"
#include "ports/cortex_m/tick.h"
#include "ports/rp2040/clocks.h"
#include "ports/rp2040/pins.h"
#include "ports/rp2040/vectors.h"

namespace {

constexpr unsigned miso_pin = 16;
constexpr unsigned select_pin = 17;
constexpr unsigned clock_pin = 18;
constexpr unsigned mosi_pin = 19;
constexpr unsigned reset_pin = 20;
constexpr unsigned interrupt_pin = 21;

constexpr unsigned pin_priority = 3;

std::atomic<bool> chip_event{false};

void wait_ms(std::uint32_t span_ms) {
  const io::Deadline deadline = io::Deadline::in_ms(span_ms);
  while (!deadline.passed()) port::core::wait_for_interrupt();
}

// W5500 datasheet 5.5.1: low for at least 500 us, then 1 ms until its PLL has locked. One
// more each time, because the first tick may come at once.
void reset_chip() {
  port::rp2040::drive(reset_pin, false);
  wait_ms(2);
  port::rp2040::drive(reset_pin, true);
  wait_ms(2);
}

}  // namespace

constinit port::SpiBus board::chip_bus(select_pin);

void board::start() {
  using namespace port;
  // Without the crystal everything is slower, and still right: ticks only come later.
  (void)rp2040::start_clocks();
  start_tick(rp2040::core_hz);
  rp2040::make_output(select_pin);
  rp2040::make_output(reset_pin);
  for (const unsigned pin : {miso_pin, clock_pin, mosi_pin})
    rp2040::set_function(pin, rp2040::function_spi);
  rp2040::set_function(interrupt_pin, rp2040::function_sio);
  chip_bus.start();
  reset_chip();
  rp2040::interrupt_on_falling_edge(interrupt_pin);
  core::enable_interrupt(rp2040::interrupt_io_bank0, pin_priority);
}

bool board::take_chip_event() {
  if (!chip_event.load()) return false;
  chip_event.store(false);
  return true;
}

void board::wait_for_interrupt() { port::core::wait_for_interrupt(); }

/// The W5500 has something to say; what, the main loop asks it.
void isr_io_bank0() {
  port::rp2040::acknowledge_falling_edge(interrupt_pin);
  chip_event.store(true);
}
