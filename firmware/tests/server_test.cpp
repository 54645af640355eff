// The HTTP server: requests in every cut, clients that ask for nonsense, hang up, or never come to
// the point; and over the chip, that all a client sent is read before the connection is closed.

#include <gtest/gtest.h>

#include <string>

#include "fake/clock.h"
#include "fake/script.h"
#include "http/server.h"
#include "io/date.h"
#include "net/tcp_socket.h"
#include "simulator/chip.h"

namespace {

using http::Visit;
using io::Deadline;
using io::ReadStatus;
using io::Status;

http::ServerWorkspace workspace;

bool write_page(std::string_view path, http::TextWriter &writer) {
  if (path != "/") return false;
  writer.put("hello");
  return true;
}

template <class Stream>
Visit serve(Stream &stream) {
  return http::serve(workspace, stream, write_page, Deadline::in_ms(3000));
}

const std::string page =
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Length: 5\r\n\r\nhello";

struct Served {
  Visit visit;
  std::string answer;
};

Served served(std::vector<std::string> pieces, ReadStatus ending = ReadStatus::nothing_yet) {
  fake::Script client(std::move(pieces), ending);
  const Visit visit = serve(client);
  return {visit, client.written};
}

std::string code_of(const Served &got) { return got.answer.substr(0, 12); }

const std::string get = "GET / HTTP/1.1\r\nHost: device\r\nAccept: */*\r\n\r\n";

TEST(Server, AnswersARequestInEveryCut) {
  for (std::size_t cut = 1; cut != get.size(); ++cut) {
    const Served got = served({get.substr(0, cut), get.substr(cut)});
    EXPECT_EQ(got.visit, Visit::answered);
    EXPECT_EQ(got.answer, page) << cut;
  }
}

TEST(Server, AnswersOneLetterAtATime) {
  std::vector<std::string> letters;
  for (const char letter : get) letters.emplace_back(1, letter);
  EXPECT_EQ(served(letters).answer, page);
}

TEST(Server, GivesTheHeadWithoutThePage) {
  const Served got = served({"HEAD /?x=1 HTTP/1.1\r\nhost: d\r\n\r\n"});
  EXPECT_EQ(got.answer, page.substr(0, page.size() - 5));
}

TEST(Server, TakesOldAndLooseRequests) {
  EXPECT_EQ(served({"GET / HTTP/1.0\r\n\r\n"}).answer, page);
  EXPECT_EQ(served({"\r\nGET / HTTP/1.1\nHost: d\n\n"}).answer, page);
}

TEST(Server, SaysWhatItDoesNotHave) {
  const Served got = served({"GET /other HTTP/1.1\r\nHost: d\r\n\r\n"});
  EXPECT_EQ(got.visit, Visit::answered);
  EXPECT_EQ(code_of(got), "HTTP/1.1 404");
}

TEST(Server, SaysWhatItDoesNotDo) {
  const Served got = served({"DELETE / HTTP/1.1\r\nHost: d\r\n\r\n"});
  EXPECT_EQ(code_of(got), "HTTP/1.1 405");
  EXPECT_NE(got.answer.find("\r\nAllow: GET, HEAD\r\n"), std::string::npos);
}

TEST(Server, RejectsWhatIsNoRequest) {
  for (const char *text :
       {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n", " / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET x HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n more\r\n\r\n", "GET / HTTP/1.1\r\nno field\r\n\r\n",
        "\x16\x03\x01\x02\r\n"}) {
    const Served got = served({text});
    EXPECT_EQ(got.visit, Visit::rejected) << text;
    EXPECT_EQ(code_of(got), "HTTP/1.1 400") << text;
  }
}

TEST(Server, ReadsNoHeadForEver) {
  const Served got = served({"GET / HTTP/1.1\r\n", std::string(9000, 'x')});
  EXPECT_EQ(code_of(got), "HTTP/1.1 431");
  EXPECT_EQ(code_of(served({"GET /" + std::string(300, 'x') + " HTTP/1.1\r\n"})), "HTTP/1.1 431");
}

TEST(Server, PassesOverLongFieldsThatAreNotItsOwn) {
  EXPECT_EQ(served({"GET / HTTP/1.1\r\nCookie: " + std::string(4000, 'c') + "\r\nHost: d\r\n" +
                    std::string(500, 'n') + ": v\r\n\r\n"})
                .answer,
            page);
}

TEST(Server, SaysNothingToAClientThatLeft) {
  for (const ReadStatus ending : {ReadStatus::end, ReadStatus::failed}) {
    const Served got = served({"GET / HT"}, ending);
    EXPECT_EQ(got.visit, Visit::left);
    EXPECT_EQ(got.answer, "");
  }
}

TEST(Server, SaysNothingToAClientThatIsSilent) {
  EXPECT_EQ(served({}).visit, Visit::timed_out);
  EXPECT_EQ(served({"GET"}).answer, "");
}

TEST(Server, DoesNotWaitForEverForAClientThatComesLetterByLetter) {
  std::vector<std::string> letters(5000, "x");
  EXPECT_EQ(served(letters).visit, Visit::timed_out);
}

TEST(Server, SaysThatAnAnswerDidNotGoOut) {
  fake::Script client({get});
  client.write_ends_with = Status::peer_closed;
  EXPECT_EQ(serve(client), Visit::left);
}

/// A client at the chip's socket.
struct Door : testing::Test {
  simulator::Chip hardware{fake::now_ms};
  port::SpiBus bus{&hardware};
  w5500::Chip chip{bus};
  simulator::Socket &wire = hardware.socket(2);
  net::TcpSocket door{chip, 2};

