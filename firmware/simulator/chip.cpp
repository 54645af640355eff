#include "simulator/chip.h"

#include <stdexcept>

namespace simulator {

namespace {

constexpr std::size_t memory_bytes = 16 * 1024;  // each way, for all sockets together

void check_head(std::span<const std::uint8_t> head, bool writes) {
  if (head.size() != 3) throw std::logic_error("a frame head has three bytes");
  if ((head[2] & 0x03) != 0) throw std::logic_error("only variable-length frames are used here");
  if (((head[2] & 0x04) != 0) != writes) throw std::logic_error("the direction bit is wrong");
}

enum class Area { registers, tx, rx };

Area area_of(unsigned select) {
  if (select % 4 == 0) throw std::logic_error("a reserved block was addressed");
  return static_cast<Area>((select - 1) % 4);
}

}  // namespace

Chip::Chip(Clock now_ms) : now_ms_(std::move(now_ms)) { reset(); }

// Reset values, section 4.1: 200 ms between eight tries.
void Chip::reset() {
  common_ = {};
  common_[common::rtr] = 0x07;
  common_[common::rtr + 1] = 0xd0;
  common_[common::rcr] = 8;
  common_[common::versionr] = 0x04;
  for (Socket &socket : sockets) socket.reset();
}

std::uint8_t Chip::read(std::uint8_t control, std::uint16_t offset) {
  if (absent_reads_as >= 0) return static_cast<std::uint8_t>(absent_reads_as);
  const unsigned select = control >> 3;
  if (select == 0) return read_common(offset);
  const Area area = area_of(select);
  Socket &socket = sockets.at((select - 1) / 4);
  if (area == Area::registers) return socket.read_register(offset);
  return area == Area::tx ? socket.tx_at(offset) : socket.rx_at(offset);
}

void Chip::write(std::uint8_t control, std::uint16_t offset, std::uint8_t value) {
  if (absent_reads_as >= 0) return;
  const unsigned select = control >> 3;
  if (select == 0) return write_common(offset, value);
  const Area area = area_of(select);
  Socket &socket = sockets.at((select - 1) / 4);
  if (area == Area::rx) throw std::logic_error("a block was written that is not for writing");
  if (area == Area::registers)
    socket.write_register(offset, value);
  else
    socket.tx_at(offset) = value;
}

std::uint8_t Chip::read_common(std::uint16_t offset) const {
  if (offset == common::phycfgr) return now_ms_() >= link_up_at_ms ? 0xbf : 0xbe;
  if (offset == common::sir) return socket_interrupts();
  return offset < common_.size() ? common_[offset] : 0;
}

void Chip::write_common(std::uint16_t offset, std::uint8_t value) {
  if (offset == common::mr && (value & 0x80) != 0) {
    const std::uint8_t version = common_[common::versionr];
    reset();
    common_[common::versionr] = version;
    if (!resets) common_[common::mr] = 0x80;
  } else if (offset == common::ir) {
    common_[offset] = static_cast<std::uint8_t>(common_[offset] & ~value);
  } else if (offset != common::versionr && offset < common_.size()) {
    common_[offset] = value;
  }
}

std::uint8_t Chip::socket_interrupts() const {
  unsigned bits = 0;
  for (std::size_t number = 0; number != sockets.size(); ++number)
    bits |= (sockets[number].interrupts() ? 1u : 0u) << number;
  return static_cast<std::uint8_t>(bits);
}

bool Chip::interrupts() const {
  return (common_[common::ir] & common_[common::imr]) != 0 ||
         (socket_interrupts() & common_[common::simr]) != 0;
}

// Each try waits twice as long as the one before, at most 65535 times 100 us (section 4.1, RCR).
std::uint32_t Chip::patience_ms() const {
  const unsigned first = common_[common::rtr] * 256u + common_[common::rtr + 1];
  std::uint32_t all = 0;
  for (unsigned tries = 0, wait = first; tries <= common_[common::rcr]; ++tries) {
    all += wait;
    wait = wait * 2 > 0xffff ? wait : wait * 2;
  }
  return all / 10;
}

void Chip::poll() {
  for (Socket &socket : sockets) {
    socket.time_is(now_ms_(), patience_ms());
    socket.peer->poll(socket);
  }
}

// The datasheet does not say where a frame goes on that runs past the end of a buffer.
void Chip::check_end(std::span<const std::uint8_t> head, std::size_t bytes) const {
  const unsigned select = head[2] >> 3;
  if (select % 4 < 2) return;
  const Socket &socket = sockets.at((select - 1) / 4);
  const std::size_t size = select % 4 == 2 ? socket.tx_bytes() : socket.rx_bytes();
  const std::size_t start = static_cast<std::size_t>(head[0] << 8 | head[1]);
  if (size == 0) throw std::logic_error("a socket without a buffer was given data");
  if (start % size + bytes > size)
    throw std::logic_error("a frame runs past the end of a buffer");
  std::size_t all_rx = 0, all_tx = 0;
  for (const Socket &one : sockets) {
    all_rx += one.rx_bytes();
    all_tx += one.tx_bytes();
  }
  if (all_rx > memory_bytes || all_tx > memory_bytes)
    throw std::logic_error("the sockets' buffers together exceed the chip's memory");
}

void Chip::send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data) {
  check_head(head, true);
  check_end(head, data.size());
  poll();
  auto offset = static_cast<std::uint16_t>(head[0] << 8 | head[1]);
  for (const std::uint8_t byte : data) write(head[2], offset++, byte);
}

void Chip::receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data) {
  check_head(head, false);
  check_end(head, data.size());
  poll();
  auto offset = static_cast<std::uint16_t>(head[0] << 8 | head[1]);
  for (std::uint8_t &byte : data) byte = read(head[2], offset++);
}

}  // namespace simulator
