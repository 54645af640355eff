#include "fake/clock.h"

#include <random>

#include "io/platform.h"

namespace fake {

Clock &clock() {
  static Clock the_clock;
  return the_clock;
}

std::uint32_t now_ms() { return clock().now_ms; }

bool &noise_works() {
  static bool works = true;
  return works;
}

}  // namespace fake

std::uint32_t io::now_ms() { return fake::clock().now_ms++; }

io::Status io::fill_random(std::span<std::uint8_t> into) {
  if (!fake::noise_works()) return Status::failed;
  static std::random_device source;
  for (std::uint8_t &byte : into) byte = static_cast<std::uint8_t>(source());
  return Status::ok;
}
