// The whole firmware: its jobs over a fake W5500, whose network is a name server, a TLS server
// that is OpenSSL's, and an HTTP server that takes the report.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "app/device.h"
#include "app/jobs.h"
#include "app/report_text.h"
#include "app/root_certificate.h"
#include "app/status_page.h"
#include "board.h"
#include "simulator/tcp_bridge.h"
#include "simulator/chip.h"
#include "fake/clock.h"
#include "fake/network.h"
#include "fake/tls_server.h"
#include "io/wall_clock.h"

namespace {

const fake::Certificates &certificates() {
  static const fake::Certificates the_certificates(fake::Certificates::Key::ec, "data.example.org");
  return the_certificates;
}

}  // namespace

// In the product this is a public root; the test's server has another one.
const std::span<const std::uint8_t> app::root_certificate = certificates().root();

namespace {

using simulator::Bytes;
using http::Answer;
using http::Outcome;
using io::Status;
using testing::ElementsAre;
using testing::HasSubstr;

/// Takes a request, and answers when it is complete.
class ReportServer : public simulator::Peer {
 public:
  explicit ReportServer(std::string answer, bool resets = false)
      : answer_(std::move(answer)), resets_(resets) {}

  void on_bytes(simulator::Socket &socket, const Bytes &bytes) override {
    request.append(bytes.begin(), bytes.end());
    if (request.find("}") == std::string::npos || answered_) return;
    answered_ = true;
    socket.peer_sends(answer_);
    if (resets_)
      socket.peer_resets();
    else
      socket.peer_finishes();
  }

  std::string request;

 private:
  std::string answer_;
  bool resets_;
  bool answered_ = false;
};

struct App : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  simulator::Socket &wire = hardware.socket(1);

  fake::DatagramServers servers;

  void SetUp() override {
    board::chip_bus.connect(&hardware);
    fake::noise_works() = true;
    // Certificates that are made meanwhile are not yet valid now.
    servers.unix_s = static_cast<std::uint32_t>(std::time(nullptr)) + 60;
    servers.attach(hardware.socket(0));
    app::device().progress = {};
    ASSERT_EQ(network_bring_up(), Status::ok);
    ASSERT_EQ(clock_bring_up(), Status::ok);
  }

  void TearDown() override { board::chip_bus.connect(nullptr); }

  Answer fetch(const std::string &answer_file) {
    certificates().add_file("reading", answer_file);
    fake::TlsServer server(certificates(), {"-HTTP"});
    EXPECT_EQ(tls_bring_up(), Status::ok);
    wire.peer = std::make_shared<simulator::TcpBridge>(server.port());
    EXPECT_EQ(https_fetch(), Status::ok);
    return app::device().progress.last.answer;
  }
};

std::string body_of(const Answer &answer) {
  return {app::body.begin(), app::body.begin() + static_cast<std::ptrdiff_t>(answer.body_bytes)};
}

