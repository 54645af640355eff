// Sockets against a peer that talks, hangs up, resets, stalls, and lies.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "simulator/chip.h"
#include "fake/clock.h"
#include "net/tcp_socket.h"
#include "net/udp_socket.h"

namespace {

using simulator::Bytes;
using io::Deadline;
using io::ReadResult;
using io::ReadStatus;
using io::Status;
using net::Endpoint;
using testing::ElementsAre;

constexpr Endpoint server{{10, 0, 0, 9}, 80};

Deadline soon() { return Deadline::in_ms(2000); }

Bytes as_bytes(const std::string &text) { return {text.begin(), text.end()}; }

struct Tcp : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  port::SpiBus bus{&hardware};
  w5500::Chip chip{bus};
  simulator::Socket &wire = hardware.socket(1);
  net::TcpSocket socket{chip, 1};

  void SetUp() override { ASSERT_EQ(socket.connect(server, 50000, soon()), Status::ok); }

  /// Reads until something other than data comes; says what, and what was read before.
  ReadStatus read_all(std::string &text, std::size_t piece = 100) {
    Bytes buffer(piece);
    for (;;) {
      const ReadResult result = socket.read(buffer, soon());
      if (result.status != ReadStatus::data) {
        EXPECT_EQ(result.bytes, 0U);
        return result.status;
      }
      EXPECT_GE(result.bytes, 1U);
      text.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(result.bytes));
    }
  }
};

TEST_F(Tcp, ConnectsToThePeerItWasGiven) {
  EXPECT_THAT(wire.peer_ip(), ElementsAre(10, 0, 0, 9));
  EXPECT_EQ(wire.peer_port(), 80);
  EXPECT_EQ(wire.local_port(), 50000);
}

TEST_F(Tcp, SaysThatThePeerRefused) {
  wire.answer = simulator::Answer::refuse;
  EXPECT_EQ(socket.connect(server, 50001, soon()), Status::refused);
}

TEST_F(Tcp, GivesUpOnASilentPeerAndReleasesTheSocket) {
  wire.answer = simulator::Answer::silence;
  EXPECT_EQ(socket.connect(server, 50001, soon()), Status::timed_out);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(Tcp, ReadsNothingFromASocketThatNeverConnected) {
  wire.answer = simulator::Answer::refuse;
  ASSERT_NE(socket.connect(server, 50001, soon()), Status::ok);
  Bytes buffer(4);
  EXPECT_EQ(socket.read(buffer, soon()).status, ReadStatus::failed);
}

TEST_F(Tcp, ConnectsToAPeerThatAnswersAndHangsUpAtOnce) {
  struct Hasty : simulator::Peer {
    void on_connect(simulator::Socket &socket) override {
      socket.peer_sends("bye");
      socket.peer_finishes();
    }
  };
  wire.peer = std::make_shared<Hasty>();
  ASSERT_EQ(socket.connect(server, 50001, soon()), Status::ok);
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(text, "bye");
}

TEST_F(Tcp, SaysNothingYetWhenTheDeadlinePasses) {
  Bytes buffer(4);
  const std::uint32_t before_ms = fake::clock().now_ms;
  EXPECT_EQ(socket.read(buffer, Deadline::in_ms(500)).status, ReadStatus::nothing_yet);
  EXPECT_GE(fake::clock().now_ms - before_ms, 500U);
  wire.peer_sends("late");
  EXPECT_EQ(socket.read(buffer, soon()).status, ReadStatus::data) << "trying again is right";
}

TEST_F(Tcp, LooksOnceEvenWhenTheDeadlineHasPassed) {
  wire.peer_sends("x");
  Bytes buffer(4);
  EXPECT_EQ(socket.read(buffer, Deadline()).status, ReadStatus::data);
}

TEST_F(Tcp, TakesNoEmptyBufferForAnEnd) {
  wire.peer_sends("x");
  EXPECT_EQ(socket.read({}, soon()).status, ReadStatus::nothing_yet);
}

TEST_F(Tcp, ReadsAllThatCameBeforeTheFinThenTheEndForGood) {
  wire.peer_sends(std::string(5000, 'd'));
  wire.peer_finishes();
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(text, std::string(5000, 'd'));
  EXPECT_EQ(read_all(text), ReadStatus::end);
}

TEST_F(Tcp, ReadsAllThatCameBeforeTheResetThenTheFailureForGood) {
  wire.peer_sends("answer");
  wire.peer_resets();
  std::string text;
  EXPECT_EQ(read_all(text, 4), ReadStatus::failed);
  EXPECT_EQ(text, "answer");
  EXPECT_EQ(read_all(text), ReadStatus::failed);
}

TEST_F(Tcp, TakesAResetForAFailureEvenWhereItLooksLikeAFin) {
  wire.reset_shows_disconnect = true;
  wire.peer_sends("answer");
  wire.peer_resets();
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::failed);
  EXPECT_EQ(text, "answer");
}

