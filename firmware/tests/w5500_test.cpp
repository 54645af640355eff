// The driver against a chip that behaves as the datasheet says, and against one that does not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "simulator/chip.h"
#include "fake/clock.h"
#include "w5500/chip.h"
#include "w5500/socket.h"

namespace {

using simulator::Bytes;
using io::Deadline;
using io::Status;
using testing::ElementsAre;
using w5500::Command;
using w5500::Protocol;
using w5500::State;

struct W5500 : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  port::SpiBus bus{&hardware};
  w5500::Chip chip{bus};
};

Bytes counted(std::size_t bytes) {
  Bytes result(bytes);
  std::iota(result.begin(), result.end(), std::uint8_t{1});
  return result;
}

/// The head of the frame that the datasheet's section 2.3 builds by hand.
TEST(FrameHead, IsAddressThenBlockAndDirection) {
  // Writing socket 1's TX buffer at 0x0040: BSB 00110, RWB 1, OM 00 (section 2.3.1).
  EXPECT_THAT(w5500::frame_head(w5500::tx_block(1), 0x0040, w5500::Direction::write),
              ElementsAre(0x00, 0x40, 0b00110'1'00));
  // Reading socket 3's RX buffer at 0x0100: BSB 01111, RWB 0, OM 00 (section 2.3.1).
  EXPECT_THAT(w5500::frame_head(w5500::rx_block(3), 0x0100, w5500::Direction::read),
              ElementsAre(0x01, 0x00, 0b01111'0'00));
  EXPECT_THAT(w5500::frame_head(w5500::common_block, 0x0039, w5500::Direction::read),
              ElementsAre(0x00, 0x39, 0x00));
  EXPECT_THAT(w5500::frame_head(w5500::register_block(7), 0x0003, w5500::Direction::read),
              ElementsAre(0x00, 0x03, 0b11101'0'00));
}

TEST_F(W5500, StartsWhereAChipOfVersion4Answers) { EXPECT_EQ(chip.start(), Status::ok); }

TEST_F(W5500, RefusesAnotherVersion) {
  hardware.set_common(0x39, 0x51);
  EXPECT_EQ(chip.start(), Status::chip_fault);
}

TEST_F(W5500, NoticesThatNoChipIsThere) {
  for (const int level : {0x00, 0xff}) {
    hardware.absent_reads_as = level;
    const std::uint32_t before_ms = fake::clock().now_ms;
    EXPECT_EQ(chip.start(), Status::chip_fault) << level;
    EXPECT_LE(fake::clock().now_ms - before_ms, 2 * w5500::Chip::answer_ms);
  }
}

TEST_F(W5500, GivesUpOnAResetThatNeverEnds) {
  hardware.resets = false;
  EXPECT_EQ(chip.start(), Status::chip_fault);
}

TEST_F(W5500, ReportsTheBusFailingAtAnyFrame) {
  int frames = 0;
  for (; frames != 50; ++frames) {
    hardware.frames_until_bus_fails = frames;
    if (chip.start() == Status::ok) break;
  }
  EXPECT_EQ(frames, 3) << "reset, its end, the version";
}

TEST_F(W5500, PutsTheAddressesWhereTheDatasheetHasThem) {
  ASSERT_EQ(chip.set_addresses({.mac = {2, 3, 4, 5, 6, 7},
                                .ip = {10, 0, 0, 2},
                                .subnet_mask = {255, 255, 0, 0},
                                .gateway = {10, 0, 0, 1}}),
            Status::ok);
  Bytes registers;
  for (std::uint16_t offset = 0x01; offset != 0x13; ++offset)
    registers.push_back(hardware.common(offset));
  EXPECT_THAT(registers, ElementsAre(10, 0, 0, 1, 255, 255, 0, 0, 2, 3, 4, 5, 6, 7, 10, 0, 0, 2));
}

TEST_F(W5500, WaitsForTheLink) {
  hardware.link_up_at_ms = fake::clock().now_ms + 50;
  EXPECT_EQ(chip.wait_for_link(Deadline::in_ms(1000)), Status::ok);
}

TEST_F(W5500, SaysThatTheLinkIsDown) {
  hardware.link_up_at_ms = UINT32_MAX;
  EXPECT_EQ(chip.wait_for_link(Deadline::in_ms(1000)), Status::link_down);
}

TEST_F(W5500, TakesAnEventOnce) {
  hardware.set_common(0x15, 0x80);
  const io::Result<std::uint8_t> first = chip.take_events();
  EXPECT_EQ(first.status, Status::ok);
  EXPECT_EQ(first.value, 0x80);
  EXPECT_EQ(chip.take_events().value, 0);
}

TEST(Deadline, HoldsAcrossTheWrapOfTheClock) {
  fake::clock().now_ms = UINT32_MAX - 5;
  const Deadline deadline = Deadline::in_ms(100);
  fake::clock().now_ms = 20;
  EXPECT_FALSE(deadline.passed());
  fake::clock().now_ms = 95;
  EXPECT_TRUE(deadline.passed());
}

TEST(Deadline, OfNothingHasPassed) {
  EXPECT_TRUE(Deadline::in_ms(0).passed());
  EXPECT_TRUE(Deadline().passed());
}