TEST_F(App, FetchesOverTlsFromTheServerItWasToldOf) {
  const Answer answer = fetch("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n21.5 C\n");
  EXPECT_EQ(answer.outcome, Outcome::complete);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(body_of(answer), "21.5 C\n");
  EXPECT_THAT(wire.peer_ip(), ElementsAre(192, 0, 2, 80));
  EXPECT_EQ(wire.peer_port(), 443);
  EXPECT_TRUE(wire.fin_sent);
  EXPECT_EQ(wire.closed_with_unread, 0);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(App, FetchesAnAnswerOfManyRecordsAndBuffers) {
  std::string body(60'000, 'x');
  const Answer answer = fetch("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                              "\r\n\r\n" + body);
  EXPECT_EQ(answer.outcome, Outcome::too_large);
  EXPECT_EQ(answer.body_bytes, app::body_bytes);
  EXPECT_TRUE(
      std::all_of(app::body.begin(), app::body.end(), [](auto byte) { return byte == 'x'; }));
}

TEST_F(App, FetchesABodyThatEndsWithTheConnection) {
  const Answer answer = fetch("HTTP/1.0 200 OK\r\n\r\nuntil close");
  EXPECT_EQ(answer.outcome, Outcome::complete);
  EXPECT_EQ(body_of(answer), "until close");
}

TEST_F(App, SaysThatTheServerIsNotThere) {
  wire.answer = simulator::Answer::refuse;
  EXPECT_EQ(https_fetch(), Status::refused);
  EXPECT_EQ(app::device().progress.last.status, Status::refused);
  EXPECT_EQ(app::device().progress.last.answer.outcome, Outcome::not_sent);
}

TEST_F(App, SaysThatTheNameIsNotKnown) {
  servers.knows_names = false;
  EXPECT_EQ(https_fetch(), Status::timed_out);
}

TEST_F(App, PostsWhatItFetched) {
  auto server = std::make_shared<ReportServer>("HTTP/1.1 204 No Content\r\n\r\n");
  wire.peer = server;
  app::device().progress.last = {Status::ok, {Outcome::complete, 200, 7}};
  EXPECT_EQ(plain_post(), Status::ok);
  EXPECT_EQ(wire.peer_port(), 80);
  EXPECT_THAT(server->request,
              HasSubstr("POST /results HTTP/1.1\r\nHost: reports.example.org\r\n"));
  EXPECT_THAT(server->request,
              HasSubstr("\r\n\r\n{\"fetch\":\"ok\",\"outcome\":\"complete\",\"status\":200,"
                        "\"bytes\":7}"));
}

TEST_F(App, TakesTheServersWordThoughTheConnectionThenResets) {
  wire.peer =
      std::make_shared<ReportServer>("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", true);
  EXPECT_EQ(plain_post(), Status::ok);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(App, SaysThatTheReportWasNotTaken) {
  wire.peer = std::make_shared<ReportServer>("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(plain_post(), Status::failed);
  wire.peer = std::make_shared<ReportServer>("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
  EXPECT_EQ(plain_post(), Status::failed) << "truncated";
}

TEST_F(App, SaysThatTheCableIsOut) {
  hardware.link_up_at_ms = UINT32_MAX;
  EXPECT_EQ(network_bring_up(), Status::link_down);
}

TEST_F(App, SaysThatTheChipIsGone) {
  hardware.absent_reads_as = 0xff;
  EXPECT_EQ(network_bring_up(), Status::chip_fault);
  EXPECT_EQ(network_keep(), Status::chip_fault);
  EXPECT_EQ(clock_bring_up(), Status::chip_fault);
  EXPECT_EQ(https_fetch(), Status::chip_fault);
  EXPECT_EQ(plain_post(), Status::chip_fault);
  EXPECT_EQ(serve_clients(), Status::chip_fault);
}

TEST_F(App, GivesTheChipTheAddressesOfItsLease) {
  EXPECT_EQ(hardware.common(0x0f), 192);
  EXPECT_EQ(hardware.common(0x12), 10);
  EXPECT_EQ(hardware.common(0x04), 1) << "gateway";
}

TEST_F(App, KeepsItsLeaseUntilItIsOver) {
  fake::clock().now_ms += 1'900'000;
  EXPECT_EQ(network_keep(), Status::ok);
  EXPECT_EQ(servers.dhcp_queries.size(), 3u) << "extended";
  servers.answers_dhcp = false;
  fake::clock().now_ms += 1'900'000;
  EXPECT_EQ(network_keep(), Status::ok) << "it still runs";
  fake::clock().now_ms += 1'900'000;
  EXPECT_EQ(network_keep(), Status::timed_out);
}

TEST_F(App, GivesALeaseUpThatTheServerDoesNotExtend) {
  servers.grants = false;
  fake::clock().now_ms += 1'900'000;
  EXPECT_EQ(network_keep(), Status::not_found);
}

TEST_F(App, SeesThatTheCableWasPulled) {
  hardware.link_up_at_ms = UINT32_MAX;
  EXPECT_EQ(network_keep(), Status::link_down);
}

TEST_F(App, SaysThatNobodyKnowsTheTime) {
  servers.knows_the_time = false;
  EXPECT_EQ(clock_bring_up(), Status::timed_out);
}

TEST_F(App, DoesNotTrustACertificateThatHasExpired) {
  io::wall_clock.set(static_cast<std::uint32_t>(std::time(nullptr)) + 3 * 86'400);
  fake::TlsServer server(certificates(), {"-HTTP"});
  ASSERT_EQ(tls_bring_up(), Status::ok);
  wire.peer = std::make_shared<simulator::TcpBridge>(server.port());
  EXPECT_EQ(https_fetch(), Status::not_trusted);
}

TEST_F(App, TrustsNothingBeforeItKnowsTheTime) {
  io::wall_clock.set(0);
  fake::TlsServer server(certificates(), {"-HTTP"});
  ASSERT_EQ(tls_bring_up(), Status::ok);
  wire.peer = std::make_shared<simulator::TcpBridge>(server.port());
  EXPECT_EQ(https_fetch(), Status::not_trusted);
}

/// A client of the status page; finishes when the firmware does.
struct Browser : simulator::Peer {
  void on_bytes(simulator::Socket &, const Bytes &bytes) override {
    answer.append(bytes.begin(), bytes.end());
  }
  void on_fin(simulator::Socket &socket) override { socket.peer_finishes(); }
  std::string answer;
};

TEST_F(App, ShowsItsStatusToClientsAtBothDoors) {
  ASSERT_EQ(serve_clients(), Status::ok);
  for (const std::size_t number : {2u, 3u}) {
    simulator::Socket &door = hardware.socket(number);
    const auto browser = std::make_shared<Browser>();
    door.peer = browser;
    ASSERT_TRUE(door.peer_connects({192, 0, 2, 99}, 40000));
    door.peer_sends("GET / HTTP/1.1\r\nHost: 192.0.2.10\r\n\r\n");
    ASSERT_EQ(serve_clients(), Status::ok);
    EXPECT_THAT(browser->answer, HasSubstr("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(browser->answer, HasSubstr("<th>address<td>192.0.2.10\n"));
    EXPECT_THAT(browser->answer, HasSubstr("<th>visits<td>" + std::to_string(number - 2) + "\n"));
    EXPECT_EQ(door.state(), 0x14) << "listens again";
    EXPECT_EQ(door.closed_with_unread, 0);
  }
}

TEST(StatusPage, FitsWithTheLongestOfEverything) {
  const app::Progress progress{{Status::not_trusted, {Outcome::timed_out, 599, SIZE_MAX}},
                               UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX};
  const net::IpAddress longest = {255, 255, 255, 255};
  const net::Lease lease{longest, longest, longest, longest, longest, 0};
  http::ServerWorkspace workspace;
  http::TextWriter writer(workspace.page);
  ASSERT_TRUE(app::write_status_page("/", {progress, lease, 951'782'399}, writer));
  EXPECT_TRUE(writer.fits());
  EXPECT_THAT(std::string(writer.text()), HasSubstr("<th>time<td>2000-02-28 23:59:59 UTC\n"));
}

TEST(StatusPage, SaysThatTheTimeIsNotKnown) {
  http::ServerWorkspace workspace;
  http::TextWriter writer(workspace.page);
  ASSERT_TRUE(app::write_status_page("/", {{}, {}, 0}, writer));
  EXPECT_THAT(std::string(writer.text()), HasSubstr("<th>time<td>not known\n"));
}

TEST(ReportText, NamesEveryOutcome) {
  std::array<char, 128> buffer;
  std::vector<std::string> seen;
  for (const Outcome outcome : {Outcome::complete, Outcome::truncated, Outcome::timed_out,
                                Outcome::malformed, Outcome::too_large, Outcome::not_sent}) {
    const std::string text(app::report_text({Status::not_trusted, {outcome, 599, SIZE_MAX}}, buffer));
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(std::count(seen.begin(), seen.end(), text), 0) << text;
    seen.push_back(text);
  }
}

TEST(ReportText, IsEmptyRatherThanCutOff) {
  std::array<char, 20> buffer;
  EXPECT_EQ(app::report_text({}, buffer), "");
}

}  // namespace
