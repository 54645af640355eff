// Names to addresses: messages byte by byte as RFC 1035 has them, and a resolver that meets
// late, forged and broken answers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "simulator/chip.h"
#include "fake/clock.h"
#include "net/dns_message.h"
#include "net/resolver.h"

namespace {

using simulator::Bytes;
using io::Deadline;
using io::Result;
using io::Status;
using net::IpAddress;
using testing::ElementsAre;

Bytes query_for(const std::string &name, std::uint16_t id = 0x1234) {
  std::array<std::uint8_t, net::dns_message_bytes> buffer;
  const Result<std::size_t> written = net::write_dns_query(id, name, buffer);
  EXPECT_EQ(written.status, Status::ok);
  return {buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(written.value)};
}

/// The query turned into a response with `records` in its answer section.
Bytes answer_to(Bytes query, const std::vector<Bytes> &records, std::uint8_t code = 0) {
  query[2] = 0x81;  // response, recursion desired
  query[3] = static_cast<std::uint8_t>(0x80 | code);
  query[7] = static_cast<std::uint8_t>(records.size());
  for (const Bytes &record : records) query.insert(query.end(), record.begin(), record.end());
  return query;
}

const Bytes address_record = {0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 93, 184, 216, 34};
const Bytes alias_record = {0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 4, 1, 'x', 0xc0, 12};

TEST(DnsQuery, IsTheBytesOfTheStandard) {
  EXPECT_THAT(query_for("ab.c"), ElementsAre(0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 'a', 'b',
                                             1, 'c', 0, 0, 1, 0, 1));
}

TEST(DnsQuery, RefusesWhatIsNoName) {
  std::array<std::uint8_t, net::dns_message_bytes> buffer;
  for (const std::string &name : {std::string(), std::string("a..b"), std::string(".a"),
                                  std::string(64, 'a'), std::string(254, 'a')})
    EXPECT_EQ(net::write_dns_query(1, name, buffer).status, Status::not_found) << name;
  std::string longest = std::string(63, 'a') + "." + std::string(63, 'b') + "." +
                        std::string(63, 'c') + "." + std::string(61, 'd');
  EXPECT_EQ(net::write_dns_query(1, longest, buffer).status, Status::ok);
}

TEST(DnsAnswer, GivesTheAddress) {
  const Bytes query = query_for("example.org");
  const Result<IpAddress> found = net::read_dns_answer(query, answer_to(query, {address_record}));
  EXPECT_EQ(found.status, Status::ok);
  EXPECT_THAT(found.value, ElementsAre(93, 184, 216, 34));
}

TEST(DnsAnswer, FollowsAliasesByPassingOverThem) {
  const Bytes query = query_for("example.org");
  const Bytes answer = answer_to(query, {alias_record, alias_record, address_record});
  EXPECT_THAT(net::read_dns_answer(query, answer).value, ElementsAre(93, 184, 216, 34));
}

TEST(DnsAnswer, IsNoneIfCutOffAnywhere) {
  const Bytes query = query_for("example.org");
  const Bytes whole = answer_to(query, {alias_record, address_record});
  for (std::size_t bytes = 0; bytes != whole.size(); ++bytes) {
    const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(bytes));
    EXPECT_EQ(net::read_dns_answer(query, part).status, Status::bad_reply) << bytes;
  }
}

TEST(DnsAnswer, MustBelongToTheQuery) {
  const Bytes query = query_for("example.org");
  const Bytes right = answer_to(query, {address_record});
  for (const std::size_t at : {0U, 1U, 13U, 2U}) {  // identity, name, response bit
    Bytes wrong = right;
    wrong[at] ^= 0x80;
    EXPECT_EQ(net::read_dns_answer(query, wrong).status, Status::bad_reply) << at;
  }
  EXPECT_EQ(net::read_dns_answer(query, query).status, Status::bad_reply) << "not a response";
}

TEST(DnsAnswer, TellsNoSuchNameFromAFailingServer) {
  const Bytes query = query_for("example.org");
  EXPECT_EQ(net::read_dns_answer(query, answer_to(query, {}, 3)).status, Status::not_found);
  EXPECT_EQ(net::read_dns_answer(query, answer_to(query, {}, 2)).status, Status::bad_reply);
  EXPECT_EQ(net::read_dns_answer(query, answer_to(query, {})).status, Status::not_found);
  EXPECT_EQ(net::read_dns_answer(query, answer_to(query, {alias_record})).status,
            Status::not_found);
}