  void SetUp() override { ASSERT_EQ(door.listen(80), Status::ok); }

  void client_comes(const std::string &text) {
    ASSERT_TRUE(wire.peer_connects({192, 0, 2, 99}, 40000));
    wire.peer_sends(text);
  }
  void serve_and_close(Visit visit) {
    ASSERT_TRUE(door.accept().value);
    EXPECT_EQ(serve(door), visit);
    (void)door.close(Deadline::in_ms(2000));
    EXPECT_EQ(wire.state(), 0x00);
  }
  std::string sent() const { return {wire.sent.begin(), wire.sent.end()}; }
};

/// Finishes when the server does, as clients that were told "Connection: close".
struct Polite : simulator::Peer {
  void on_fin(simulator::Socket &socket) override { socket.peer_finishes(); }
};

TEST_F(Door, WaitsUntilAClientComes) {
  EXPECT_EQ(wire.state(), 0x14);
  EXPECT_EQ(wire.local_port(), 80);
  const io::Result<bool> nobody = door.accept();
  EXPECT_EQ(nobody.status, Status::ok);
  EXPECT_FALSE(nobody.value);
}

TEST_F(Door, TellsOfAClientByTheInterruptAndOfNothingElse) {
  EXPECT_FALSE(hardware.interrupts());
  client_comes("");
  EXPECT_TRUE(hardware.interrupts());
  EXPECT_TRUE(door.accept().value);
  EXPECT_FALSE(hardware.interrupts());
  wire.peer_sends(get);
  EXPECT_FALSE(hardware.interrupts());
}

TEST_F(Door, AnswersAClient) {
  wire.peer = std::make_shared<Polite>();
  client_comes(get);
  serve_and_close(Visit::answered);
  EXPECT_EQ(sent(), page);
  EXPECT_TRUE(wire.fin_sent);
  EXPECT_EQ(wire.abandoned, 0);
}

TEST_F(Door, ReadsABodyNobodyAskedForBeforeItCloses) {
  wire.peer = std::make_shared<Polite>();
  client_comes("POST / HTTP/1.1\r\nHost: d\r\nContent-Length: 100000\r\n\r\n" +
               std::string(100'000, 'b'));
  serve_and_close(Visit::answered);
  EXPECT_EQ(sent().substr(0, 12), "HTTP/1.1 405");
  EXPECT_EQ(wire.closed_with_unread, 0);
}

TEST_F(Door, AnswersAClientThatHasFinishedAlready) {
  client_comes(get);
  wire.peer_finishes();
  serve_and_close(Visit::answered);
  EXPECT_EQ(sent(), page);
}

TEST_F(Door, LetsTheNextClientInAfterAReset) {
  client_comes("GET / HT");
  ASSERT_TRUE(door.accept().value);
  wire.peer_resets();
  EXPECT_EQ(serve(door), Visit::left);
  (void)door.close(Deadline::in_ms(2000));
  ASSERT_EQ(door.listen(80), Status::ok);
  wire.peer = std::make_shared<Polite>();
  client_comes(get);
  serve_and_close(Visit::answered);
  EXPECT_EQ(sent(), page);
}

TEST_F(Door, SaysThatNobodyListensWhereAClientCameAndWent) {
  client_comes("");
  wire.peer_resets();
  EXPECT_EQ(door.accept().status, Status::failed);
}

TEST_F(Door, SaysThatTheChipIsGone) {
  hardware.frames_until_bus_fails = 0;
  EXPECT_EQ(door.accept().status, Status::chip_fault);
  EXPECT_EQ(door.listen(80), Status::chip_fault);
}

TEST(Date, IsTheCalendars) {
  const auto text = [](std::uint32_t unix_s) {
    const io::Date d = io::date_of(unix_s);
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%u-%u-%u %u:%u:%u", d.year, d.month, d.day, d.hour,
                  d.minute, d.second);
    return std::string(buffer);
  };
  EXPECT_EQ(text(0), "1970-1-1 0:0:0");
  EXPECT_EQ(text(951'782'399), "2000-2-28 23:59:59");
  EXPECT_EQ(text(1'709'210'096), "2024-2-29 12:34:56");
  EXPECT_EQ(text(4'107'542'399), "2100-2-28 23:59:59");
  EXPECT_EQ(text(4'107'542'400), "2100-3-1 0:0:0") << "2100 is no leap year";
  EXPECT_EQ(text(UINT32_MAX), "2106-2-7 6:28:15");
}

TEST(Date, AgreesWithTheCLibraryEveryDay) {
  for (std::uint64_t unix_s = 43'199; unix_s < UINT32_MAX; unix_s += 86'400) {
    const std::time_t time = static_cast<std::time_t>(unix_s);
    std::tm expected{};
    gmtime_r(&time, &expected);
    const io::Date date = io::date_of(static_cast<std::uint32_t>(unix_s));
    ASSERT_EQ(date.year, static_cast<unsigned>(expected.tm_year + 1900)) << unix_s;
    ASSERT_EQ(date.month, static_cast<unsigned>(expected.tm_mon + 1)) << unix_s;
    ASSERT_EQ(date.day, static_cast<unsigned>(expected.tm_mday)) << unix_s;
  }
}

}  // namespace