struct W5500Socket : W5500 {
  static constexpr std::uint8_t number = 5;
  simulator::Socket &wire = hardware.socket(number);
  w5500::Socket socket{chip, number};

  void establish() {
    ASSERT_EQ(socket.open(Protocol::tcp, 50000), Status::ok);
    ASSERT_EQ(socket.set_peer({10, 0, 0, 9}, 8080), Status::ok);
    ASSERT_EQ(socket.command(Command::connect), Status::ok);
    ASSERT_EQ(socket.state().value, State::established);
  }
};

TEST_F(W5500Socket, OpensWithItsPortAndPeer) {
  establish();
  EXPECT_EQ(wire.local_port(), 50000);
  EXPECT_THAT(wire.peer_ip(), ElementsAre(10, 0, 0, 9));
  EXPECT_EQ(wire.peer_port(), 8080);
}

TEST_F(W5500Socket, OpensForUdp) {
  ASSERT_EQ(socket.open(Protocol::udp, 5353), Status::ok);
  EXPECT_EQ(socket.state().value, State::udp);
}

TEST_F(W5500Socket, GivesUpOnACommandThatIsNeverTaken) {
  wire.takes_commands = false;
  EXPECT_EQ(socket.command(Command::open), Status::chip_fault);
}

TEST_F(W5500Socket, GivesUpOnAnOpenWithoutEffect) {
  wire.opens = false;
  EXPECT_EQ(socket.open(Protocol::tcp, 50000), Status::chip_fault);
}

TEST_F(W5500Socket, ReceivesAcrossEveryPlaceWhereTheBufferWraps) {
  const Bytes bytes = counted(9);
  for (int start = 2048 - 10; start != 2048 + 2; ++start) {
    wire.first_pointer = static_cast<std::uint16_t>(start);
    establish();
    wire.peer_sends(bytes);
    ASSERT_EQ(socket.received_bytes().value, bytes.size());
    Bytes got(bytes.size());
    ASSERT_EQ(socket.receive(got), Status::ok);
    EXPECT_EQ(got, bytes) << start;
    EXPECT_EQ(socket.received_bytes().value, 0) << "the chip knows that they were taken";
  }
}

TEST_F(W5500Socket, SendsAcrossEveryPlaceWhereTheBufferWraps) {
  const Bytes bytes = counted(9);
  for (int start = 2048 - 10; start != 2048 + 2; ++start) {
    wire.first_pointer = static_cast<std::uint16_t>(start);
    establish();
    ASSERT_EQ(socket.send(bytes), Status::ok);
    EXPECT_EQ(wire.sent, bytes) << start;
  }
}

TEST_F(W5500Socket, MovesAFullBufferAcrossTheWrapOfThePointersThemselves) {
  wire.first_pointer = 0xfff0;
  establish();
  const Bytes bytes = counted(2048);
  wire.peer_sends(bytes);
  Bytes got(2048);
  ASSERT_EQ(socket.receive(got), Status::ok);
  EXPECT_EQ(got, bytes);
  ASSERT_EQ(socket.send(bytes), Status::ok);
  EXPECT_EQ(wire.sent, bytes);
}

TEST_F(W5500Socket, SkipsWhatItIsTold) {
  establish();
  wire.peer_sends(counted(6));
  ASSERT_EQ(socket.skip(4), Status::ok);
  Bytes rest(2);
  ASSERT_EQ(socket.receive(rest), Status::ok);
  EXPECT_THAT(rest, ElementsAre(5, 6));
}

TEST_F(W5500Socket, DoesNotBelieveACountAboveTheBuffer) {
  establish();
  for (const int lie : {2049, 0x8000, 0xffff}) {
    wire.received_lie = wire.free_lie = lie;
    EXPECT_EQ(socket.received_bytes().status, Status::chip_fault) << lie;
    EXPECT_EQ(socket.free_bytes().status, Status::chip_fault) << lie;
  }
  wire.received_lie = wire.free_lie = 2048;
  EXPECT_EQ(socket.received_bytes().value, 2048);
  EXPECT_EQ(socket.free_bytes().value, 2048);
}

TEST_F(W5500Socket, ReadsACountUntilItStandsStill) {
  establish();
  wire.peer_sends(counted(7));
  wire.received_flicker = {0x0000, 0x01ff, 0x0100};
  EXPECT_EQ(socket.received_bytes().value, 7);
}

TEST_F(W5500Socket, GivesUpOnACountThatNeverStandsStill) {
  establish();
  for (std::uint16_t reading = 0; reading != 5000; ++reading)
    wire.received_flicker.push_back(reading % 2000);
  EXPECT_EQ(socket.received_bytes().status, Status::chip_fault);
}

TEST_F(W5500Socket, ReportsTheBusFailingInTheMiddle) {
  establish();
  wire.peer_sends(counted(9));
  Bytes got(9);
  int frames = 0;
  for (;; ++frames) {
    hardware.frames_until_bus_fails = frames;
    if (socket.receive(got) == Status::ok) break;
    ASSERT_LT(frames, 20);
  }
  EXPECT_EQ(frames, 5) << "pointer, data, pointer, command, taken";
}

}  // namespace
