#include "simulator/socket.h"

#include <algorithm>
#include <stdexcept>

namespace simulator {

void Socket::command(std::uint8_t code) {
  switch (code) {
    case command::open:
      return open();
    case command::listen:
      return listen();
    case command::connect:
      return connect();
    case command::discon:
      return disconnect();
    case command::close:
      return close();
    case command::send:
      return send();
    case command::send_mac:
      return send_datagram(take_unsent(), true);
    case command::send_keep:
      return send_keep();
    case command::recv:
      rx_taken_ = word(sn::rx_rd);
      return refill();
    default:
      throw std::logic_error("a command the datasheet does not know");
  }
}

void Socket::open() {
  if (!opens) return;
  switch (registers_[sn::mr] & 0x0f) {
    case 0x01:
      state_ = state::initialised;
      break;
    case 0x02:
      state_ = state::udp;
      break;
    case 0x04:
      state_ = state::macraw;
      break;
    default:
      return;
  }
  set_word(sn::tx_wr, first_pointer);
  set_word(sn::rx_rd, first_pointer);
  tx_acknowledged_ = tx_sent_ = rx_written_ = rx_taken_ = first_pointer;
  on_its_way_.clear();
  fin_on_its_way_ = fin_sent = false;
  sent.clear();
}

void Socket::listen() {
  if (state_ == state::initialised) state_ = state::listening;
}

bool Socket::peer_connects(IpAddress ip, std::uint16_t port) {
  if (state_ != state::listening) return false;
  std::copy(ip.begin(), ip.end(), registers_.begin() + sn::dipr);
  set_word(sn::dport, port);
  establish();
  return true;
}

void Socket::connect() {
  if (state_ != state::initialised) return;
  state_ = state::syn_sent;
  syn_at_ms_ = now_ms_;
  const Answer given = answer == Answer::accept ? peer->on_syn(*this) : answer;
  if (given == Answer::refuse) state_ = state::closed;
  if (given == Answer::accept) establish();
}

void Socket::establish() {
  state_ = state::established;
  raise(event::con);
  peer->on_connect(*this);
}

// A SYN that nobody answers is sent again RCR times, then given up (section 4.2, Sn_IR[3]).
void Socket::time_is(std::uint32_t now_ms, std::uint32_t patience_ms) {
  now_ms_ = now_ms;
  if (state_ != state::syn_sent || now_ms - syn_at_ms_ < patience_ms) return;
  raise(event::timeout);
  state_ = state::closed;
}

Bytes Socket::take_unsent() {
  Bytes bytes;
  for (; tx_sent_ != word(sn::tx_wr); ++tx_sent_) bytes.push_back(tx_at(tx_sent_));
  return bytes;
}

bool Socket::connected() const {
  return state_ == state::established || state_ == state::close_wait;
}

void Socket::send() {
  const Bytes bytes = take_unsent();
  if (state_ == state::udp) return send_datagram(bytes, false);
  if (!connected()) return;
  sent.insert(sent.end(), bytes.begin(), bytes.end());
  if (acknowledges) acknowledge();
  peer->on_bytes(*this, bytes);
}

void Socket::acknowledge() {
  tx_acknowledged_ = tx_sent_;
  raise(event::send_ok);
}

// SEND_MAC goes to the hardware address in Sn_DHAR and asks nobody for it.
void Socket::send_datagram(const Bytes &bytes, bool resolved) {
  if (state_ != state::udp) return;
  tx_acknowledged_ = tx_sent_;
  if (!answers_arp && !resolved) return raise(event::timeout);
  raise(event::send_ok);
  if (on_datagram) on_datagram(*this, peer_ip(), peer_port(), bytes);
}

// Only works after data was sent once (section 4.2, Sn_CR).
void Socket::send_keep() {
  if (!connected() || sent.empty()) return;
  ++keep_alives;
  if (acknowledges) return;
  raise(event::timeout);
  state_ = state::closed;
}

void Socket::disconnect() {
  if (!connected()) return;
  fin_sent = true;
  if (state_ == state::close_wait)
    state_ = acknowledges ? state::closed : state::last_ack;
  else
    state_ = state::fin_wait;
  peer->on_fin(*this);
}

void Socket::close() {
  if (state_ != state::closed && received() != 0) ++closed_with_unread;
  const bool in_the_middle = connected() || state_ == state::fin_wait;
  state_ = state::closed;
  rx_taken_ = rx_written_;
  on_its_way_.clear();
  fin_on_its_way_ = false;
  if (!in_the_middle) return;
  ++abandoned;
  peer->on_abandoned(*this);
}

}  // namespace simulator
