// The model of the W5500 against the sequences of its datasheet (version 1.1.0), spoken in raw
// SPI frames: neither the firmware's driver nor the model's own names take part.

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <numeric>

#include "fake/posix_stream.h"
#include "simulator/chip.h"
#include "simulator/network.h"
#include "simulator/options.h"

namespace {

using simulator::Bytes;
using testing::ElementsAre;

constexpr std::uint8_t common = 0;
constexpr std::uint8_t registers(unsigned n) { return static_cast<std::uint8_t>(n * 4 + 1); }
constexpr std::uint8_t tx(unsigned n) { return static_cast<std::uint8_t>(n * 4 + 2); }
constexpr std::uint8_t rx(unsigned n) { return static_cast<std::uint8_t>(n * 4 + 3); }

Bytes counted(std::size_t bytes) {
  Bytes result(bytes);
  std::iota(result.begin(), result.end(), std::uint8_t{1});
  return result;
}

struct Model : testing::Test {
  std::uint32_t now_ms = 0;
  simulator::Chip chip{[this] { return now_ms; }};

  void put(std::uint8_t block, std::uint16_t at, const Bytes &bytes) {
    const std::array<std::uint8_t, 3> head{static_cast<std::uint8_t>(at >> 8),
                                           static_cast<std::uint8_t>(at & 0xff),
                                           static_cast<std::uint8_t>(block << 3 | 0x04)};
    chip.send(head, bytes);
  }

  Bytes get(std::uint8_t block, std::uint16_t at, std::size_t bytes) {
    const std::array<std::uint8_t, 3> head{static_cast<std::uint8_t>(at >> 8),
                                           static_cast<std::uint8_t>(at & 0xff),
                                           static_cast<std::uint8_t>(block << 3)};
    Bytes data(bytes);
    chip.receive(head, data);
    return data;
  }

  unsigned byte(std::uint8_t block, std::uint16_t at) { return get(block, at, 1)[0]; }
  unsigned word(std::uint8_t block, std::uint16_t at) {
    const Bytes two = get(block, at, 2);
    return two[0] * 256u + two[1];
  }
  void put_word(std::uint8_t block, std::uint16_t at, unsigned value) {
    put(block, at, {static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)});
  }

  unsigned status(unsigned n) { return byte(registers(n), 0x03); }
  void command(unsigned n, std::uint8_t code) { put(registers(n), 0x01, {code}); }
  void open(unsigned n, std::uint8_t mode, unsigned port = 5000) {
    put(registers(n), 0x00, {mode});
    put_word(registers(n), 0x04, port);
    command(n, 0x01);
  }
  void connect(unsigned n) {
    open(n, 0x01);
    put(registers(n), 0x0c, {10, 0, 0, 9});
    put_word(registers(n), 0x10, 80);
    command(n, 0x04);
    ASSERT_EQ(status(n), 0x17u);
  }

  /// "Sn_TX_BUF: write, Sn_TX_WR: advance, Sn_CR: SEND", with the frame split at the wrap.
  void send(unsigned n, const Bytes &bytes, unsigned size) {
    const unsigned from = word(registers(n), 0x24), place = from % size;
    const std::size_t first = std::min<std::size_t>(bytes.size(), size - place);
    const auto wrap = bytes.begin() + static_cast<std::ptrdiff_t>(first);
    put(tx(n), static_cast<std::uint16_t>(place), Bytes(bytes.begin(), wrap));
    if (wrap != bytes.end()) put(tx(n), 0, Bytes(wrap, bytes.end()));
    put_word(registers(n), 0x24, (from + bytes.size()) & 0xffff);
    command(n, 0x20);
  }
  Bytes receive(unsigned n, unsigned size) {
    const unsigned count = word(registers(n), 0x26), from = word(registers(n), 0x28);
    const unsigned first = std::min(count, size - from % size);
    Bytes bytes = get(rx(n), static_cast<std::uint16_t>(from % size), first);
    const Bytes rest = get(rx(n), 0, count - first);
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    put_word(registers(n), 0x28, (from + count) & 0xffff);
    command(n, 0x40);
    return bytes;
  }
};

