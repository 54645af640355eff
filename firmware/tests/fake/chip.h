#pragma once
// A W5500 as its datasheet (version 1.1.0) tells of it: registers, socket buffers, commands
// and states, and the faults a driver must survive. Nothing here comes from the driver's own
// tables, so that a wrong number there shows.

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace fake {

using Bytes = std::vector<std::uint8_t>;

class Socket;

/// Who is at the other end of a socket's TCP connection.
class Peer {
 public:
  virtual ~Peer() = default;
  virtual void on_connect(Socket &) {}
  virtual void on_bytes(Socket &, const Bytes &) {}
  virtual void on_fin(Socket &) {}
  /// Called before every access to the socket: time passes for the peer as well.
  virtual void poll(Socket &) {}
};

enum class Answer { accept, refuse, silence };

/// One of the eight sockets.
class Socket {
 public:
  static constexpr std::size_t buffer_bytes = 2048;

  // What the network does.
  void peer_sends(std::span<const std::uint8_t> bytes);
  void peer_sends(const std::string &text);
  void peer_finishes();
  void peer_resets();
  void datagram_comes(std::array<std::uint8_t, 4> ip, std::uint16_t port, const Bytes &bytes);

  /// Raw bytes into the receive buffer, as a chip gone wrong would have them.
  void put_raw(const Bytes &bytes) { deliver(bytes); }

  // How the network and the chip behave.
  Answer answer = Answer::accept;
  bool acknowledges = true;                    ///< the peer acknowledges what is sent, and our FIN
  bool answers_arp = true;                     ///< of a datagram's receiver
  bool takes_commands = true;                  ///< the command register clears
  bool opens = true;                           ///< OPEN has its effect
  int received_lie = -1;                       ///< what Sn_RX_RSR says instead
  int free_lie = -1;                           ///< what Sn_TX_FSR says instead
  std::deque<std::uint16_t> received_flicker;  ///< what Sn_RX_RSR says first, one a reading
  bool reset_shows_disconnect = false;         ///< Sn_IR's DISCON comes with a reset as well
  std::uint16_t first_pointer = 0;             ///< of both buffers, after OPEN
  std::shared_ptr<Peer> peer = std::make_shared<Peer>();
  std::function<void(Socket &)> after_status_read;
  std::function<void(Socket &, std::array<std::uint8_t, 4>, std::uint16_t, const Bytes &)>
      on_datagram;

  // What a test may want to know.
  Bytes sent;  ///< all that went over the wire
  bool fin_sent = false;
  int closed_with_unread = 0;  ///< times CLOSE threw received bytes away
  std::uint8_t state() const { return state_; }
  std::uint16_t local_port() const { return word(0x04); }
  std::array<std::uint8_t, 4> peer_ip() const;
  std::uint16_t peer_port() const { return word(0x10); }

  /// Lets the peer acknowledge what it did not, until now.
  void acknowledge();

 private:
  friend class Chip;

  std::uint8_t read_register(std::uint16_t offset);
  void write_register(std::uint16_t offset, std::uint8_t value);
  std::uint16_t word(std::uint16_t offset) const;
  void set_word(std::uint16_t offset, std::uint16_t value);
  void command(std::uint8_t code);
  void open();
  void connect();
  void send();
  void send_datagram(const Bytes &bytes);
  void disconnect();
  void close();
  void deliver(std::span<const std::uint8_t> bytes);
  void refill();
  std::uint16_t received() const;
  std::uint16_t free() const;

  std::array<std::uint8_t, 0x30> registers_{};
  std::array<std::uint8_t, buffer_bytes> tx_{};
  std::array<std::uint8_t, buffer_bytes> rx_{};
  std::uint8_t state_ = 0x00;
  std::uint16_t tx_acknowledged_ = 0;  ///< Sn_TX_RD
  std::uint16_t tx_sent_ = 0;
  std::uint16_t rx_written_ = 0;  ///< Sn_RX_WR
  std::uint16_t rx_taken_ = 0;    ///< Sn_RX_RD as of the last RECV
  std::deque<std::uint8_t> on_its_way_;
  bool fin_on_its_way_ = false;
};

/// What answers on the bus.
class Chip {
 public:
  Chip();

  void send(std::span<const std::uint8_t> head, std::span<const std::uint8_t> data);
  void receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data);

  Socket &socket(std::size_t number) { return sockets.at(number); }
  std::uint8_t common(std::uint16_t offset) const { return common_.at(offset); }
  void set_common(std::uint16_t offset, std::uint8_t value) { common_.at(offset) = value; }

  std::array<Socket, 8> sockets;
  bool resets = true;        ///< MR's reset bit clears itself
  int absent_reads_as = -1;  ///< no chip: what the bus then shows
  int frames_until_bus_fails = -1;
  std::uint32_t link_up_at_ms = 0;

 private:
  std::uint8_t read(std::uint8_t control, std::uint16_t offset);
  void write(std::uint8_t control, std::uint16_t offset, std::uint8_t value);
  std::uint8_t read_common(std::uint16_t offset);
  void write_common(std::uint16_t offset, std::uint8_t value);

  std::array<std::uint8_t, 0x40> common_{};
};

}  // namespace fake
