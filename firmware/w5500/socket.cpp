#include "w5500/socket.h"

#include <algorithm>

namespace w5500 {

using io::Deadline;
using io::Result;
using io::Status;

namespace {

// The chip's buffer pointers count on without end; their low bits are the place in the
// buffer (section 4.2, Sn_TX_WR and Sn_RX_RD).
constexpr std::uint16_t place_of(std::uint16_t pointer) { return pointer & (buffer_bytes - 1); }

constexpr std::size_t bytes_before_wrap(std::uint16_t pointer, std::size_t bytes) {
  return std::min<std::size_t>(bytes, buffer_bytes - place_of(pointer));
}

constexpr std::uint16_t advanced(std::uint16_t pointer, std::size_t bytes) {
  return static_cast<std::uint16_t>(pointer + bytes);
}

constexpr State opened_state(Protocol protocol) {
  return protocol == Protocol::udp ? State::udp : State::initialised;
}

}  // namespace

Status Socket::open(Protocol protocol, std::uint16_t local_port) {
  Status status = command(Command::close);
  if (status == Status::ok) status = clear_events(event::all);
  if (status == Status::ok)
    status = chip_.write(registers(), socket::mode, static_cast<std::uint8_t>(protocol));
  if (status == Status::ok) status = chip_.write(registers(), socket::local_port, local_port);
  if (status == Status::ok) status = command(Command::open);
  return status == Status::ok ? wait_for_state(opened_state(protocol)) : status;
}

Status Socket::wait_for_state(State wanted) {
  const Deadline deadline = Deadline::in_ms(Chip::answer_ms);
  for (;;) {
    const Result<State> now = state();
    if (now.status != Status::ok) return now.status;
    if (now.value == wanted) return Status::ok;
    if (deadline.passed()) return Status::chip_fault;
  }
}

Status Socket::command(Command command) {
  const Status given =
      chip_.write(registers(), socket::command, static_cast<std::uint8_t>(command));
  if (given != Status::ok) return given;
  const Deadline deadline = Deadline::in_ms(Chip::answer_ms);
  for (;;) {
    const Result<std::uint8_t> pending = chip_.read(registers(), socket::command);
    if (pending.status != Status::ok) return pending.status;
    if (pending.value == 0) return Status::ok;
    if (deadline.passed()) return Status::chip_fault;
  }
}

Status Socket::set_peer(const IpAddress &ip, std::uint16_t port) {
  const Status status = chip_.write(registers(), socket::peer_ip.offset, ip);
  return status == Status::ok ? chip_.write(registers(), socket::peer_port, port) : status;
}

Result<State> Socket::state() {
  const Result<std::uint8_t> status = chip_.read(registers(), socket::status);
  return {status.status, static_cast<State>(status.value)};
}

Result<std::uint8_t> Socket::events() { return chip_.read(registers(), socket::interrupt); }

Status Socket::clear_events(std::uint8_t events) {
  return chip_.write(registers(), socket::interrupt, events);
}

// The chip's own mask has a bit for each socket (section 4.1, SIMR), which stays set here: an
// event that Sn_IMR lets pass is to be heard.
Status Socket::interrupt_on(std::uint8_t events) {
  const Status masked = chip_.write(registers(), socket::interrupt_mask, events);
  return masked == Status::ok ? chip_.let_interrupt(number_) : masked;
}

Result<std::uint16_t> Socket::received_bytes() { return count(socket::rx_received); }

Result<std::uint16_t> Socket::free_bytes() { return count(socket::tx_free); }

Result<std::uint16_t> Socket::count(WordRegister at) {
  const Result<std::uint16_t> bytes = chip_.read_settled(registers(), at);
  if (bytes.status != Status::ok) return bytes;
  return bytes.value <= buffer_bytes ? bytes : Result<std::uint16_t>{Status::chip_fault, 0};
}

Status Socket::receive(std::span<std::uint8_t> into) {
  const Result<std::uint16_t> from = chip_.read(registers(), socket::rx_read);
  if (from.status != Status::ok) return from.status;
  const auto first = into.first(bytes_before_wrap(from.value, into.size()));
  const auto rest = into.subspan(first.size());
  Status status = chip_.read(rx_block(number_), place_of(from.value), first);
  if (status == Status::ok && !rest.empty()) status = chip_.read(rx_block(number_), 0, rest);
  if (status != Status::ok) return status;
  return move(socket::rx_read, advanced(from.value, into.size()), Command::receive);
}

Status Socket::skip(std::uint16_t bytes) {
  const Result<std::uint16_t> from = chip_.read(registers(), socket::rx_read);
  if (from.status != Status::ok) return from.status;
  return move(socket::rx_read, advanced(from.value, bytes), Command::receive);
}

Status Socket::send(std::span<const std::uint8_t> from) {
  const Result<std::uint16_t> to = chip_.read(registers(), socket::tx_write);
  if (to.status != Status::ok) return to.status;
  const auto first = from.first(bytes_before_wrap(to.value, from.size()));
  const auto rest = from.subspan(first.size());
  Status status = chip_.write(tx_block(number_), place_of(to.value), first);
  if (status == Status::ok && !rest.empty()) status = chip_.write(tx_block(number_), 0, rest);
  if (status != Status::ok) return status;
  return move(socket::tx_write, advanced(to.value, from.size()), Command::send);
}

Status Socket::move(WordRegister pointer, std::uint16_t to, Command command) {
  const Status status = chip_.write(registers(), pointer, to);
  return status == Status::ok ? this->command(command) : status;
}

}  // namespace w5500
