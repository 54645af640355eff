// What reaches a socket from the network.

#include <algorithm>

#include "simulator/socket.h"

namespace simulator {

void Socket::peer_sends(std::span<const std::uint8_t> bytes) {
  on_its_way_.insert(on_its_way_.end(), bytes.begin(), bytes.end());
  refill();
}

void Socket::peer_sends(const std::string &text) { peer_sends(Bytes(text.begin(), text.end())); }

void Socket::peer_finishes() {
  fin_on_its_way_ = true;
  refill();
}

void Socket::peer_resets() {
  on_its_way_.clear();
  fin_on_its_way_ = false;
  state_ = state::closed;
  if (reset_shows_disconnect) raise(event::discon);
}

// The record of a datagram: its sender, its length, its bytes (section 4.2, Sn_RX_RSR).
void Socket::datagram_comes(IpAddress ip, std::uint16_t port, const Bytes &bytes) {
  Bytes record(ip.begin(), ip.end());
  const auto size = static_cast<std::uint16_t>(bytes.size());
  for (const std::uint16_t field : {port, size})
    record.insert(record.end(), {byte_of(field, false), byte_of(field, true)});
  record.insert(record.end(), bytes.begin(), bytes.end());
  if (state_ == state::udp && record.size() <= room())
    deliver(record);
  else
    ++dropped_datagrams;
}

// TCP keeps the order: the FIN comes after all data before it.
void Socket::refill() {
  while (!on_its_way_.empty() && received() < rx_bytes()) {
    deliver(std::array{on_its_way_.front()});
    on_its_way_.pop_front();
  }
  if (!on_its_way_.empty() || !fin_on_its_way_) return;
  fin_on_its_way_ = false;
  raise(event::discon);
  if (state_ == state::fin_wait)
    state_ = shows_time_wait ? state::time_wait : state::closed;
  else
    state_ = state::close_wait;
}

void Socket::deliver(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) rx_at(rx_written_++) = byte;
  raise(event::recv);
}

std::size_t Socket::room() const {
  const std::size_t taken = received() + on_its_way_.size();
  return taken < rx_bytes() ? rx_bytes() - taken : 0;
}

}  // namespace simulator
