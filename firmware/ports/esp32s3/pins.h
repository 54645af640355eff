#pragma once
#include <cstdint>

#include "ports/esp32s3/registers.h"

namespace port::esp32s3 {

inline void connect_to_matrix(unsigned pin) {
  io::register_at(io_mux + 4 * pin) = io_mux_gpio_with_input;
}

/// Pins below 32 only, as are all those of the boards here.
inline void drive(unsigned pin, bool high) {
  io::register_at(high ? gpio_out_set : gpio_out_clear) = 1u << pin;
}

inline bool is_high(unsigned pin) { return (io::register_at(gpio_in) & 1u << pin) != 0; }

/// Makes `pin` the output of a peripheral signal, or with output_is_gpio of drive().
inline void make_output(unsigned pin, std::uint32_t signal) {
  connect_to_matrix(pin);
  drive(pin, true);
  io::register_at(gpio_output_select + 4 * pin) = signal;
  io::register_at(gpio_enable_set) = 1u << pin;
}

inline void make_input(unsigned pin, std::uint32_t signal) {
  connect_to_matrix(pin);
  io::register_at(gpio_input_select + 4 * signal) = input_through_matrix | pin;
}

}  // namespace port::esp32s3