TEST_F(Model, HasTheResetValuesOfSection4) {
  EXPECT_EQ(byte(common, 0x39), 0x04u) << "VERSIONR";
  EXPECT_EQ(word(common, 0x19), 0x07d0u) << "RTR";
  EXPECT_EQ(byte(common, 0x1b), 0x08u) << "RCR";
  for (unsigned n = 0; n != 8; ++n) {
    EXPECT_THAT(get(registers(n), 0x06, 6), testing::Each(0xff)) << "Sn_DHAR";
    EXPECT_EQ(byte(registers(n), 0x16), 0x80u) << "Sn_TTL";
    EXPECT_THAT(get(registers(n), 0x1e, 2), ElementsAre(2, 2)) << "Sn_RXBUF_SIZE, Sn_TXBUF_SIZE";
    EXPECT_EQ(word(registers(n), 0x20), 0x0800u) << "Sn_TX_FSR";
    EXPECT_EQ(byte(registers(n), 0x2c), 0xffu) << "Sn_IMR";
    EXPECT_EQ(word(registers(n), 0x2d), 0x4000u) << "Sn_FRAG";
    EXPECT_EQ(status(n), 0x00u);
  }
}

TEST_F(Model, ResetByMrPutsThemBack) {
  put(common, 0x01, {10, 0, 0, 1});
  put(registers(3), 0x1e, {4});
  open(3, 0x01);
  put(common, 0x00, {0x80});
  EXPECT_EQ(byte(common, 0x00), 0x00u) << "clears itself";
  EXPECT_THAT(get(common, 0x01, 4), testing::Each(0));
  EXPECT_EQ(byte(registers(3), 0x1e), 2u);
  EXPECT_EQ(status(3), 0x00u);
}

TEST_F(Model, TheVersionCannotBeWritten) {
  put(common, 0x39, {0x51});
  EXPECT_EQ(byte(common, 0x39), 0x04u);
}

TEST_F(Model, EverySocketCarriesAConnectionOfItsOwn) {
  for (unsigned n = 0; n != 8; ++n) connect(n);
  for (unsigned n = 0; n != 8; ++n) {
    chip.socket(n).peer_sends(Bytes{static_cast<std::uint8_t>(n)});
    send(n, Bytes(n + 1, static_cast<std::uint8_t>(0x40 + n)), 2048);
  }
  for (unsigned n = 0; n != 8; ++n) {
    EXPECT_THAT(receive(n, 2048), ElementsAre(n));
    EXPECT_EQ(chip.socket(n).sent, Bytes(n + 1, static_cast<std::uint8_t>(0x40 + n)));
  }
}

struct BufferSize : Model, testing::WithParamInterface<unsigned> {};

TEST_P(BufferSize, WrapsWhereItEnds) {
  const unsigned size = GetParam() * 1024;
  for (unsigned n = 0; n != 8; ++n) put(registers(n), 0x1e, {0, 0});
  put(registers(2), 0x1e, {static_cast<std::uint8_t>(GetParam()),
                           static_cast<std::uint8_t>(GetParam())});
  EXPECT_EQ(word(registers(2), 0x20), size) << "all free";
  chip.socket(2).first_pointer = static_cast<std::uint16_t>(size - 3);
  connect(2);
  const Bytes all = counted(size);
  send(2, all, size);
  EXPECT_EQ(chip.socket(2).sent, all);
  chip.socket(2).peer_sends(all);
  EXPECT_EQ(word(registers(2), 0x26), size);
  EXPECT_EQ(receive(2, size), all);
}
INSTANTIATE_TEST_SUITE_P(Kib, BufferSize, testing::Values(1u, 2u, 4u, 8u, 16u));

TEST_F(Model, BuffersOfMoreThan16KibTogetherAreNotAChipsAnyMore) {
  put(registers(0), 0x1e, {4});
  connect(0);
  EXPECT_THROW(get(rx(0), 0, 1), std::logic_error);
}

TEST_F(Model, WhatDoesNotFitComesAfterRecv) {
  connect(0);
  const Bytes all = counted(3000);
  chip.socket(0).peer_sends(all);
  chip.socket(0).peer_finishes();
  EXPECT_EQ(status(0), 0x17u) << "the FIN comes after the data";
  Bytes got = receive(0, 2048);
  EXPECT_EQ(got.size(), 2048u);
  const Bytes rest = receive(0, 2048);
  got.insert(got.end(), rest.begin(), rest.end());
  EXPECT_EQ(got, all);
  EXPECT_EQ(status(0), 0x1cu);
}

