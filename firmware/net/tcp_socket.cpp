#include "net/tcp_socket.h"

#include <algorithm>

namespace net {

using io::Deadline;
using io::ReadResult;
using io::ReadStatus;
using io::Result;
using io::Status;
using io::WriteResult;
using w5500::Command;
using w5500::State;

namespace event = w5500::event;

void TcpSocket::begin(ReadStatus read_status) {
  send_pending_ = false;
  finished_ = false;
  last_ = read_status;
}

Status TcpSocket::connect(const Endpoint &peer, std::uint16_t local_port, Deadline deadline) {
  begin(ReadStatus::failed);
  Status status = socket_.open(w5500::Protocol::tcp, local_port);
  if (status == Status::ok) status = socket_.set_peer(peer.ip, peer.port);
  if (status == Status::ok) status = socket_.command(Command::connect);
  if (status == Status::ok) status = wait_until_connected(deadline);
  if (status == Status::ok)
    last_ = ReadStatus::nothing_yet;
  else
    (void)socket_.command(Command::close);  // the first failure is the one to report
  return status;
}

Status TcpSocket::listen(std::uint16_t local_port) {
  begin(ReadStatus::failed);
  Status status = socket_.open(w5500::Protocol::tcp, local_port);
  if (status == Status::ok) status = socket_.interrupt_on(event::connected);
  if (status == Status::ok) status = socket_.command(Command::listen);
  return status;
}

// A client that hung up again is one all the same: what it sent is there to be read.
Result<bool> TcpSocket::accept() {
  const Result<State> state = socket_.state();
  if (state.status != Status::ok) return {state.status, false};
  switch (state.value) {
    case State::listening:
    case State::syn_received:
      return {Status::ok, false};
    case State::established:
    case State::close_wait:
      begin(ReadStatus::nothing_yet);
      return {socket_.clear_events(event::connected), true};
    default:
      return {Status::failed, false};
  }
}

Status TcpSocket::wait_until_connected(Deadline deadline) {
  for (;;) {
    const Result<State> state = socket_.state();
    if (state.status != Status::ok) return state.status;
    // A peer that connects, answers and hangs up at once is seen in CLOSE_WAIT.
    if (state.value == State::established || state.value == State::close_wait) return Status::ok;
    if (state.value == State::closed) return Status::refused;
    if (deadline.passed()) return Status::timed_out;
  }
}

ReadResult TcpSocket::read(std::span<std::uint8_t> into, Deadline deadline) {
  if (last_ == ReadStatus::end || last_ == ReadStatus::failed) return {last_, 0};
  if (into.empty()) return {ReadStatus::nothing_yet, 0};
  for (;;) {
    const ReadResult result = read_now(into);
    if (result.status != ReadStatus::nothing_yet || deadline.passed()) {
      last_ = result.status;
      return result;
    }
  }
}

// With nowhere to put them, all bytes are passed over.
//
// The state is read before the count: data can arrive between the two readings, but none
// after a FIN, so a count of zero that was read after CLOSE_WAIT is the end.
ReadResult TcpSocket::read_now(std::span<std::uint8_t> into) {
  const Result<State> state = socket_.state();
  if (state.status != Status::ok) return fail();
  const Result<std::uint16_t> waiting = socket_.received_bytes();
  if (waiting.status != Status::ok) return fail();
  return waiting.value != 0 ? take(into, waiting.value) : without_data(state.value);
}

ReadResult TcpSocket::take(std::span<std::uint8_t> into, std::uint16_t waiting) {
  const std::size_t bytes = into.empty() ? waiting : std::min<std::size_t>(into.size(), waiting);
  const Status taken = into.empty() ? socket_.skip(waiting) : socket_.receive(into.first(bytes));
  return taken == Status::ok ? ReadResult{ReadStatus::data, bytes} : fail();
}

ReadResult TcpSocket::without_data(State state) {
  switch (state) {
    case State::established:
    case State::fin_wait:  // our FIN is out, the peer may go on sending
      return {ReadStatus::nothing_yet, 0};
    case State::close_wait:
    case State::last_ack:
    case State::closing:
    case State::time_wait:
      return {ReadStatus::end, 0};
    case State::closed:
      return {at_closed(), 0};
    default:
      return fail();
  }
}

// A peer's FIN alone leads to CLOSE_WAIT, so a connection that is closed before our own FIN
// was reset or timed out. After our FIN the disconnect process ends here as well, and
// event::disconnected says that the peer's FIN took part in it (W5500 datasheet, Sn_IR[1]).
ReadStatus TcpSocket::at_closed() {
  if (!finished_) return ReadStatus::failed;
  const Result<std::uint8_t> events = socket_.events();
  const bool peer_finished = events.status == Status::ok &&
                             (events.value & event::disconnected) != 0 &&
                             (events.value & event::timed_out) == 0;
  return peer_finished ? ReadStatus::end : ReadStatus::failed;
}

ReadResult TcpSocket::fail() { return {ReadStatus::failed, 0}; }

WriteResult TcpSocket::write(std::span<const std::uint8_t> from, Deadline deadline) {
  if (from.empty()) return {Status::ok, 0};
  for (;;) {
    const WriteResult result = write_now(from);
    if (result.status != Status::timed_out || deadline.passed()) return result;
  }
}

/// `timed_out` here means: not yet.
WriteResult TcpSocket::write_now(std::span<const std::uint8_t> from) {
  if (finished_) return {Status::failed, 0};
  const Status before = sent_before();
  if (before != Status::ok) return {before, 0};
  const Result<std::uint16_t> room = socket_.free_bytes();
  if (room.status != Status::ok) return {room.status, 0};
  if (room.value == 0) return {Status::timed_out, 0};
  const std::size_t bytes = std::min<std::size_t>(from.size(), room.value);
  const Status sent = socket_.send(from.first(bytes));
  if (sent != Status::ok) return {sent, 0};
  send_pending_ = true;
  return {Status::ok, bytes};
}

/// Whether the connection takes the next SEND: ok, timed_out for not yet, or why never.
Status TcpSocket::sent_before() {
  const Result<State> state = socket_.state();
  if (state.status != Status::ok) return state.status;
  if (state.value != State::established && state.value != State::close_wait)
    return Status::peer_closed;
  if (!send_pending_) return Status::ok;
  const Result<std::uint8_t> events = socket_.events();
  if (events.status != Status::ok) return events.status;
  if ((events.value & event::sent) == 0) return Status::timed_out;
  send_pending_ = false;
  return socket_.clear_events(event::sent);
}

Status TcpSocket::wait_until_sent(Deadline deadline) {
  for (;;) {
    const Status status = sent_before();
    if (status != Status::timed_out || deadline.passed()) return status;
  }
}

Status TcpSocket::finish_writing(Deadline deadline) {
  if (finished_) return Status::ok;
  const Status sent = wait_until_sent(deadline);
  if (sent != Status::ok) return sent;
  finished_ = true;
  return socket_.command(Command::disconnect);
}

Status TcpSocket::close(Deadline deadline) {
  Status status = finish_writing(deadline);
  if (status == Status::ok) status = drain(deadline);
  if (status == Status::ok) status = wait_until_acknowledged(deadline);
  // stackcheck: allow close-sends-no-fin: the FIN is out, or there was no time left for it
  const Status released = socket_.command(Command::close);
  last_ = ReadStatus::failed;
  return status == Status::ok ? released : status;
}

// What still comes stays in the chip: it is passed over there, as much at once as has come.
Status TcpSocket::drain(Deadline deadline) {
  for (;;) {
    if (last_ != ReadStatus::end && last_ != ReadStatus::failed) last_ = read_now({}).status;
    if (last_ == ReadStatus::end) return Status::ok;
    if (last_ == ReadStatus::failed) return Status::failed;
    if (deadline.passed()) return Status::timed_out;
  }
}

// Both sides have finished; until the peer has acknowledged our FIN the chip must stay able
// to send it again.
Status TcpSocket::wait_until_acknowledged(Deadline deadline) {
  for (;;) {
    // stackcheck: allow data-lost-on-close: drain() has read to the end before
    const Result<State> state = socket_.state();
    if (state.status != Status::ok) return state.status;
    if (state.value == State::closed || state.value == State::time_wait) return Status::ok;
    if (deadline.passed()) return Status::timed_out;
  }
}

}  // namespace net
