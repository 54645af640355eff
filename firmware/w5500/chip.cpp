#include "w5500/chip.h"

namespace w5500 {

using io::Deadline;
using io::Result;
using io::Status;

Status Chip::read(Block block, std::uint16_t offset, std::span<std::uint8_t> into) {
  return bus_.receive(frame_head(block, offset, Direction::read), into);
}

Status Chip::write(Block block, std::uint16_t offset, std::span<const std::uint8_t> from) {
  return bus_.send(frame_head(block, offset, Direction::write), from);
}

Result<std::uint8_t> Chip::read(Block block, ByteRegister at) {
  std::array<std::uint8_t, 1> bytes{};
  const Status status = read(block, at.offset, bytes);
  return {status, bytes[0]};
}

Result<std::uint16_t> Chip::read(Block block, WordRegister at) {
  std::array<std::uint8_t, 2> bytes{};
  const Status status = read(block, at.offset, bytes);
  return {status, io::word_from(bytes[0], bytes[1])};
}

Status Chip::write(Block block, ByteRegister at, std::uint8_t value) {
  return write(block, at.offset, std::array{value});
}

Status Chip::write(Block block, WordRegister at, std::uint16_t value) {
  return write(block, at.offset, std::array{io::high_byte(value), io::low_byte(value)});
}

Result<std::uint16_t> Chip::read_settled(Block block, WordRegister at) {
  const Deadline deadline = Deadline::in_ms(answer_ms);
  Result<std::uint16_t> before = read(block, at);
  while (before.status == Status::ok) {
    const Result<std::uint16_t> again = read(block, at);
    if (again.status != Status::ok || again.value == before.value) return again;
    if (deadline.passed()) return {Status::chip_fault, 0};
    before = again;
  }
  return before;
}

Status Chip::start() {
  const Status reset = write(common_block, common::mode, mode_reset);
  if (reset != Status::ok) return reset;
  const Status done = wait_for_reset();
  return done == Status::ok ? check_version() : done;
}

// An absent chip reads as all ones or all zeros: the first never clears the bit, the second
// fails the version check.
Status Chip::wait_for_reset() {
  const Deadline deadline = Deadline::in_ms(answer_ms);
  for (;;) {
    const Result<std::uint8_t> mode = read(common_block, common::mode);
    if (mode.status != Status::ok) return mode.status;
    if ((mode.value & mode_reset) == 0) return Status::ok;
    if (deadline.passed()) return Status::chip_fault;
  }
}

Status Chip::check_version() {
  const Result<std::uint8_t> version = read(common_block, common::version);
  if (version.status != Status::ok) return version.status;
  return version.value == expected_version ? Status::ok : Status::chip_fault;
}

Status Chip::set_addresses(const Addresses &addresses) {
  const struct {
    BlockRegister at;
    std::span<const std::uint8_t> bytes;
  } rows[] = {
      {common::gateway, addresses.gateway},
      {common::subnet_mask, addresses.subnet_mask},
      {common::mac, addresses.mac},
      {common::ip, addresses.ip},
  };
  for (const auto &row : rows) {
    const Status status = write(common_block, row.at.offset, row.bytes);
    if (status != Status::ok) return status;
  }
  return Status::ok;
}

Result<bool> Chip::link_is_up() {
  const Result<std::uint8_t> phy = read(common_block, common::phy);
  return {phy.status, (phy.value & phy_link_up) != 0};
}

Status Chip::wait_for_link(Deadline deadline) {
  for (;;) {
    const Result<bool> up = link_is_up();
    if (up.status != Status::ok) return up.status;
    if (up.value) return Status::ok;
    if (deadline.passed()) return Status::link_down;
  }
}

Result<std::uint8_t> Chip::take_events() {
  const Result<std::uint8_t> events = read(common_block, common::interrupt);
  if (events.status != Status::ok || events.value == 0) return events;
  return {write(common_block, common::interrupt, events.value), events.value};
}

Status Chip::enable_events(std::uint8_t mask) {
  return write(common_block, common::interrupt_mask, mask);
}

Status Chip::let_interrupt(std::uint8_t socket) {
  const Result<std::uint8_t> mask = read(common_block, common::socket_interrupt_mask);
  if (mask.status != Status::ok) return mask.status;
  return write(common_block, common::socket_interrupt_mask,
               static_cast<std::uint8_t>(mask.value | 1u << socket));
}

}  // namespace w5500