TEST_F(Model, TxFreeComesBackWithTheAcknowledgement) {
  connect(0);
  chip.socket(0).acknowledges = false;
  send(0, counted(100), 2048);
  EXPECT_EQ(word(registers(0), 0x20), 2048u - 100);
  EXPECT_EQ(byte(registers(0), 0x02) & 0x10, 0u) << "no SENDOK yet";
  chip.socket(0).acknowledge();
  EXPECT_EQ(word(registers(0), 0x20), 2048u);
  EXPECT_EQ(word(registers(0), 0x22), 100u) << "Sn_TX_RD";
  EXPECT_EQ(byte(registers(0), 0x02) & 0x10, 0x10u);
}

TEST_F(Model, PassiveAndActiveCloseGoThroughTheirStates) {
  connect(0);
  chip.socket(0).peer_finishes();
  EXPECT_EQ(status(0), 0x1cu) << "CLOSE_WAIT";
  command(0, 0x08);
  EXPECT_EQ(status(0), 0x00u);
  connect(1);
  command(1, 0x08);
  EXPECT_EQ(status(1), 0x18u) << "FIN_WAIT";
  chip.socket(1).shows_time_wait = true;
  chip.socket(1).peer_finishes();
  EXPECT_EQ(status(1), 0x1bu) << "TIME_WAIT";
  EXPECT_EQ(status(1), 0x00u);
  connect(2);
  chip.socket(2).acknowledges = false;
  chip.socket(2).peer_finishes();
  command(2, 0x08);
  EXPECT_EQ(status(2), 0x1du) << "LAST_ACK";
}

TEST_F(Model, CloseWithoutFinIsNoted) {
  connect(0);
  chip.socket(0).peer_sends(counted(5));
  command(0, 0x10);
  EXPECT_EQ(status(0), 0x00u);
  EXPECT_EQ(chip.socket(0).closed_with_unread, 1);
  EXPECT_EQ(chip.socket(0).abandoned, 1);
}

TEST_F(Model, ASynThatNobodyAnswersTimesOut) {
  chip.socket(0).answer = simulator::Answer::silence;
  open(0, 0x01);
  command(0, 0x04);
  EXPECT_EQ(status(0), 0x15u);
  now_ms = 31'700;  // section 4.1, RCR: "0.2 s + ... = 31.8 s" with the reset values
  EXPECT_EQ(status(0), 0x15u);
  now_ms = 31'900;
  EXPECT_EQ(status(0), 0x00u);
  EXPECT_EQ(byte(registers(0), 0x02), 0x08u) << "TIMEOUT";
}

TEST_F(Model, ListensUntilAClientComes) {
  open(4, 0x01, 80);
  EXPECT_FALSE(chip.socket(4).peer_connects({10, 0, 0, 7}, 40000)) << "not listening yet";
  command(4, 0x02);
  EXPECT_EQ(status(4), 0x14u);
  ASSERT_TRUE(chip.socket(4).peer_connects({10, 0, 0, 7}, 40000));
  EXPECT_EQ(status(4), 0x17u);
  EXPECT_THAT(get(registers(4), 0x0c, 4), ElementsAre(10, 0, 0, 7));
  EXPECT_EQ(word(registers(4), 0x10), 40000u);
}

TEST_F(Model, InterruptsFollowTheirMasks) {
  connect(5);
  EXPECT_EQ(byte(common, 0x17), 0x20u) << "SIR shows the socket whose Sn_IR is set";
  EXPECT_FALSE(chip.interrupts()) << "SIMR is 0 after a reset";
  put(common, 0x18, {0x20});
  EXPECT_TRUE(chip.interrupts());
  put(registers(5), 0x2c, {0xfe});
  EXPECT_FALSE(chip.interrupts()) << "Sn_IMR masks CON";
  put(registers(5), 0x2c, {0xff});
  put(registers(5), 0x02, {0x01});
  EXPECT_FALSE(chip.interrupts()) << "a written 1 clears";
  chip.set_common(0x15, 0x80);
  EXPECT_FALSE(chip.interrupts());
  put(common, 0x16, {0x80});
  EXPECT_TRUE(chip.interrupts());
}

TEST_F(Model, SendKeepWantsDataFirst) {
  connect(0);
  command(0, 0x22);
  EXPECT_EQ(chip.socket(0).keep_alives, 0);
  send(0, counted(1), 2048);
  command(0, 0x22);
  EXPECT_EQ(chip.socket(0).keep_alives, 1);
  EXPECT_EQ(status(0), 0x17u);
  chip.socket(0).acknowledges = false;
  command(0, 0x22);
  EXPECT_EQ(status(0), 0x00u) << "a dead peer";
}

