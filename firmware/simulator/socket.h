#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "simulator/datasheet.h"
#include "simulator/peer.h"

namespace simulator {

/// One of the W5500's eight sockets: its registers, buffers, commands and states.
class Socket {
 public:
  Socket() { reset(); }

  // What the network does.
  void peer_sends(std::span<const std::uint8_t> bytes);
  void peer_sends(const std::string &text);
  void peer_finishes();
  void peer_resets();
  /// A client connects to the listening socket; false if it is not listening.
  bool peer_connects(IpAddress ip, std::uint16_t port);
  /// Dropped, as by the chip, where the socket is not open for UDP or has no room.
  void datagram_comes(IpAddress ip, std::uint16_t port, const Bytes &bytes);
  void time_is(std::uint32_t now_ms, std::uint32_t patience_ms);

  /// Raw bytes into the receive buffer, as a chip gone wrong would have them.
  void put_raw(const Bytes &bytes) { deliver(bytes); }

  // How the network and the chip behave.
  Answer answer = Answer::accept;
  bool acknowledges = true;                    ///< the peer acknowledges what is sent, and our FIN
  bool answers_arp = true;                     ///< of a datagram's receiver
  bool takes_commands = true;                  ///< the command register clears
  bool opens = true;                           ///< OPEN has its effect
  bool shows_time_wait = false;                ///< one look at Sn_SR sees TIME_WAIT
  int received_lie = -1;                       ///< what Sn_RX_RSR says instead
  int free_lie = -1;                           ///< what Sn_TX_FSR says instead
  std::deque<std::uint16_t> received_flicker;  ///< what Sn_RX_RSR says first, one a reading
  bool reset_shows_disconnect = false;         ///< Sn_IR's DISCON comes with a reset as well
  std::uint16_t first_pointer = 0;             ///< of both buffers, after OPEN
  std::shared_ptr<Peer> peer = std::make_shared<Peer>();
  std::function<void(Socket &)> after_status_read;
  std::function<void(Socket &, IpAddress, std::uint16_t, const Bytes &)> on_datagram;

  // What an observer may want to know.
  Bytes sent;  ///< all that went over the wire
  bool fin_sent = false;
  int closed_with_unread = 0;  ///< times CLOSE threw received bytes away
  int abandoned = 0;           ///< times CLOSE ended a connection without a FIN
  int dropped_datagrams = 0;
  int keep_alives = 0;
  std::uint8_t state() const { return state_; }
  std::uint16_t local_port() const { return word(sn::port); }
  IpAddress peer_ip() const;
  std::uint16_t peer_port() const { return word(sn::dport); }
  std::size_t rx_bytes() const { return registers_[sn::rxbuf_size] * std::size_t{1024}; }
  std::size_t tx_bytes() const { return registers_[sn::txbuf_size] * std::size_t{1024}; }
  /// What the receive buffer can still take, after all that is on its way.
  std::size_t room() const;

  /// Lets the peer acknowledge what it did not, until now.
  void acknowledge();

  // What the chip does with it.
  void reset();
  std::uint8_t read_register(std::uint16_t offset);
  void write_register(std::uint16_t offset, std::uint8_t value);
  std::uint8_t &tx_at(std::uint16_t offset) { return tx_[offset & (tx_bytes() - 1)]; }
  std::uint8_t &rx_at(std::uint16_t offset) { return rx_[offset & (rx_bytes() - 1)]; }
  bool interrupts() const { return (registers_[sn::ir] & registers_[sn::imr]) != 0; }

 private:
  std::uint8_t read_status();
  std::uint8_t read_received(bool low);
  std::uint16_t word(std::uint16_t offset) const;
  void set_word(std::uint16_t offset, std::uint16_t value);
  void raise(std::uint8_t event) { registers_[sn::ir] |= event; }
  void command(std::uint8_t code);
  void open();
  void listen();
  void connect();
  void establish();
  void send();
  void send_datagram(const Bytes &bytes, bool resolved);
  Bytes take_unsent();
  void send_keep();
  void disconnect();
  void close();
  void deliver(std::span<const std::uint8_t> bytes);
  void refill();
  std::uint16_t received() const;
  std::uint16_t free() const;
  bool connected() const;

  std::array<std::uint8_t, 0x30> registers_{};
  std::array<std::uint8_t, 16 * 1024> tx_{};
  std::array<std::uint8_t, 16 * 1024> rx_{};
  std::uint8_t state_ = state::closed;
  std::uint16_t tx_acknowledged_ = 0;  ///< Sn_TX_RD
  std::uint16_t tx_sent_ = 0;
  std::uint16_t rx_written_ = 0;  ///< Sn_RX_WR
  std::uint16_t rx_taken_ = 0;    ///< Sn_RX_RD as of the last RECV
  std::deque<std::uint8_t> on_its_way_;
  bool fin_on_its_way_ = false;
  std::uint32_t now_ms_ = 0, syn_at_ms_ = 0;
};

}  // namespace simulator
