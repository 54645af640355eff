#include "spi_bus.h"

#include <algorithm>

#include "ports/esp32s3/pins.h"

namespace port {

using io::Deadline;
using io::register_at;
using io::Status;
using namespace esp32s3;

namespace {

// 2048 bytes at 20 MHz take 0.8 ms.
constexpr std::uint32_t frame_ms = 20;

// The bits of spi_clock: 80 MHz / 4, high for two of the four (TRM, GP-SPI2 clock control).
constexpr std::uint32_t clock_20_mhz = 3u << 12 | 1u << 6 | 3u;
constexpr std::uint32_t clock_gate_on = 0x7;  // register clock, master clock, from the PLL

volatile std::uint32_t &buffer_word(std::size_t word) { return register_at(spi_buffer + 4 * word); }

// The buffer's bytes go out from the lowest of the first word on.
void fill_buffer(std::span<const std::uint8_t> bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    std::uint32_t word = 0;
    for (std::size_t byte = at; byte != std::min(at + 4, bytes.size()); ++byte)
      word |= static_cast<std::uint32_t>(bytes[byte]) << 8 * (byte - at);
    buffer_word(at / 4) = word;
  }
}

void read_buffer(std::span<std::uint8_t> bytes) {
  for (std::size_t at = 0; at != bytes.size(); ++at)
    bytes[at] = static_cast<std::uint8_t>(buffer_word(at / 4) >> 8 * (at % 4));
}

bool done(std::uint32_t bit, Deadline deadline) {
  while ((register_at(spi_command) & bit) != 0)
    if (deadline.passed()) return false;
  return true;
}

Status transfer(std::uint32_t direction, std::size_t bytes, Deadline deadline) {
  register_at(spi_user) = direction;
  register_at(spi_data_bits) = static_cast<std::uint32_t>(8 * bytes - 1);
  register_at(spi_command) = spi_update;
  if (!done(spi_update, deadline)) return Status::chip_fault;
  register_at(spi_command) = spi_start;
  return done(spi_start, deadline) ? Status::ok : Status::chip_fault;
}

}  // namespace

void SpiBus::start() {
  register_at(system_clock_enable0) = register_at(system_clock_enable0) | system_spi2;
  register_at(system_reset0) = register_at(system_reset0) & ~system_spi2;
  register_at(spi_clock_gate) = clock_gate_on;
  register_at(spi_clock) = clock_20_mhz;
}

Status SpiBus::send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data) {
  const Deadline deadline = Deadline::in_ms(frame_ms);
  drive(select_pin_, false);
  Status status = put(head, deadline);
  if (status == Status::ok) status = put(data, deadline);
  drive(select_pin_, true);
  return status;
}

Status SpiBus::receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data) {
  const Deadline deadline = Deadline::in_ms(frame_ms);
  drive(select_pin_, false);
  Status status = put(head, deadline);
  if (status == Status::ok) status = get(data, deadline);
  drive(select_pin_, true);
  return status;
}

Status SpiBus::put(std::span<const std::uint8_t> bytes, Deadline deadline) {
  while (!bytes.empty()) {
    const auto part = bytes.first(std::min(bytes.size(), spi_buffer_bytes));
    fill_buffer(part);
    const Status status = transfer(spi_user_write, part.size(), deadline);
    if (status != Status::ok) return status;
    bytes = bytes.subspan(part.size());
  }
  return Status::ok;
}

Status SpiBus::get(std::span<std::uint8_t> bytes, Deadline deadline) {
  while (!bytes.empty()) {
    const auto part = bytes.first(std::min(bytes.size(), spi_buffer_bytes));
    const Status status = transfer(spi_user_read, part.size(), deadline);
    if (status != Status::ok) return status;
    read_buffer(part);
    bytes = bytes.subspan(part.size());
  }
  return Status::ok;
}

}  // namespace port