TEST_F(Tcp, LosesNothingThatArrivesBetweenTheStatusAndTheCount) {
  wire.after_status_read = [](simulator::Socket &self) {
    self.peer_sends("just in time");
    self.peer_finishes();
    self.after_status_read = nullptr;  // the last use of this function object
  };
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(text, "just in time");
}

TEST_F(Tcp, FailsWhenTheChipLiesAboutLengths) {
  wire.received_lie = 0xffff;
  Bytes buffer(4);
  EXPECT_EQ(socket.read(buffer, soon()).status, ReadStatus::failed);
  wire.free_lie = 0xffff;
  EXPECT_EQ(socket.write(buffer, soon()).status, Status::chip_fault);
}

TEST_F(Tcp, WritesMoreThanTheChipHolds) {
  const Bytes bytes(10'000, 'w');
  ASSERT_EQ(io::write_all(socket, bytes, soon()), Status::ok);
  EXPECT_EQ(wire.sent, bytes);
}

TEST_F(Tcp, SendsTheNextPartOnlyAfterTheLastWasAnswered) {
  wire.acknowledges = false;
  ASSERT_EQ(socket.write(as_bytes("first"), soon()).bytes, 5U);
  EXPECT_EQ(socket.write(as_bytes("second"), soon()).status, Status::timed_out);
  EXPECT_EQ(wire.sent, as_bytes("first"));
  wire.acknowledge();
  EXPECT_EQ(socket.write(as_bytes("second"), soon()).bytes, 6U);
  EXPECT_EQ(wire.sent, as_bytes("firstsecond"));
}

TEST_F(Tcp, WritesToAPeerThatHasFinishedButStillListens) {
  wire.peer_finishes();
  EXPECT_EQ(socket.write(as_bytes("x"), soon()).status, Status::ok);
}

TEST_F(Tcp, DoesNotWriteAfterAReset) {
  wire.peer_resets();
  EXPECT_EQ(socket.write(as_bytes("x"), soon()).status, Status::peer_closed);
}

TEST_F(Tcp, ReadsOnAfterItsOwnHalfClose) {
  ASSERT_EQ(socket.finish_writing(soon()), Status::ok);
  EXPECT_TRUE(wire.fin_sent);
  wire.peer_sends("the rest");
  wire.peer_finishes();
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(text, "the rest");
  EXPECT_EQ(socket.write(as_bytes("x"), soon()).status, Status::failed) << "its FIN is out";
}

TEST_F(Tcp, TakesAResetAfterItsOwnHalfCloseForAFailure) {
  ASSERT_EQ(socket.finish_writing(soon()), Status::ok);
  wire.peer_resets();
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::failed);
}

TEST_F(Tcp, HalfClosesOnlyAfterAllWasAcknowledged) {
  wire.acknowledges = false;
  ASSERT_EQ(socket.write(as_bytes("x"), soon()).bytes, 1U);
  EXPECT_EQ(socket.finish_writing(soon()), Status::timed_out);
  EXPECT_FALSE(wire.fin_sent);
}

