#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "io/status.h"
#include "ports/mps2/semihosting.h"

namespace port {

/// SPI over two pipes of the host's, at whose other end a program plays the W5500. A frame
/// goes out as two bytes (big-endian) that say how many data bytes it has, the head, and for
/// a frame that writes, its data. For a frame that reads, the data come back.
class SpiBus {
 public:
  io::Status send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data);
  io::Status receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data);

 private:
  io::Status open();
  io::Status announce(std::size_t data_bytes, std::span<const std::uint8_t> head);

  semihosting::File to_chip_;
  semihosting::File from_chip_;
};

}  // namespace port
