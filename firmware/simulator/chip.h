#pragma once
// A W5500 as its datasheet (version 1.1.0) tells of it: registers, socket buffers, commands
// and states, and the faults a driver must survive.

#include <array>
#include <cstdint>
#include <functional>
#include <span>

#include "simulator/socket.h"

namespace simulator {

/// What answers on the bus.
class Chip {
 public:
  using Clock = std::function<std::uint32_t()>;

  /// `now_ms` is the time on the network's side of the chip.
  explicit Chip(Clock now_ms);

  /// SPI frames of variable length (section 2.3): address, control, then data.
  void send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data);
  void receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data);

  /// Lets time pass for the peers; the bus does so before each frame.
  void poll();

  /// INTn is low: an event that is not masked (section 4.1, IMR and SIMR).
  bool interrupts() const;

  Socket &socket(std::size_t number) { return sockets.at(number); }
  std::uint8_t common(std::uint16_t offset) const { return common_.at(offset); }
  void set_common(std::uint16_t offset, std::uint8_t value) { common_.at(offset) = value; }

  std::array<Socket, 8> sockets;
  bool resets = true;        ///< MR's reset bit clears itself
  int absent_reads_as = -1;  ///< no chip: what the bus then shows
  int frames_until_bus_fails = -1;
  std::uint32_t link_up_at_ms = 0;

 private:
  void reset();
  std::uint8_t read(std::uint8_t control, std::uint16_t offset);
  void write(std::uint8_t control, std::uint16_t offset, std::uint8_t value);
  std::uint8_t read_common(std::uint16_t offset) const;
  void write_common(std::uint16_t offset, std::uint8_t value);
  std::uint8_t socket_interrupts() const;
  std::uint32_t patience_ms() const;
  void check_end(std::span<const std::uint8_t> head, std::size_t bytes) const;

  Clock now_ms_;
  std::array<std::uint8_t, 0x40> common_{};
};

}  // namespace simulator