TEST(DnsAnswer, SurvivesEveryByteBeingWrong) {
  const Bytes query = query_for("a.bc");
  const Bytes whole = answer_to(query, {alias_record, address_record});
  for (std::size_t at = 0; at != whole.size(); ++at)
    for (int value = 0; value != 256; ++value) {
      Bytes wrong = whole;
      wrong[at] = static_cast<std::uint8_t>(value);
      (void)net::read_dns_answer(query, wrong);  // under the sanitizers
    }
}

constexpr IpAddress name_server = {10, 0, 0, 53};

struct Resolver : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  port::SpiBus bus{&hardware};
  w5500::Chip chip{bus};
  net::LocalPorts ports;
  simulator::Socket &wire = hardware.socket(0);
  net::Resolver resolver{chip, 0, ports};
  int queries = 0;

  void SetUp() override { fake::noise_works() = true; }
  void TearDown() override { fake::noise_works() = true; }
  Result<IpAddress> resolve() {
    return resolver.resolve("example.org", name_server, Deadline::in_ms(4500));
  }
};

TEST_F(Resolver, AsksTheServerAndBelievesItsAnswer) {
  wire.on_datagram = [](simulator::Socket &socket, auto ip, std::uint16_t port, const Bytes &query) {
    EXPECT_EQ(ip, name_server);
    EXPECT_EQ(port, 53);
    socket.datagram_comes(ip, port, answer_to(query, {address_record}));
  };
  const Result<IpAddress> found = resolve();
  EXPECT_EQ(found.status, Status::ok);
  EXPECT_THAT(found.value, ElementsAre(93, 184, 216, 34));
  EXPECT_EQ(wire.state(), 0x00) << "released";
}

TEST_F(Resolver, AsksAgainWhenNoAnswerComes) {
  wire.on_datagram = [&](simulator::Socket &socket, auto ip, std::uint16_t port, const Bytes &query) {
    if (++queries == 3) socket.datagram_comes(ip, port, answer_to(query, {address_record}));
  };
  EXPECT_EQ(resolve().status, Status::ok);
  EXPECT_EQ(queries, 3);
}

TEST_F(Resolver, GivesUpAtItsDeadline) {
  wire.on_datagram = [&](simulator::Socket &, auto, std::uint16_t, const Bytes &) { ++queries; };
  EXPECT_EQ(resolve().status, Status::timed_out);
  EXPECT_GE(queries, 3);
}

TEST_F(Resolver, PassesOverForgedAndBrokenAnswers) {
  wire.on_datagram = [](simulator::Socket &socket, auto ip, std::uint16_t port, const Bytes &query) {
    const Bytes forged_record = {0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 6, 6, 6, 6};
    Bytes other_id = answer_to(query, {forged_record});
    other_id[0] ^= 0xff;
    socket.datagram_comes({6, 6, 6, 6}, 53, answer_to(query, {forged_record}));
    socket.datagram_comes(ip, 54, answer_to(query, {forged_record}));
    socket.datagram_comes(ip, port, other_id);
    socket.datagram_comes(ip, port, {1, 2, 3});
    socket.datagram_comes(ip, port, answer_to(query, {address_record}));
  };
  EXPECT_THAT(resolve().value, ElementsAre(93, 184, 216, 34));
}

TEST_F(Resolver, SaysThatThereIsNoSuchName) {
  wire.on_datagram = [](simulator::Socket &socket, auto ip, std::uint16_t port, const Bytes &query) {
    socket.datagram_comes(ip, port, answer_to(query, {}, 3));
  };
  EXPECT_EQ(resolve().status, Status::not_found);
}

TEST_F(Resolver, DoesNotAskWithAnIdentityThatCanBeGuessed) {
  fake::noise_works() = false;
  EXPECT_EQ(resolve().status, Status::failed);
}

TEST_F(Resolver, ReportsAChipThatLies) {
  wire.received_lie = 0xffff;
  EXPECT_EQ(resolve().status, Status::chip_fault);
}

}  // namespace
