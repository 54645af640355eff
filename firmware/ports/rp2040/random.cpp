#include "io/platform.h"
#include "ports/rp2040/registers.h"

namespace {

// RP2040 datasheet 2.17.5: the ring oscillator's bit is biased and correlated, and not meant
// for security by itself. So every bit is the parity of many samples, and mbedTLS's entropy
// collector hashes what it gets; a product with secrets to keep wants an external source.
constexpr unsigned samples_per_bit = 32;

unsigned noise_bit() {
  unsigned parity = 0;
  for (unsigned sample = 0; sample != samples_per_bit; ++sample)
    parity ^= io::register_at(port::rp2040::rosc_random_bit) & 1u;
  return parity;
}

std::uint8_t noise_byte() {
  unsigned byte = 0;
  for (unsigned bit = 0; bit != 8; ++bit) byte = byte << 1 | noise_bit();
  return static_cast<std::uint8_t>(byte);
}

}  // namespace

io::Status io::fill_random(std::span<std::uint8_t> into) {
  for (std::uint8_t &byte : into) byte = noise_byte();
  return Status::ok;
}
