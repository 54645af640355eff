// The TLS client against a real server: OpenSSL's.

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "fake/clock.h"
#include "fake/posix_stream.h"
#include "fake/tls_server.h"
#include "http/exchange.h"
#include "io/wall_clock.h"
#include "tls/client.h"

namespace {

http::Workspace workspace;

using fake::Certificates;
using io::Deadline;
using io::ReadResult;
using io::ReadStatus;
using io::Status;

const std::string host = "data.example.org";

const Certificates &ec() {
  static const Certificates certificates(Certificates::Key::ec, host);
  return certificates;
}

Deadline soon() { return Deadline::in_ms(20'000); }

// Certificates that are made meanwhile are not yet valid now.
std::uint32_t a_minute_from_now() { return static_cast<std::uint32_t>(std::time(nullptr)) + 60; }

struct Tls : testing::Test {
  std::vector<std::uint8_t> pool = std::vector<std::uint8_t>(48 * 1024);
  tls::Trust trust;
  tls::Client client;

  void SetUp() override {
    fake::noise_works() = true;
    io::wall_clock.set(a_minute_from_now());
  }
  void TearDown() override { fake::noise_works() = true; }

  void believe(const Certificates &certificates) {
    ASSERT_EQ(trust.start(pool, certificates.root()), Status::ok);
  }

  ReadStatus read_all(std::string &text) {
    std::array<std::uint8_t, 100> buffer;
    for (;;) {
      const ReadResult result = client.read(buffer, Deadline::in_ms(2000));
      if (result.status != ReadStatus::data) return result.status;
      text.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(result.bytes));
    }
  }

  /// Reads until `text` has come; what comes with it stays in `got`.
  void wait_for(const std::string &text, std::string &got) {
    std::array<std::uint8_t, 100> buffer;
    while (got.find(text) == std::string::npos) {
      const ReadResult result = client.read(buffer, soon());
      ASSERT_EQ(result.status, ReadStatus::data) << got;
      got.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(result.bytes));
    }
  }
};

void expect_heard(const fake::TlsServer &server, const std::string &text) {
  for (int turn = 0; turn != 3000; ++turn) {
    if (server.heard().find(text) != std::string::npos) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FAIL() << text << " is not in: " << server.heard();
}

TEST_F(Tls, TalksBothWays) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  ASSERT_EQ(io::write_all(client, http::bytes_of("from the client\n"), soon()), Status::ok);
  expect_heard(server, "from the client");
  server.say("Here is the server\n");
  std::string text;
  wait_for("the server\n", text);
  EXPECT_EQ(text, "Here is the server\n");
  EXPECT_EQ(client.close(soon()), Status::ok);
}

TEST_F(Tls, ReadsToTheEndInOrderAndTheEndStays) {
  ec().add_file("file", std::string(40'000, 'f'));
  fake::TlsServer server(ec(), {"-HTTP"});
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  ASSERT_EQ(io::write_all(client, http::bytes_of("GET /file HTTP/1.0\r\n\r\n"), soon()),
            Status::ok);
  std::string text;
  EXPECT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(text, std::string(40'000, 'f'));
  EXPECT_EQ(read_all(text), ReadStatus::end);
  EXPECT_EQ(client.close(soon()), Status::ok);
}

TEST_F(Tls, TakesABodyUntilCloseForAWholeOneAfterAnEndInOrder) {
  ec().add_file("file", "HTTP/1.1 200 OK\r\n\r\nhello");
  fake::TlsServer server(ec(), {"-HTTP"});
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  const http::Request request{.url = http::parse_url("https://data.example.org/file").value,
                              .content_type = {},
                              .body = {}};
  std::array<std::uint8_t, 10> body;
  EXPECT_EQ(http::exchange(workspace, client, request, body, soon()).outcome,
            http::Outcome::complete);
  (void)client.close(soon());
}

TEST_F(Tls, TrustsAnRsaChainAsWell) {
  const Certificates rsa(Certificates::Key::rsa, host);
  fake::TlsServer server(rsa);
  believe(rsa);
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  expect_heard(server, "ECDHE-RSA-AES");
  (void)client.close(Deadline::in_ms(100));
}

TEST_F(Tls, NamesTheHostItWants) {
  fake::TlsServer server(
      ec(), {"-servername", host, "-servername_fatal", "-cert2", "leaf.pem", "-key2", "leaf.key"});
  believe(ec());
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  (void)client.close(Deadline::in_ms(100));
}

TEST_F(Tls, DoesNotTrustACertificateForAnotherHost) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, "other.example.org", soon()), Status::not_trusted);
  std::array<std::uint8_t, 4> buffer;
  EXPECT_EQ(client.read(buffer, soon()).status, ReadStatus::failed);
  EXPECT_EQ(client.write(buffer, soon()).status, Status::failed);
  EXPECT_NE(client.close(soon()), Status::ok);
}

TEST_F(Tls, DoesNotTrustAnotherRoot) {
  const Certificates stranger(Certificates::Key::ec, host);
  fake::TlsServer server(stranger);
  believe(ec());
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, host, soon()), Status::not_trusted);
  (void)client.close(soon());
}

