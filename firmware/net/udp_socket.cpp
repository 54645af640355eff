#include "net/udp_socket.h"

#include <algorithm>
#include <array>

namespace net {

using io::Deadline;
using io::ReadResult;
using io::ReadStatus;
using io::Result;
using io::Status;

namespace event = w5500::event;

namespace {

// What the chip puts before every datagram: the sender's address and port, and the number
// of bytes that follow (W5500 datasheet, section 4.2, Sn_RX_RSR in UDP mode).
using DatagramHead = std::array<std::uint8_t, 8>;

Endpoint sender_of(const DatagramHead &head) {
  return {{head[0], head[1], head[2], head[3]}, io::word_from(head[4], head[5])};
}

std::uint16_t bytes_of(const DatagramHead &head) { return io::word_from(head[6], head[7]); }

}  // namespace

Status UdpSocket::open(std::uint16_t local_port) {
  return socket_.open(w5500::Protocol::udp, local_port);
}

Status UdpSocket::send(const Endpoint &to, std::span<const std::uint8_t> datagram,
                       Deadline deadline) {
  const Result<std::uint16_t> room = socket_.free_bytes();
  if (room.status != Status::ok) return room.status;
  if (datagram.size() > room.value) return Status::no_memory;
  Status status = socket_.set_peer(to.ip, to.port);
  if (status == Status::ok) status = socket_.clear_events(event::sent | event::timed_out);
  if (status == Status::ok) status = socket_.send(datagram);
  return status == Status::ok ? wait_until_sent(deadline) : status;
}

Status UdpSocket::wait_until_sent(Deadline deadline) {
  for (;;) {
    const Result<std::uint8_t> events = socket_.events();
    if (events.status != Status::ok) return events.status;
    if ((events.value & event::timed_out) != 0) return Status::refused;  // no ARP answer
    if ((events.value & event::sent) != 0) return Status::ok;
    if (deadline.passed()) return Status::timed_out;
  }
}

ReadResult UdpSocket::receive(std::span<std::uint8_t> into, Endpoint &from, Deadline deadline) {
  for (;;) {
    const ReadResult result = receive_now(into, from);
    if (result.status != ReadStatus::nothing_yet || deadline.passed()) return result;
  }
}

ReadResult UdpSocket::receive_now(std::span<std::uint8_t> into, Endpoint &from) {
  constexpr ReadResult failed{ReadStatus::failed, 0};
  const Result<std::uint16_t> waiting = socket_.received_bytes();
  if (waiting.status != Status::ok) return failed;
  if (waiting.value == 0) return {ReadStatus::nothing_yet, 0};
  DatagramHead head;
  if (waiting.value < head.size() || socket_.receive(head) != Status::ok) return failed;
  const std::uint16_t bytes = bytes_of(head);
  if (bytes > waiting.value - head.size()) return failed;
  from = sender_of(head);
  const std::size_t taken = std::min<std::size_t>(into.size(), bytes);
  if (taken != 0 && socket_.receive(into.first(taken)) != Status::ok) return failed;
  const auto cut_off = static_cast<std::uint16_t>(bytes - taken);
  if (cut_off != 0 && socket_.skip(cut_off) != Status::ok) return failed;
  return {taken != 0 ? ReadStatus::data : ReadStatus::nothing_yet, taken};
}

Status UdpSocket::close() { return socket_.command(w5500::Command::close); }

}  // namespace net
