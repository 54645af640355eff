#include "fake/chip.h"

#include <algorithm>
#include <stdexcept>

#include "fake/clock.h"
#include "spi_bus.h"

namespace fake {

namespace {

// Sn_SR
constexpr std::uint8_t closed = 0x00, initialised = 0x13, syn_sent = 0x15, established = 0x17,
                       fin_wait = 0x18, close_wait = 0x1c, last_ack = 0x1d, udp = 0x22;
// Sn_IR
constexpr std::uint8_t con = 0x01, discon = 0x02, recv = 0x04, timeout = 0x08, send_ok = 0x10;
// Offsets of the socket registers the model gives a meaning
constexpr std::uint16_t mr = 0x00, cr = 0x01, ir = 0x02, sr = 0x03, tx_fsr = 0x20, tx_rd = 0x22,
                        tx_wr = 0x24, rx_rsr = 0x26, rx_rd = 0x28, rx_wr = 0x2a;

std::uint8_t byte_of(std::uint16_t word, bool low) {
  return static_cast<std::uint8_t>(low ? word & 0xff : word >> 8);
}

}  // namespace

std::array<std::uint8_t, 4> Socket::peer_ip() const {
  return {registers_[0x0c], registers_[0x0d], registers_[0x0e], registers_[0x0f]};
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
  return static_cast<std::uint16_t>(buffer_bytes - (word(tx_wr) - tx_acknowledged_));
}

std::uint8_t Socket::read_register(std::uint16_t offset) {
  if (offset == sr) {
    const std::uint8_t now = state_;
    if (after_status_read) after_status_read(*this);
    return now;
  }
  if (offset == rx_rsr || offset == rx_rsr + 1) {
    std::uint16_t value = received_lie >= 0 ? static_cast<std::uint16_t>(received_lie) : received();
    if (!received_flicker.empty()) value = received_flicker.front();
    if (offset == rx_rsr + 1 && !received_flicker.empty()) received_flicker.pop_front();
    return byte_of(value, offset == rx_rsr + 1);
  }
  if (offset == tx_fsr || offset == tx_fsr + 1)
    return byte_of(free_lie >= 0 ? static_cast<std::uint16_t>(free_lie) : free(),
                   offset == tx_fsr + 1);
  if (offset == tx_rd || offset == tx_rd + 1) return byte_of(tx_acknowledged_, offset != tx_rd);
  if (offset == rx_wr || offset == rx_wr + 1) return byte_of(rx_written_, offset != rx_wr);
  return registers_.at(offset);
}

void Socket::write_register(std::uint16_t offset, std::uint8_t value) {
  if (offset == cr) {
    registers_[cr] = takes_commands ? 0 : value;
    if (takes_commands) command(value);
  } else if (offset == ir) {
    registers_[ir] = static_cast<std::uint8_t>(registers_[ir] & ~value);
  } else if (offset != sr) {
    registers_.at(offset) = value;
  }
}

void Socket::command(std::uint8_t code) {
  switch (code) {
    case 0x01:
      return open();
    case 0x04:
      return connect();
    case 0x08:
      return disconnect();
    case 0x10:
      return close();
    case 0x20:
      return send();
    case 0x40:
      rx_taken_ = word(rx_rd);
      return refill();
    default:
      throw std::logic_error("a command the model does not know");
  }
}

void Socket::open() {
  if (!opens) return;
  state_ = registers_[mr] == 0x02 ? udp : initialised;
  set_word(tx_wr, first_pointer);
  set_word(rx_rd, first_pointer);
  tx_acknowledged_ = tx_sent_ = rx_written_ = rx_taken_ = first_pointer;
  on_its_way_.clear();
  fin_on_its_way_ = fin_sent = false;
  sent.clear();
}

void Socket::connect() {
  if (state_ != initialised) return;
  if (answer == Answer::silence) {
    state_ = syn_sent;
  } else if (answer == Answer::refuse) {
    state_ = closed;
  } else {
    state_ = established;
    registers_[ir] |= con;
    peer->on_connect(*this);
  }
}

void Socket::send() {
  Bytes bytes;
  for (; tx_sent_ != word(tx_wr); ++tx_sent_) bytes.push_back(tx_[tx_sent_ % buffer_bytes]);
  if (state_ == udp) return send_datagram(bytes);
  if (state_ != established && state_ != close_wait) return;
  sent.insert(sent.end(), bytes.begin(), bytes.end());
  if (acknowledges) acknowledge();
  peer->on_bytes(*this, bytes);
}

void Socket::acknowledge() {
  tx_acknowledged_ = word(tx_wr);
  registers_[ir] |= send_ok;
}

void Socket::send_datagram(const Bytes &bytes) {
  tx_acknowledged_ = word(tx_wr);
  if (!answers_arp) {
    registers_[ir] |= timeout;
    return;
  }
  registers_[ir] |= send_ok;
  if (on_datagram) on_datagram(*this, peer_ip(), peer_port(), bytes);
}

void Socket::disconnect() {
  if (state_ != established && state_ != close_wait) return;
  fin_sent = true;
  if (state_ == close_wait)
    state_ = acknowledges ? closed : last_ack;
  else
    state_ = fin_wait;
  peer->on_fin(*this);
}

void Socket::close() {
  if (state_ != closed && received() != 0) ++closed_with_unread;
  state_ = closed;
  rx_taken_ = rx_written_;
  on_its_way_.clear();
}

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
  state_ = closed;
  if (reset_shows_disconnect) registers_[ir] |= discon;
}

