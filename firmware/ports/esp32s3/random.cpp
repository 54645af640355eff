#include "io/platform.h"
#include "ports/esp32s3/registers.h"

// TRM chapter 25: truly random while the radio or the ADC feeds the generator. ESP-IDF's
// boot loader seeds it; a product without radio enables the ADC source before TLS starts.
io::Status io::fill_random(std::span<std::uint8_t> into) {
  for (std::uint8_t &byte : into)
    byte = static_cast<std::uint8_t>(register_at(port::esp32s3::random_number) & 0xff);
  return Status::ok;
}