TEST_F(Tls, SpeaksNoOlderOrOtherVersion) {
  fake::TlsServer server(ec(), {"-tls1_3"});
  believe(ec());
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, host, soon()), Status::refused);
  (void)client.close(soon());
}

TEST_F(Tls, TakesACrashOfTheServerForAFailureNotAnEnd) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  server.say("Half an answ");
  std::string text;
  wait_for("answ", text);
  server.kill();
  EXPECT_EQ(read_all(text), ReadStatus::failed);
  EXPECT_EQ(text, "Half an answ");
  EXPECT_EQ(read_all(text), ReadStatus::failed) << "and it stays";
  EXPECT_NE(client.close(soon()), Status::ok);
}

TEST_F(Tls, KeepsACompleteAnswerOfAServerThatCrashes) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  server.say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
  std::array<std::uint8_t, 10> body;
  std::thread crash([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    server.kill();
  });
  const http::Answer answer = http::read_answer(workspace, client, body, soon());
  crash.join();
  EXPECT_EQ(answer.outcome, http::Outcome::complete);
  EXPECT_EQ(answer.body_bytes, 5U);
  (void)client.close(soon());
}

TEST_F(Tls, DoesNotTakeATruncatedBodyUntilCloseForAWholeOne) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  server.say("HTTP/1.1 200 OK\r\n\r\nhello");
  expect_heard(server, "CIPHER");
  std::thread crash([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    server.kill();
  });
  std::array<std::uint8_t, 10> body;
  const http::Answer answer = http::read_answer(workspace, client, body, soon());
  crash.join();
  EXPECT_EQ(answer.outcome, http::Outcome::truncated);
  (void)client.close(soon());
}

TEST_F(Tls, SaysNothingYetWhileTheServerIsSilent) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  std::array<std::uint8_t, 4> buffer;
  EXPECT_EQ(client.read(buffer, Deadline::in_ms(50)).status, ReadStatus::nothing_yet);
  EXPECT_EQ(client.read({}, soon()).status, ReadStatus::nothing_yet);
  server.say("Late");
  EXPECT_EQ(client.read(buffer, soon()).status, ReadStatus::data);
  (void)client.close(Deadline::in_ms(100));
}

TEST_F(Tls, SaysGoodbyeFirstAndWaitsForTheAnswer) {
  fake::TlsServer server(ec());
  believe(ec());
  fake::PosixStream transport(server.port());
  ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok);
  EXPECT_EQ(client.close(soon()), Status::ok) << "the server answers a close_notify with its own";
  expect_heard(server, "DONE");
}

TEST_F(Tls, GivesUpOnAServerThatNeverSpeaks) {
  fake::MuteServer server("");
  believe(ec());
  fake::PosixStream transport(server.port());
  server.accept();
  EXPECT_EQ(client.start(trust, transport, host, Deadline::in_ms(200)), Status::timed_out);
  (void)client.close(Deadline::in_ms(200));
}

