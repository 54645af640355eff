// Addresses and the time: DHCP messages as RFC 2131 has them, SNTP as RFC 4330 has it, and servers
// that refuse, keep silent, or answer somebody else.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fake/clock.h"
#include "fake/network.h"
#include "net/dhcp_client.h"
#include "net/sntp_client.h"
#include "simulator/chip.h"

namespace {

using io::Deadline;
using io::Result;
using io::Status;
using net::DhcpQuery;
using net::DhcpType;
using net::Lease;
using simulator::Bytes;
using testing::ElementsAre;

constexpr net::MacAddress mac = {2, 0, 0, 0, 0x55, 7};

Bytes written(const DhcpQuery &query) {
  Bytes bytes(net::dhcp_query_bytes);
  net::write_dhcp_query(query, std::span<std::uint8_t, net::dhcp_query_bytes>(bytes));
  return bytes;
}

/// The options of a message, as code and value.
std::map<int, Bytes> options_of(const Bytes &message) {
  std::map<int, Bytes> options;
  for (std::size_t at = 240; message.at(at) != 255; at += 2u + message.at(at + 1))
    options[message.at(at)] = Bytes(message.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                                    message.begin() + static_cast<std::ptrdiff_t>(at) + 2 +
                                        message.at(at + 1));
  return options;
}

TEST(DhcpQuery, DiscoverIsTheFieldsOfFigure1) {
  const Bytes message = written({DhcpType::discover, 0x01020304, mac});
  EXPECT_EQ(message.size(), 300u);
  EXPECT_THAT(Bytes(message.begin(), message.begin() + 12),
              ElementsAre(1, 1, 6, 0, 1, 2, 3, 4, 0, 0, 0x80, 0));
  EXPECT_TRUE(std::equal(mac.begin(), mac.end(), message.begin() + 28));
  EXPECT_THAT(Bytes(message.begin() + 236, message.begin() + 243),
              ElementsAre(99, 130, 83, 99, 53, 1, 1));
  EXPECT_THAT(options_of(message)[55], ElementsAre(1, 3, 6));
}

TEST(DhcpQuery, RequestNamesTheOfferAndItsServer) {
  const Lease offer{.ip = {10, 0, 0, 7}, .server = {10, 0, 0, 1}};
  auto options = options_of(written({DhcpType::request, 1, mac, offer}));
  EXPECT_THAT(options[50], ElementsAre(10, 0, 0, 7));
  EXPECT_THAT(options[54], ElementsAre(10, 0, 0, 1));
}

TEST(DhcpQuery, RequestOfMoreTimeHasTheAddressInCiaddrAndNeitherOption) {
  const Lease lease{.ip = {10, 0, 0, 7}, .server = {10, 0, 0, 1}};
  const Bytes message = written({DhcpType::request, 1, mac, lease, true});
  EXPECT_THAT(Bytes(message.begin() + 12, message.begin() + 16), ElementsAre(10, 0, 0, 7));
  EXPECT_EQ(message[10], 0) << "an answer can come to our address";
  EXPECT_EQ(options_of(message).count(50) + options_of(message).count(54), 0u);
}

/// An offer as a server writes it, to be broken.
struct DhcpAnswer : testing::Test {
  const DhcpQuery query{DhcpType::discover, 0x0a0b0c0d, mac};
  Bytes offer = [this] {
    Bytes message(240);
    const Bytes asked = written(query);
    std::copy(asked.begin(), asked.begin() + 240, message.begin());
    message[0] = 2;
    message[16] = 10, message[19] = 7;
    for (const int byte : {53, 1, 2, 54, 4, 10, 0, 0, 1, 1, 4, 255, 0, 0, 0, 51, 4, 0, 0, 1, 0, 255})
      message.push_back(static_cast<std::uint8_t>(byte));
    return message;
  }();

  Status read() { return net::read_dhcp_answer(query, offer).status; }
};

TEST_F(DhcpAnswer, GivesTheLease) {
  const Result<net::DhcpAnswer> answer = net::read_dhcp_answer(query, offer);
  ASSERT_EQ(answer.status, Status::ok);
  EXPECT_EQ(answer.value.type, DhcpType::offer);
  EXPECT_THAT(answer.value.lease.ip, ElementsAre(10, 0, 0, 7));
  EXPECT_THAT(answer.value.lease.server, ElementsAre(10, 0, 0, 1));
  EXPECT_EQ(answer.value.lease.seconds, 256u);
}

TEST_F(DhcpAnswer, OfAnotherTransactionIsNone) {
  offer[7] ^= 1;
  EXPECT_EQ(read(), Status::bad_reply);
}

TEST_F(DhcpAnswer, ForAnotherClientIsNone) {
  offer[33] ^= 1;
  EXPECT_EQ(read(), Status::bad_reply);
}

TEST_F(DhcpAnswer, CutOffAnywhereIsNone) {
  const Bytes whole = offer;
  for (std::size_t bytes = 0; bytes < whole.size() - 1; ++bytes) {
    offer.assign(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(bytes));
    EXPECT_EQ(read(), Status::bad_reply) << bytes;
  }
}

TEST_F(DhcpAnswer, WithALengthBeyondItsEndIsNone) {
  offer[offer.size() - 6] = 200;
  EXPECT_EQ(read(), Status::bad_reply);
}

struct Dhcp : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  port::SpiBus bus{&hardware};
  w5500::Chip chip{bus};
  net::DhcpClient client{chip, 0};
  net::LocalPorts ports;
  net::SntpClient time{chip, 0, ports};
  fake::DatagramServers servers;

