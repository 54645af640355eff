// Waveshare ESP32-S3-ETH: an ESP32-S3 with a W5500 on SPI2 (board schematic, "ETH"), under
// ESP-IDF, which has started the clocks and calls app_main in its main task.

#include "board.h"

#include "io/deadline.h"
#include "ports/esp32s3/core.h"
#include "ports/esp32s3/pins.h"

namespace {

constexpr unsigned reset_pin = 9;
constexpr unsigned interrupt_pin = 10;
constexpr unsigned mosi_pin = 11;
constexpr unsigned miso_pin = 12;
constexpr unsigned clock_pin = 13;
constexpr unsigned select_pin = 14;

void wait_ms(std::uint32_t span_ms) {
  const io::Deadline deadline = io::Deadline::in_ms(span_ms);
  while (!deadline.passed()) port::esp32s3::wait_for_interrupt();
}

// W5500 datasheet 5.5.1: low for at least 500 us, then 1 ms until its PLL has locked. One more
// each time, because the clock's first millisecond may be over at once.
void reset_chip() {
  port::esp32s3::drive(reset_pin, false);
  wait_ms(2);
  port::esp32s3::drive(reset_pin, true);
  wait_ms(2);
}

}  // namespace

constinit port::SpiBus board::chip_bus(select_pin);

void board::start() {
  using namespace port::esp32s3;
  make_output(select_pin, output_is_gpio);
  make_output(reset_pin, output_is_gpio);
  make_output(mosi_pin, signal_mosi);
  make_output(clock_pin, signal_clock);
  make_input(miso_pin, signal_miso);
  connect_to_matrix(interrupt_pin);
  chip_bus.start();
  reset_chip();
}

// The level is asked for: INTn stays low until the chip's events are taken.
bool board::take_chip_event() { return !port::esp32s3::is_high(interrupt_pin); }

// The core's own instruction instead of FreeRTOS' vTaskDelay: tasks of higher priority run whenever
// they want all the same, and what this task calls is known (sdkconfig.defaults says what follows).
void board::wait_for_interrupt() { port::esp32s3::wait_for_interrupt(); }
