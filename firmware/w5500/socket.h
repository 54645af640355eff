#pragma once
#include <cstdint>
#include <span>

#include "w5500/chip.h"

namespace w5500 {

/// One of the chip's hardware sockets: its registers, its two buffers, its commands.
class Socket {
 public:
  /// `number` is 0 up to socket_count - 1.
  constexpr Socket(Chip &chip, std::uint8_t number) : chip_(chip), number_(number) {}

  /// Opens a closed or used socket anew; waits until the chip says so.
  io::Status open(Protocol protocol, std::uint16_t local_port);

  /// Gives a command and waits until the chip has taken it.
  io::Status command(Command command);

  io::Status set_peer(const IpAddress &ip, std::uint16_t port);

  io::Result<State> state();
  io::Result<std::uint8_t> events();
  io::Status clear_events(std::uint8_t events);

  /// Which events pull INTn low from now on, and no other; all of them are the chip's reset value.
  io::Status interrupt_on(std::uint8_t events);

  /// Bytes waiting in the receive buffer. More than the buffer holds is a chip_fault.
  io::Result<std::uint16_t> received_bytes();

  /// Bytes free in the transmit buffer. More than the buffer holds is a chip_fault.
  io::Result<std::uint16_t> free_bytes();

  /// Takes the next into.size() bytes; there must be so many (received_bytes()).
  io::Status receive(std::span<std::uint8_t> into);

  /// Passes over the next `bytes` bytes; there must be so many.
  io::Status skip(std::uint16_t bytes);

  /// Puts `from` into the buffer and starts sending; there must be room (free_bytes()), and
  /// the SEND before it must have been answered by event::sent (section 4.2, Sn_CR SEND).
  io::Status send(std::span<const std::uint8_t> from);

 private:
  Block registers() const { return register_block(number_); }
  io::Status wait_for_state(State wanted);
  io::Result<std::uint16_t> count(WordRegister at);
  io::Status move(WordRegister pointer, std::uint16_t to, Command command);

  Chip &chip_;
  std::uint8_t number_;
};

}  // namespace w5500