TEST_F(Tls, RefusesAServerThatSpeaksSomethingElse) {
  fake::MuteServer server("HTTP/1.1 400 Bad Request\r\n\r\n");
  believe(ec());
  fake::PosixStream transport(server.port());
  server.accept();
  EXPECT_EQ(client.start(trust, transport, host, soon()), Status::failed);
  (void)client.close(soon());
}

TEST_F(Tls, ConnectsAgainAndAgainFromTheSamePool) {
  fake::TlsServer server(ec());
  believe(ec());
  for (int turn = 0; turn != 5; ++turn) {
    fake::PosixStream transport(server.port());
    ASSERT_EQ(client.start(trust, transport, host, soon()), Status::ok) << turn;
    EXPECT_EQ(client.close(soon()), Status::ok) << turn;
  }
}

TEST_F(Tls, ResumesTheSessionOfTheLastConnection) {
  fake::TlsServer server(ec(), {"-www"});
  believe(ec());
  const auto page = [&] {
    fake::PosixStream transport(server.port());
    EXPECT_EQ(client.start(trust, transport, host, soon()), Status::ok);
    EXPECT_EQ(io::write_all(client, http::bytes_of("GET / HTTP/1.0\r\n\r\n"), soon()), Status::ok);
    std::string text;
    EXPECT_EQ(read_all(text), ReadStatus::end);
    (void)client.close(soon());
    return text;
  };
  EXPECT_NE(page().find("New, TLSv1.2"), std::string::npos);
  EXPECT_NE(page().find("Reused, TLSv1.2"), std::string::npos);
}

TEST_F(Tls, DoesNotResumeAtAnotherHostNorAfterADay) {
  const Certificates other(Certificates::Key::ec, "other.example.org");
  fake::TlsServer server(ec(), {"-www"});
  believe(ec());
  const auto begins = [&](const std::string &name) {
    fake::PosixStream transport(server.port());
    const Status status = client.start(trust, transport, name, soon());
    std::string text;
    if (status == Status::ok &&
        io::write_all(client, http::bytes_of("GET / HTTP/1.0\r\n\r\n"), soon()) == Status::ok)
      (void)read_all(text);
    (void)client.close(soon());
    return text.find("Reused, ") != std::string::npos ? "reused" : status == Status::ok ? "new" : "no";
  };
  EXPECT_STREQ(begins(host), "new");
  EXPECT_STREQ(begins("other.example.org"), "no") << "and is not vouched for by the session";
  EXPECT_STREQ(begins(host), "new") << "a failure forgets it";
  EXPECT_STREQ(begins(host), "reused");
  fake::clock().now_ms += 24 * 3600 * 1000;
  EXPECT_STREQ(begins(host), "new");
}

TEST_F(Tls, SaysThatThePoolIsTooSmall) {
  fake::TlsServer server(ec());
  pool.resize(20 * 1024);
  believe(ec());
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, host, soon()), Status::no_memory);
  EXPECT_NE(client.close(soon()), Status::ok);
}

TEST_F(Tls, DoesNotStartWithoutNoise) {
  fake::noise_works() = false;
  EXPECT_NE(trust.start(pool, ec().root()), Status::ok);
}

TEST_F(Tls, DoesNotStartWithARootThatIsNone) {
  const std::array<std::uint8_t, 4> garbage = {1, 2, 3, 4};
  EXPECT_NE(trust.start(pool, garbage), Status::ok);
}

TEST_F(Tls, WantsAHostName) {
  fake::MuteServer server("");
  believe(ec());
  fake::PosixStream transport(server.port());
  EXPECT_EQ(client.start(trust, transport, "", soon()), Status::failed);
  EXPECT_EQ(client.close(soon()), Status::failed);
  EXPECT_EQ(client.start(trust, transport, std::string(254, 'a'), soon()), Status::failed);
  EXPECT_EQ(client.close(soon()), Status::failed);
}

TEST_F(Tls, ClosesOnlyWhatWasStarted) { EXPECT_EQ(client.close(soon()), Status::failed); }

}  // namespace