TEST_F(Model, DatagramsComeWithTheirSenderOrNotAtAll) {
  simulator::Socket &socket = chip.socket(6);
  socket.datagram_comes({10, 0, 0, 1}, 53, {1, 2});
  open(6, 0x02, 68);
  EXPECT_EQ(status(6), 0x22u);
  socket.datagram_comes({10, 0, 0, 1}, 53, {1, 2});
  EXPECT_THAT(receive(6, 2048), ElementsAre(10, 0, 0, 1, 0, 53, 0, 2, 1, 2));
  socket.datagram_comes({10, 0, 0, 1}, 53, Bytes(2041));
  EXPECT_EQ(word(registers(6), 0x26), 0u) << "2049 bytes with the head";
  EXPECT_EQ(socket.dropped_datagrams, 2);
}

TEST_F(Model, SendMacAsksNobodyForTheAddress) {
  Bytes seen;
  chip.socket(0).on_datagram = [&](auto &, auto, auto, const Bytes &bytes) { seen = bytes; };
  chip.socket(0).answers_arp = false;
  open(0, 0x02);
  send(0, counted(3), 2048);
  EXPECT_EQ(byte(registers(0), 0x02), 0x08u) << "TIMEOUT of ARP";
  EXPECT_TRUE(seen.empty());
  put_word(registers(0), 0x24, word(registers(0), 0x24) + 2);
  command(0, 0x21);
  EXPECT_EQ(seen.size(), 2u);
}

TEST_F(Model, AbsentLinkAndChipShow) {
  chip.link_up_at_ms = 10;
  EXPECT_EQ(byte(common, 0x2e) & 1, 0u);
  now_ms = 10;
  EXPECT_EQ(byte(common, 0x2e) & 1, 1u);
  chip.absent_reads_as = 0xff;
  EXPECT_EQ(byte(common, 0x39), 0xffu);
}

/// A real socket of this machine's, as client or server of the bridge.
struct Bridged : Model {
  simulator::Routes routes;
  simulator::Network network{routes};

  Bridged() {
    chip.socket(0).peer = std::shared_ptr<simulator::Peer>(&network, [](auto *) {});
    network.attach(chip.socket(0));
  }

  unsigned status_after_a_while(unsigned wanted) {
    for (int turn = 0; turn != 2000 && status(0) != wanted; ++turn) usleep(1000);
    return status(0);
  }
};

TEST_F(Bridged, BytesOfARealServerArriveAndAFaultEndsThemWhereItWasTold) {
  for (const bool reset : {false, true}) {
    fake::MuteServer server("0123456789");
    routes.tcp[80] = {server.port(), simulator::Answer::accept, {}};
    auto &faults = routes.tcp[80].faults;
    (reset ? faults.reset_after_bytes : faults.finish_after_bytes) = 4;
    connect(0);
    server.accept();
    EXPECT_EQ(status_after_a_while(reset ? 0x00 : 0x1c), reset ? 0x00u : 0x1cu);
    EXPECT_THAT(receive(0, 2048), ElementsAre('0', '1', '2', '3'));
    command(0, 0x10);
  }
}

TEST_F(Bridged, NobodyAtAPortRefuses) {
  open(0, 0x01);
  put_word(registers(0), 0x10, 81);
  command(0, 0x04);
  EXPECT_EQ(status(0), 0x00u);
}

TEST_F(Bridged, ARealClientReachesTheListeningSocketAndSeesTheReset) {
  const std::uint16_t here = fake::MuteServer("").port();  // free again
  routes.listen[80].port = here;
  open(0, 0x01, 80);
  command(0, 0x02);
  ASSERT_EQ(status(0), 0x14u);
  fake::PosixStream client(here);
  EXPECT_EQ(status_after_a_while(0x17), 0x17u);
  const std::array<std::uint8_t, 2> hello{'h', 'i'};
  ASSERT_EQ(client.write(hello, io::Deadline::in_ms(1000)).bytes, 2u);
  for (int turn = 0; turn != 2000 && word(registers(0), 0x26) == 0; ++turn) usleep(1000);
  EXPECT_EQ(word(registers(0), 0x26), 2u);
  command(0, 0x10);
  std::array<std::uint8_t, 8> buffer;
  EXPECT_EQ(client.read(buffer, io::Deadline::in_ms(5000)).status, io::ReadStatus::failed)
      << "closed with unread data: a RST";
}

