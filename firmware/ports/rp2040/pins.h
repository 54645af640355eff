#pragma once
#include <cstdint>

#include "ports/rp2040/registers.h"

namespace port::rp2040 {

inline void set_function(unsigned pin, std::uint32_t function) {
  io::register_at(io_bank0 + 8 * pin + 4) = function;
}

inline void drive(unsigned pin, bool high) {
  io::register_at(high ? gpio_out_set : gpio_out_clear) = 1u << pin;
}

/// Makes `pin` an output that starts high.
inline void make_output(unsigned pin) {
  drive(pin, true);
  io::register_at(gpio_direction_set) = 1u << pin;
  set_function(pin, function_sio);
}

/// The four interrupt bits of a pin stand in the word of its eight pins (2.19.6.1).
inline void acknowledge_falling_edge(unsigned pin) {
  io::register_at(gpio_interrupt_raw + pin / 8 * 4) = falling_edge << pin % 8 * 4;
}

inline void interrupt_on_falling_edge(unsigned pin) {
  acknowledge_falling_edge(pin);
  volatile std::uint32_t &enabled = io::register_at(gpio_interrupt_enable + pin / 8 * 4);
  enabled = enabled | falling_edge << pin % 8 * 4;
}

}  // namespace port::rp2040
