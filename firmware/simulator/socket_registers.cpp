// A socket's registers as the bus sees them.

#include "simulator/socket.h"

namespace simulator {

// Reset values, section 4.2.
void Socket::reset() {
  registers_ = {};
  state_ = state::closed;
  for (std::uint16_t offset = 0; offset != 6; ++offset) registers_[sn::dhar + offset] = 0xff;
  registers_[sn::ttl] = 0x80;
  registers_[sn::rxbuf_size] = registers_[sn::txbuf_size] = 2;  // KiB
  registers_[sn::imr] = 0xff;
  set_word(sn::frag, 0x4000);
}

IpAddress Socket::peer_ip() const {
  const auto *first = registers_.data() + sn::dipr;
  return {first[0], first[1], first[2], first[3]};
}

std::uint16_t Socket::word(std::uint16_t offset) const {
  return static_cast<std::uint16_t>(registers_.at(offset) << 8 | registers_.at(offset + 1));
}

void Socket::set_word(std::uint16_t offset, std::uint16_t value) {
  registers_.at(offset) = byte_of(value, false);
  registers_.at(offset + 1) = byte_of(value, true);
}

std::uint16_t Socket::received() const {
  return static_cast<std::uint16_t>(rx_written_ - rx_taken_);
}

std::uint16_t Socket::free() const {
  return static_cast<std::uint16_t>(tx_bytes() - static_cast<std::uint16_t>(
                                                     word(sn::tx_wr) - tx_acknowledged_));
}

std::uint8_t Socket::read_register(std::uint16_t offset) {
  const bool low = offset % 2 != 0;
  switch (offset & ~1) {
    case sn::sr & ~1:
      return offset == sn::sr ? read_status() : registers_.at(offset);
    case sn::rx_rsr:
      return read_received(low);
    case sn::tx_fsr:
      return byte_of(free_lie >= 0 ? static_cast<std::uint16_t>(free_lie) : free(), low);
    case sn::tx_rd:
      return byte_of(tx_acknowledged_, low);
    case sn::rx_wr:
      return byte_of(rx_written_, low);
    default:
      return offset < registers_.size() ? registers_[offset] : 0;
  }
}

std::uint8_t Socket::read_status() {
  const std::uint8_t now = state_;
  if (now == state::time_wait) state_ = state::closed;
  if (after_status_read) after_status_read(*this);
  return now;
}

std::uint8_t Socket::read_received(bool low) {
  std::uint16_t value = received_lie >= 0 ? static_cast<std::uint16_t>(received_lie) : received();
  if (!received_flicker.empty()) value = received_flicker.front();
  if (low && !received_flicker.empty()) received_flicker.pop_front();
  return byte_of(value, low);
}

void Socket::write_register(std::uint16_t offset, std::uint8_t value) {
  if (offset == sn::cr) {
    registers_[sn::cr] = takes_commands ? 0 : value;
    if (takes_commands) command(value);
  } else if (offset == sn::ir) {
    registers_[sn::ir] = static_cast<std::uint8_t>(registers_[sn::ir] & ~value);
  } else if (offset != sn::sr && offset < registers_.size()) {
    registers_[offset] = value;
  }
}

}  // namespace simulator