TEST_F(Bridged, ClientsOfOnePortReachEachOfTheSocketsThatListenThere) {
  const std::uint16_t here = fake::MuteServer("").port();  // free again
  routes.listen[80].port = here;
  chip.socket(1).peer = std::make_shared<simulator::Network>(routes);
  for (const unsigned n : {0u, 1u}) {
    open(n, 0x01, 80);
    command(n, 0x02);
  }
  ASSERT_EQ(status(0), 0x14u);
  ASSERT_EQ(status(1), 0x14u);
  const fake::PosixStream first(here);
  for (int turn = 0; turn != 2000 && status(0) + status(1) == 0x28; ++turn) usleep(1000);
  EXPECT_EQ(status(0) + status(1), 0x14u + 0x17u) << "one has it, the other one listens";
  const fake::PosixStream second(here);
  for (int turn = 0; turn != 2000 && status(0) + status(1) != 0x2e; ++turn) usleep(1000);
  EXPECT_EQ(status(0) + status(1), 0x17u + 0x17u);
}

TEST_F(Bridged, WhatGoesToEverybodyIsAnsweredByTheNetworksServer) {
  const int server = socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto *any = reinterpret_cast<sockaddr *>(&address);
  ASSERT_EQ(bind(server, any, size), 0);
  ASSERT_EQ(getsockname(server, any, &size), 0);
  routes.udp[67].port = ntohs(address.sin_port);
  open(0, 0x02, 68);
  put(registers(0), 0x0c, {255, 255, 255, 255});
  put_word(registers(0), 0x10, 67);
  send(0, {7}, 2048);
  std::array<std::uint8_t, 8> buffer;
  sockaddr_in from{};
  size = sizeof from;
  ASSERT_EQ(recvfrom(server, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&from),
                     &size), 1);
  ASSERT_EQ(sendto(server, "x", 1, 0, reinterpret_cast<sockaddr *>(&from), size), 1);
  for (int turn = 0; turn != 2000 && word(registers(0), 0x26) == 0; ++turn) usleep(1000);
  EXPECT_THAT(receive(0, 2048), ElementsAre(192, 0, 2, 1, 0, 67, 0, 1, 'x'));
  close(server);
}

TEST_F(Bridged, DatagramsGoToARealSocketAndBack) {
  const int server = socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto *any = reinterpret_cast<sockaddr *>(&address);
  ASSERT_EQ(bind(server, any, size), 0);
  ASSERT_EQ(getsockname(server, any, &size), 0);
  routes.udp[53].port = ntohs(address.sin_port);
  open(0, 0x02);
  put(registers(0), 0x0c, {192, 0, 2, 1});
  put_word(registers(0), 0x10, 53);
  send(0, {7, 8}, 2048);
  std::array<std::uint8_t, 8> buffer;
  sockaddr_in from{};
  size = sizeof from;
  ASSERT_EQ(recvfrom(server, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&from),
                     &size), 2);
  ASSERT_EQ(sendto(server, "x", 1, 0, reinterpret_cast<sockaddr *>(&from), size), 1);
  for (int turn = 0; turn != 2000 && word(registers(0), 0x26) == 0; ++turn) usleep(1000);
  EXPECT_THAT(receive(0, 2048), ElementsAre(192, 0, 2, 1, 0, 53, 0, 1, 'x'));
  close(server);
}

TEST(SimulatorOptions, AreReadOrNamed) {
  const std::vector<std::string> good{"pipes", "tcp:443=4433", "reset-after:443=17", "absent"};
  const simulator::Options options = simulator::parse_options(good);
  EXPECT_EQ(options.directory, "pipes");
  EXPECT_EQ(options.routes.tcp.at(443).port, 4433);
  EXPECT_EQ(options.routes.tcp.at(443).faults.reset_after_bytes, 17u);
  EXPECT_TRUE(options.absent);
  for (const char *bad : {"tpc:1=2", "tcp:x=2", "tcp:1=2x"}) {
    const std::vector<std::string> arguments{"pipes", bad};
    EXPECT_THROW(simulator::parse_options(arguments), std::invalid_argument) << bad;
  }
}

}  // namespace
