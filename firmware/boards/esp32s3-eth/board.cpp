// Waveshare ESP32-S3-ETH: an ESP32-S3 with a W5500 on SPI2 (board schematic, "ETH"), under
// ESP-IDF, which has started the clocks and calls app_main in its main task.

#include "board.h"

#include "ports/esp32s3/pins.h"

// ESP-IDF, FreeRTOS: gives the processor to others for `ticks`.
extern "C" void vTaskDelay(std::uint32_t ticks);

namespace {

constexpr unsigned reset_pin = 9;
constexpr unsigned interrupt_pin = 10;
constexpr unsigned mosi_pin = 11;
constexpr unsigned miso_pin = 12;
constexpr unsigned clock_pin = 13;
constexpr unsigned select_pin = 14;

// W5500 datasheet 5.5.1: low for at least 500 us, then 1 ms until its PLL has locked.
void reset_chip() {
  port::esp32s3::drive(reset_pin, false);
  vTaskDelay(2);
  port::esp32s3::drive(reset_pin, true);
  vTaskDelay(2);
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

void board::wait_for_interrupt() { vTaskDelay(1); }