TEST_F(Tcp, ClosesByFinishingAndDrainingBeforeItReleases) {
  struct Polite : simulator::Peer {
    void on_fin(simulator::Socket &socket) override {
      socket.peer_sends(std::string(3000, 'g'));
      socket.peer_finishes();
    }
  };
  wire.peer = std::make_shared<Polite>();
  EXPECT_EQ(socket.close(soon()), Status::ok);
  EXPECT_TRUE(wire.fin_sent);
  EXPECT_EQ(wire.closed_with_unread, 0);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(Tcp, ClosesAfterThePeerDid) {
  wire.peer_finishes();
  std::string text;
  ASSERT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(socket.close(soon()), Status::ok);
  EXPECT_TRUE(wire.fin_sent);
}

TEST_F(Tcp, WaitsForTheAcknowledgementOfItsOwnFin) {
  wire.peer_finishes();
  wire.acknowledges = false;
  EXPECT_EQ(socket.close(soon()), Status::timed_out);
  EXPECT_EQ(wire.state(), 0x00) << "released all the same";
}

TEST_F(Tcp, ReleasesEvenIfThePeerNeverFinishes) {
  EXPECT_EQ(socket.close(soon()), Status::timed_out);
  EXPECT_TRUE(wire.fin_sent);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(Tcp, ReleasesEvenIfThePeerNeverStopsSending) {
  struct Endless : simulator::Peer {
    void poll(simulator::Socket &socket) override {
      if (socket.state() != 0x00) socket.peer_sends(std::string(500, 'm'));
    }
  };
  wire.peer = std::make_shared<Endless>();
  EXPECT_EQ(socket.close(soon()), Status::timed_out);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(Tcp, ReadsNothingAfterItsOwnClose) {
  (void)socket.close(soon());
  Bytes buffer(4);
  EXPECT_EQ(socket.read(buffer, soon()).status, ReadStatus::failed);
  ASSERT_EQ(socket.connect(server, 50001, soon()), Status::ok) << "and again it is used";
  wire.peer_sends("new");
  EXPECT_EQ(socket.read(buffer, soon()).status, ReadStatus::data);
}

TEST_F(Tcp, SaysFailedWhenTheBusDies) {
  hardware.frames_until_bus_fails = 0;
  Bytes buffer(4);
  EXPECT_EQ(socket.read(buffer, soon()).status, ReadStatus::failed);
  EXPECT_NE(socket.close(soon()), Status::ok);
}

struct Udp : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  port::SpiBus bus{&hardware};
  w5500::Chip chip{bus};
  simulator::Socket &wire = hardware.socket(2);
  net::UdpSocket socket{chip, 2};
  Bytes buffer = Bytes(16);
  Endpoint from;

  void SetUp() override { ASSERT_EQ(socket.open(5000), Status::ok); }
  std::string read() {
    const ReadResult result = socket.receive(buffer, from, soon());
    return std::string(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(result.bytes));
  }
};

TEST_F(Udp, ReadsEachDatagramWithItsSender) {
  wire.datagram_comes({10, 0, 0, 1}, 53, as_bytes("one"));
  wire.datagram_comes({10, 0, 0, 2}, 54, as_bytes("two"));
  EXPECT_EQ(read(), "one");
  EXPECT_EQ(from, (Endpoint{{10, 0, 0, 1}, 53}));
  EXPECT_EQ(read(), "two");
  EXPECT_EQ(from, (Endpoint{{10, 0, 0, 2}, 54}));
}

TEST_F(Udp, CutsOffWhatIsTooLongAndFindsTheNext) {
  wire.datagram_comes({10, 0, 0, 1}, 53, Bytes(100, 'l'));
  wire.datagram_comes({10, 0, 0, 1}, 53, as_bytes("next"));
  EXPECT_EQ(read(), std::string(16, 'l'));
  EXPECT_EQ(read(), "next");
}

TEST_F(Udp, PassesOverAnEmptyDatagram) {
  wire.datagram_comes({10, 0, 0, 1}, 53, {});
  wire.datagram_comes({10, 0, 0, 1}, 53, as_bytes("next"));
  EXPECT_EQ(read(), "next");
}

TEST_F(Udp, DoesNotBelieveALengthAboveWhatIsThere) {
  wire.put_raw({10, 0, 0, 1, 0, 53, 0xff, 0xff, 'x'});
  EXPECT_EQ(socket.receive(buffer, from, soon()).status, ReadStatus::failed);
}

TEST_F(Udp, DoesNotBelieveALengthJustAboveWhatIsThere) {
  wire.put_raw({10, 0, 0, 1, 0, 53, 0, 2, 'x'});
  EXPECT_EQ(socket.receive(buffer, from, soon()).status, ReadStatus::failed);
}

TEST_F(Udp, DoesNotReadAHeadThatIsNotThere) {
  wire.put_raw({10, 0, 0, 1, 0, 53, 0, 1, 'x'});
  wire.received_lie = 7;
  EXPECT_EQ(socket.receive(buffer, from, soon()).status, ReadStatus::failed);
}

TEST_F(Udp, SaysNothingYetWhenTheDeadlinePasses) {
  EXPECT_EQ(socket.receive(buffer, from, soon()).status, ReadStatus::nothing_yet);
}

TEST_F(Udp, SendsADatagram) {
  Bytes seen;
  wire.on_datagram = [&](simulator::Socket &, auto, std::uint16_t, const Bytes &bytes) { seen = bytes; };
  EXPECT_EQ(socket.send(server, as_bytes("hello"), soon()), Status::ok);
  EXPECT_EQ(seen, as_bytes("hello"));
}

TEST_F(Udp, SaysThatNobodyAnswersForTheAddress) {
  wire.answers_arp = false;
  EXPECT_EQ(socket.send(server, as_bytes("hello"), soon()), Status::refused);
}

TEST_F(Udp, RefusesADatagramThatDoesNotFit) {
  EXPECT_EQ(socket.send(server, Bytes(2049), soon()), Status::no_memory);
}

TEST(LocalPorts, ComeOneAfterTheOtherAndStayInTheirRange) {
  net::LocalPorts ports;
  EXPECT_EQ(ports.next(), 49152);
  EXPECT_EQ(ports.next(), 49153);
  for (int port = 0; port != 16382; ++port) EXPECT_GE(ports.next(), 49152);
  EXPECT_EQ(ports.next(), 49152);
}

}  // namespace
