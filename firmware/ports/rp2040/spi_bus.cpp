#include "spi_bus.h"

#include "ports/rp2040/pins.h"

namespace port {

using io::Deadline;
using io::register_at;
using io::Result;
using io::Status;
using namespace rp2040;

namespace {

// ARM PrimeCell SSP (PL022) TRM, section 3.3.
constexpr std::uintptr_t control0 = spi0 + 0x0;
constexpr std::uintptr_t control1 = spi0 + 0x4;
constexpr std::uintptr_t data_register = spi0 + 0x8;
constexpr std::uintptr_t status_register = spi0 + 0xc;
constexpr std::uintptr_t prescale = spi0 + 0x10;
constexpr std::uint32_t mode0_8_bits = 0x7;
constexpr std::uint32_t enable = 1u << 1;
constexpr std::uint32_t may_write = 1u << 1;
constexpr std::uint32_t may_read = 1u << 2;

// 2048 bytes at 31 MHz take 0.6 ms; at the 12 MHz the core starts with, 5.5 ms.
constexpr std::uint32_t frame_ms = 20;

bool wait_for(std::uint32_t bit, Deadline deadline) {
  while ((register_at(status_register) & bit) == 0)
    if (deadline.passed()) return false;
  return true;
}

Result<std::uint8_t> exchange(std::uint8_t out, Deadline deadline) {
  if (!wait_for(may_write, deadline)) return {Status::chip_fault, 0};
  register_at(data_register) = out;
  if (!wait_for(may_read, deadline)) return {Status::chip_fault, 0};
  return {Status::ok, static_cast<std::uint8_t>(register_at(data_register))};
}

}  // namespace

void SpiBus::start() {
  register_at(prescale) = 4;
  register_at(control0) = mode0_8_bits;
  register_at(control1) = enable;
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
  for (const std::uint8_t byte : bytes) {
    const Status status = exchange(byte, deadline).status;
    if (status != Status::ok) return status;
  }
  return Status::ok;
}

Status SpiBus::get(std::span<std::uint8_t> bytes, Deadline deadline) {
  for (std::uint8_t &byte : bytes) {
    const Result<std::uint8_t> read = exchange(0, deadline);
    if (read.status != Status::ok) return read.status;
    byte = read.value;
  }
  return Status::ok;
}

}  // namespace port
