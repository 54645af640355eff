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
#include "board.h"
#include "simulator/tcp_bridge.h"
#include "simulator/chip.h"
#include "fake/clock.h"
#include "fake/tls_server.h"

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
  simulator::Socket &names = hardware.socket(0);
  simulator::Socket &wire = hardware.socket(1);

  void SetUp() override {
    board::chip_bus.connect(&hardware);
    fake::noise_works() = true;
    names.on_datagram = [](simulator::Socket &socket, auto ip, std::uint16_t port, Bytes message) {
      message[2] |= 0x80;
      message[7] = 1;
      const Bytes record = {0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 80};
      message.insert(message.end(), record.begin(), record.end());
      socket.datagram_comes(ip, port, message);
    };
    ASSERT_EQ(network_bring_up(), Status::ok);
  }

  void TearDown() override { board::chip_bus.connect(nullptr); }

  Answer fetch(const std::string &answer_file) {
    certificates().add_file("reading", answer_file);
    fake::TlsServer server(certificates(), {"-HTTP"});
    EXPECT_EQ(tls_bring_up(), Status::ok);
    wire.peer = std::make_shared<simulator::TcpBridge>(server.port());
    Answer answer;
    EXPECT_EQ(https_fetch(answer), Status::ok);
    return answer;
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
  Answer answer;
  EXPECT_EQ(https_fetch(answer), Status::refused);
  EXPECT_EQ(answer.outcome, Outcome::not_sent);
}

TEST_F(App, SaysThatTheNameIsNotKnown) {
  names.on_datagram = nullptr;
  Answer answer;
  EXPECT_EQ(https_fetch(answer), Status::timed_out);
}

TEST_F(App, PostsWhatItFetched) {
  auto server = std::make_shared<ReportServer>("HTTP/1.1 204 No Content\r\n\r\n");
  wire.peer = server;
  EXPECT_EQ(plain_post({Outcome::complete, 200, 7}), Status::ok);
  EXPECT_EQ(wire.peer_port(), 80);
  EXPECT_THAT(server->request,
              HasSubstr("POST /results HTTP/1.1\r\nHost: reports.example.org\r\n"));
  EXPECT_THAT(server->request,
              HasSubstr("\r\n\r\n{\"outcome\":\"complete\",\"status\":200,\"bytes\":7}"));
}

TEST_F(App, TakesTheServersWordThoughTheConnectionThenResets) {
  wire.peer =
      std::make_shared<ReportServer>("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", true);
  EXPECT_EQ(plain_post({}), Status::ok);
  EXPECT_EQ(wire.state(), 0x00);
}

TEST_F(App, SaysThatTheReportWasNotTaken) {
  wire.peer = std::make_shared<ReportServer>("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(plain_post({}), Status::failed);
  wire.peer = std::make_shared<ReportServer>("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
  EXPECT_EQ(plain_post({}), Status::failed) << "truncated";
}

TEST_F(App, SaysThatTheCableIsOut) {
  hardware.link_up_at_ms = UINT32_MAX;
  EXPECT_EQ(network_bring_up(), Status::link_down);
}

TEST_F(App, SaysThatTheChipIsGone) {
  hardware.absent_reads_as = 0xff;
  EXPECT_EQ(network_bring_up(), Status::chip_fault);
  Answer answer;
  EXPECT_EQ(https_fetch(answer), Status::chip_fault);
  EXPECT_EQ(plain_post(answer), Status::chip_fault);
}

TEST(ReportText, NamesEveryOutcome) {
  std::array<char, 96> buffer;
  std::vector<std::string> seen;
  for (const Outcome outcome : {Outcome::complete, Outcome::truncated, Outcome::timed_out,
                                Outcome::malformed, Outcome::too_large, Outcome::not_sent}) {
    const std::string text(app::report_text({outcome, 599, SIZE_MAX}, buffer));
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