void Socket::datagram_comes(std::array<std::uint8_t, 4> ip, std::uint16_t port,
                            const Bytes &bytes) {
  Bytes record(ip.begin(), ip.end());
  const auto size = static_cast<std::uint16_t>(bytes.size());
  for (const std::uint16_t field : {port, size})
    record.insert(record.end(), {byte_of(field, false), byte_of(field, true)});
  record.insert(record.end(), bytes.begin(), bytes.end());
  deliver(record);
}

// TCP keeps the order: the FIN comes after all data before it.
void Socket::refill() {
  while (!on_its_way_.empty() && received() < buffer_bytes) {
    deliver(std::array{on_its_way_.front()});
    on_its_way_.pop_front();
  }
  if (!on_its_way_.empty() || !fin_on_its_way_) return;
  fin_on_its_way_ = false;
  registers_[ir] |= discon;
  state_ = state_ == fin_wait ? closed : close_wait;
}

void Socket::deliver(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) rx_[rx_written_++ % buffer_bytes] = byte;
  registers_[ir] |= recv;
}

Chip::Chip() { common_[0x39] = 0x04; }

std::uint8_t Chip::read(std::uint8_t control, std::uint16_t offset) {
  if (absent_reads_as >= 0) return static_cast<std::uint8_t>(absent_reads_as);
  const unsigned select = control >> 3;
  if (select == 0) return read_common(offset);
  Socket &socket = sockets.at((select - 1) / 4);
  switch ((select - 1) % 4) {
    case 0:
      return socket.read_register(offset);
    case 1:
      return socket.tx_[offset % Socket::buffer_bytes];
    case 2:
      return socket.rx_[offset % Socket::buffer_bytes];
    default:
      throw std::logic_error("a reserved block was read");
  }
}

void Chip::write(std::uint8_t control, std::uint16_t offset, std::uint8_t value) {
  if (absent_reads_as >= 0) return;
  const unsigned select = control >> 3;
  if (select == 0) return write_common(offset, value);
  Socket &socket = sockets.at((select - 1) / 4);
  switch ((select - 1) % 4) {
    case 0:
      return socket.write_register(offset, value);
    case 1:
      socket.tx_[offset % Socket::buffer_bytes] = value;
      return;
    default:
      throw std::logic_error("a block was written that is not for writing");
  }
}

std::uint8_t Chip::read_common(std::uint16_t offset) {
  if (offset == 0x2e) return clock().now_ms >= link_up_at_ms ? 0xbf : 0xbe;
  return common_.at(offset);
}

void Chip::write_common(std::uint16_t offset, std::uint8_t value) {
  if (offset == 0x00 && (value & 0x80) != 0) {
    const std::uint8_t version = common_[0x39];
    common_ = {};
    common_[0x39] = version;
    if (!resets) common_[0x00] = 0x80;
  } else if (offset == 0x15) {
    common_[offset] = static_cast<std::uint8_t>(common_[offset] & ~value);
  } else {
    common_.at(offset) = value;
  }
}

namespace {

// The datasheet does not say where a frame goes on that runs past the end of a buffer.
void check_end(std::span<const std::uint8_t> head, std::size_t bytes) {
  const bool buffer = (head[2] >> 3) % 4 >= 2;
  const std::size_t start = static_cast<std::size_t>(head[0] << 8 | head[1]);
  if (buffer && start % Socket::buffer_bytes + bytes > Socket::buffer_bytes)
    throw std::logic_error("a frame runs past the end of a buffer");
}

void check_head(std::span<const std::uint8_t> head, bool writes) {
  if (head.size() != 3) throw std::logic_error("a frame head has three bytes");
  if ((head[2] & 0x03) != 0) throw std::logic_error("only variable-length frames are used here");
  if (((head[2] & 0x04) != 0) != writes) throw std::logic_error("the direction bit is wrong");
}

}  // namespace

void Chip::send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data) {
  check_head(head, true);
  check_end(head, data.size());
  for (Socket &socket : sockets) socket.peer->poll(socket);
  auto offset = static_cast<std::uint16_t>(head[0] << 8 | head[1]);
  for (const std::uint8_t byte : data) write(head[2], offset++, byte);
}

void Chip::receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data) {
  check_head(head, false);
  check_end(head, data.size());
  for (Socket &socket : sockets) socket.peer->poll(socket);
  auto offset = static_cast<std::uint16_t>(head[0] << 8 | head[1]);
  for (std::uint8_t &byte : data) byte = read(head[2], offset++);
}

}  // namespace fake

namespace {

bool bus_works(fake::Chip &chip) {
  if (chip.frames_until_bus_fails == 0) return false;
  if (chip.frames_until_bus_fails > 0) --chip.frames_until_bus_fails;
  return true;
}

}  // namespace

io::Status port::SpiBus::send(std::span<const std::uint8_t> head,
                              std::span<const std::uint8_t> data) {
  if (chip_ == nullptr || !bus_works(*chip_)) return io::Status::chip_fault;
  chip_->send(head, data);
  return io::Status::ok;
}

io::Status port::SpiBus::receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data) {
  if (chip_ == nullptr || !bus_works(*chip_)) return io::Status::chip_fault;
  chip_->receive(head, data);
  return io::Status::ok;
}
