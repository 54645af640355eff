#include "spi_bus.h"

#include "io/big_endian.h"

namespace port {

using io::Status;
using semihosting::File;

Status SpiBus::open() {
  if (from_chip_.is_open()) return Status::ok;
  Status status = to_chip_.open("w5500-to-chip", File::Mode::write);
  if (status == Status::ok) status = from_chip_.open("w5500-from-chip", File::Mode::read);
  return status;
}

Status SpiBus::announce(std::size_t data_bytes, std::span<const std::uint8_t> head) {
  if (data_bytes > UINT16_MAX) return Status::failed;
  const auto bytes = static_cast<std::uint16_t>(data_bytes);
  Status status = open();
  if (status == Status::ok)
    status = to_chip_.write(std::array{io::high_byte(bytes), io::low_byte(bytes)});
  return status == Status::ok ? to_chip_.write(head) : status;
}

Status SpiBus::send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data) {
  Status status = announce(data.size(), head);
  if (status == Status::ok && !data.empty()) status = to_chip_.write(data);
  return status == Status::ok ? Status::ok : Status::chip_fault;
}

Status SpiBus::receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data) {
  Status status = announce(data.size(), head);
  if (status == Status::ok) status = from_chip_.read(data);
  return status == Status::ok ? Status::ok : Status::chip_fault;
}

}  // namespace port