  void SetUp() override {
    fake::noise_works() = true;
    servers.attach(hardware.socket(0));
  }
  void TearDown() override { EXPECT_EQ(hardware.socket(0).state(), 0x00) << "released"; }
  Deadline soon() { return Deadline::in_ms(5000); }
};

TEST_F(Dhcp, ObtainsALeaseFromWhoeverAnswers) {
  const Result<Lease> lease = client.obtain(mac, soon());
  ASSERT_EQ(lease.status, Status::ok);
  EXPECT_THAT(lease.value.ip, ElementsAre(192, 0, 2, 10));
  EXPECT_THAT(lease.value.gateway, ElementsAre(192, 0, 2, 1));
  EXPECT_THAT(lease.value.name_server, ElementsAre(192, 0, 2, 53)) << "the first of them";
  EXPECT_THAT(servers.dhcp_was_asked_at, ElementsAre(255, 255, 255, 255));
  EXPECT_EQ(hardware.socket(0).local_port(), 68);
  EXPECT_EQ(servers.dhcp_queries.size(), 2u);
}

TEST_F(Dhcp, ExtendsItsLeaseAtTheServerItHasItFrom) {
  ASSERT_EQ(client.obtain(mac, soon()).status, Status::ok);
  EXPECT_FALSE(client.is_to_extend());
  fake::clock().now_ms += 1'800'000;
  EXPECT_TRUE(client.is_to_extend());
  EXPECT_FALSE(client.is_over());
  ASSERT_EQ(client.extend(mac, soon()).status, Status::ok);
  EXPECT_THAT(servers.dhcp_was_asked_at, ElementsAre(192, 0, 2, 1));
  EXPECT_FALSE(client.is_to_extend()) << "the hour begins again";
}

TEST_F(Dhcp, KnowsWhenTheLeaseIsOver) {
  EXPECT_TRUE(client.is_over()) << "there is none yet";
  ASSERT_EQ(client.obtain(mac, soon()).status, Status::ok);
  fake::clock().now_ms += 3'600'000;
  EXPECT_TRUE(client.is_over());
}

TEST_F(Dhcp, AVeryLongLeaseDoesNotWrap) {
  servers.lease_s = UINT32_MAX;
  ASSERT_EQ(client.obtain(mac, soon()).status, Status::ok);
  fake::clock().now_ms += 19u * 86'400'000;
  EXPECT_FALSE(client.is_to_extend());
}

TEST_F(Dhcp, SaysThatTheServerTookItsOfferBack) {
  servers.grants = false;
  EXPECT_EQ(client.obtain(mac, soon()).status, Status::not_found);
}

TEST_F(Dhcp, AsksAgainAndGivesUpWhereNobodyAnswers) {
  servers.answers_dhcp = false;
  EXPECT_EQ(client.obtain(mac, soon()).status, Status::timed_out);
  EXPECT_GE(servers.dhcp_queries.size(), 4u);
}

TEST_F(Dhcp, DoesNotAskWithoutNoise) {
  fake::noise_works() = false;
  EXPECT_EQ(client.obtain(mac, soon()).status, Status::failed);
  fake::noise_works() = true;
}

TEST_F(Dhcp, TellsTheTime) {
  servers.unix_s = 1'800'000'000;
  const Result<std::uint32_t> now = time.ask({192, 0, 2, 80}, soon());
  EXPECT_EQ(now.status, Status::ok);
  EXPECT_EQ(now.value, 1'800'000'000u);
}

TEST_F(Dhcp, TellsTheTimeAfterTheEraOf2036) {
  servers.unix_s = 2'200'000'000;
  EXPECT_EQ(time.ask({192, 0, 2, 80}, soon()).value, 2'200'000'000u);
}

TEST_F(Dhcp, SaysThatNoTimeCame) {
  servers.knows_the_time = false;
  EXPECT_EQ(time.ask({192, 0, 2, 80}, soon()).status, Status::timed_out);
}

TEST(SntpAnswer, OfAServerThatDoesNotKnowOrToAnotherQuestionIsNone) {
  const std::array<std::uint8_t, 8> nonce = {1, 2, 3, 4, 5, 6, 7, 8};
  const net::SntpMessage query = net::sntp_query(nonce);
  net::SntpMessage good{};
  good[0] = 0x24, good[1] = 3, good[43] = 1;
  std::copy(nonce.begin(), nonce.end(), good.begin() + 24);
  ASSERT_EQ(net::read_sntp_answer(query, good).status, Status::ok);
  const auto broken = [&](std::size_t at, std::uint8_t value) {
    net::SntpMessage message = good;
    message[at] = value;
    return net::read_sntp_answer(query, message).status;
  };
  EXPECT_EQ(broken(0, 0xe4), Status::bad_reply) << "clock not set";
  EXPECT_EQ(broken(0, 0x23), Status::bad_reply) << "a client's message";
  EXPECT_EQ(broken(1, 0), Status::bad_reply) << "kiss of death";
  EXPECT_EQ(broken(1, 16), Status::bad_reply) << "unsynchronised";
  EXPECT_EQ(broken(31, 9), Status::bad_reply) << "another question's";
  EXPECT_EQ(broken(43, 0), Status::bad_reply) << "no time";
  EXPECT_EQ(net::read_sntp_answer(query, std::span(good).first(47)).status, Status::bad_reply);
}

}  // namespace
