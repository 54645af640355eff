// HTTP answers in every cut, and every way a connection can end under them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fake/script.h"
#include "http/exchange.h"
#include "http/url.h"

namespace {

http::Workspace workspace;

using http::Answer;
using http::Outcome;
using io::Deadline;
using io::ReadStatus;
using io::Status;

struct Read {
  Answer answer;
  std::string body;
};

Read read_from(fake::Script &script, std::size_t body_bytes = 4096) {
  std::vector<std::uint8_t> buffer(body_bytes);
  const Answer answer = http::read_answer(workspace, script, buffer, Deadline::in_ms(100'000));
  return {answer, std::string(buffer.begin(),
                              buffer.begin() + static_cast<std::ptrdiff_t>(answer.body_bytes))};
}

Read read(const std::string &text, ReadStatus ending = ReadStatus::end,
          std::size_t body_bytes = 4096) {
  fake::Script script(text.empty() ? std::vector<std::string>{} : std::vector{text}, ending);
  return read_from(script, body_bytes);
}

const std::string with_length = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
const std::string chunked =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    "3\r\nhel\r\n2;ext=\"1\"\r\nlo\r\n0\r\nTrailer: x\r\n\r\n";
const std::string until_close = "HTTP/1.0 200 OK\r\nServer: old\r\n\r\nhello";
const std::string after_interim =
    "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 "
    "OK\r\ncontent-length:5\r\n\r\nhello";

TEST(Http, ReadsEachFramingWhole) {
  for (const std::string &text : {with_length, chunked, until_close, after_interim}) {
    const Read got = read(text);
    EXPECT_EQ(got.answer.outcome, Outcome::complete) << text;
    EXPECT_EQ(got.answer.status, 200) << text;
    EXPECT_EQ(got.body, "hello") << text;
  }
}

TEST(Http, DoesNotCareWhereTheInputIsCut) {
  for (const std::string &text : {with_length, chunked, until_close, after_interim})
    for (std::size_t cut = 1; cut != text.size(); ++cut) {
      fake::Script script({text.substr(0, cut), text.substr(cut)});
      const Read got = read_from(script);
      EXPECT_EQ(got.answer.outcome, Outcome::complete) << cut << text;
      EXPECT_EQ(got.body, "hello") << cut << text;
    }
}

TEST(Http, ReadsBytesThatComeOneByOne) {
  for (const std::string &text : {with_length, chunked, until_close, after_interim}) {
    std::vector<std::string> bytes;
    for (const char byte : text) bytes.emplace_back(1, byte);
    fake::Script script(bytes);
    EXPECT_EQ(read_from(script).body, "hello") << text;
  }
}

TEST(Http, KnowsAnAnswerThatWasCutOffAnywhere) {
  for (const std::string &text : {with_length, chunked, after_interim})
    for (std::size_t bytes = 0; bytes != text.size(); ++bytes)
      for (const ReadStatus ending : {ReadStatus::end, ReadStatus::failed}) {
        const Read got = read(text.substr(0, bytes), ending);
        EXPECT_EQ(got.answer.outcome, Outcome::truncated) << bytes << text;
      }
}

TEST(Http, KeepsACompleteAnswerWhateverTheConnectionDoesNext) {
  for (const std::string &text : {with_length, chunked})
    for (const ReadStatus ending : {ReadStatus::failed, ReadStatus::nothing_yet, ReadStatus::end}) {
      fake::Script script({text}, ending);
      const Read got = read_from(script);
      EXPECT_EQ(got.answer.outcome, Outcome::complete);
      EXPECT_EQ(got.body, "hello");
      EXPECT_EQ(script.reads_after_all, 0) << "it is not even asked";
    }
}

TEST(Http, TakesAnEndInOrderForTheEndOfABodyUntilClose) {
  EXPECT_EQ(read(until_close, ReadStatus::end).answer.outcome, Outcome::complete);
  const Read reset = read(until_close, ReadStatus::failed);
  EXPECT_EQ(reset.answer.outcome, Outcome::truncated);
  EXPECT_EQ(reset.body, "hello") << "what came is there";
}

TEST(Http, SaysThatTimeIsUp) {
  EXPECT_EQ(read(with_length.substr(0, 20), ReadStatus::nothing_yet).answer.outcome,
            Outcome::timed_out);
  EXPECT_EQ(read(until_close, ReadStatus::nothing_yet).answer.outcome, Outcome::timed_out);
  EXPECT_EQ(read("", ReadStatus::nothing_yet).answer.outcome, Outcome::timed_out);
}

TEST(Http, DoesNotListenForEverToAPeerThatNeverEnds) {
  const std::string head = "HTTP/1.1 200 OK\r\n\r\n";
  fake::Script script({head + std::string(1'000'000, 'x')}, ReadStatus::nothing_yet);
  std::vector<std::uint8_t> buffer(10);
  const Answer answer = http::read_answer(workspace, script, buffer, Deadline::in_ms(1000));
  EXPECT_EQ(answer.outcome, Outcome::timed_out);
  EXPECT_EQ(script.reads_after_all, 0);
}

TEST(Http, EndsWhereTheLengthSaysAndLeavesTheRest) {
  const Read got = read(with_length + "HTTP/1.1 500 Next\r\n\r\n");
  EXPECT_EQ(got.answer.outcome, Outcome::complete);
  EXPECT_EQ(got.answer.status, 200);
  EXPECT_EQ(got.body, "hello");
}

TEST(Http, HasNoBodyWhereThereCannotBeOne) {
  for (const std::string code : {"204", "304"}) {
    const Read got = read("HTTP/1.1 " + code + " x\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(got.answer.outcome, Outcome::complete);
    EXPECT_EQ(got.body, "");
  }
  EXPECT_EQ(read("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ReadStatus::failed).answer.outcome,
            Outcome::complete);
}

TEST(Http, SaysThatTheBodyWasTooLarge) {
  const Read got = read(with_length, ReadStatus::end, 3);
  EXPECT_EQ(got.answer.outcome, Outcome::too_large);
  EXPECT_EQ(got.body, "hel");
  EXPECT_EQ(read(with_length, ReadStatus::end, 5).answer.outcome, Outcome::complete);
}

TEST(Http, RefusesWhatIsNoAnswer) {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  for (const std::string &text : std::vector<std::string>{
           "\r\n",
           "SSH-2.0-x\r\n",
           "HTTP/2 200\r\n",
           "HTTP/1.1 20 OK\r\n",
           "HTTP/1.1 2000 OK\r\n",
           "HTTP/1.1 099 x\r\n",
           "HTTP/1.1 600 x\r\n",
           "HTTP/1.1 2x0 OK\r\n",
           "HTTP/1.1-200 OK\r\n",
           ok + "no colon\r\n",
           ok + ": no name\r\n",
           ok + "Content-Length : 5\r\n",
           ok + "A: b\r\n continued\r\n",
           ok + "Content-Length: \r\n",
           ok + "Content-Length: -5\r\n",
           ok + "Content-Length: +5\r\n",
           ok + "Content-Length: 5, 5\r\n",
           ok + "Content-Length: 0x5\r\n",
           ok + "Content-Length: 4294967296\r\n",
           ok + "Content-Length: 99999999999999999999\r\n",
           ok + "Content-Length: 5\r\nContent-Length: 6\r\n",
           ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
           ok + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
           ok + "Transfer-Encoding: gzip\r\n",
           ok + "Transfer-Encoding: gzip, chunked\r\n",
           ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
           ok + "Content-Length: 5" + std::string(200, ' ') + "0\r\n",
           ok + "Transfer-Encoding: chunked\r\n\r\nx\r\n",
           ok + "Transfer-Encoding: chunked\r\n\r\n\r\n",
           ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
           ok + "Transfer-Encoding: chunked\r\n\r\n100000000\r\n",
           ok + "Transfer-Encoding: chunked\r\n\r\n" + std::string(200, '0') + "1\r\n",
           ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nabX\r\n"})
    EXPECT_EQ(read(text).answer.outcome, Outcome::malformed) << text;
}

TEST(Http, TakesWhatIsUnusualButRight) {
  for (const std::string &text : std::vector<std::string>{
           "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello",
           "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
           "HTTP/1.1 200 OK\r\nCONTENT-LENGTH:\t5 \r\n\r\nhello",
           "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
           "HTTP/1.1 200 " + std::string(300, 'r') + "\r\nContent-Length: 5\r\n\r\nhello",
           "HTTP/1.1 200 OK\r\nX: " + std::string(5000, 'x') + "\r\nContent-Length: 5\r\n\r\nhello",
           "HTTP/1.1 200 OK\r\n" + std::string(300, 'n') + ": x\r\nContent-Length: 5\r\n\r\nhello",
           "HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n0005;" + std::string(300, 'e') +
               "\r\nhello\r\n0\r\n\r\n"}) {
    const Read got = read(text, ReadStatus::failed);
    EXPECT_EQ(got.answer.outcome, Outcome::complete) << text;
    EXPECT_EQ(got.body, "hello") << text;
  }
}

TEST(Http, SurvivesEveryByteBeingWrong) {
  for (const std::string &text : {with_length, chunked, after_interim})
    for (std::size_t at = 0; at != text.size(); ++at)
      for (int value = 0; value != 256; ++value) {
        std::string wrong = text;
        wrong[at] = static_cast<char>(value);
        const Read got = read(wrong);
        EXPECT_LE(got.body.size(), wrong.size());
      }
}

http::Request get(std::string_view url) {
  const io::Result<http::Url> parsed = http::parse_url(url);
  EXPECT_EQ(parsed.status, Status::ok) << url;
  return {.method = "GET", .url = parsed.value, .content_type = {}, .body = {}};
}

TEST(HttpExchange, SendsAWholeRequestHoweverLittleIsTakenAtATime) {
  fake::Script script({with_length});
  script.write_at_most = 3;
  std::vector<std::uint8_t> buffer(10);
  http::Request request = get("http://example.org:8080/a?b=c");
  request.method = "POST";
  request.content_type = "text/plain";
  request.body = http::bytes_of("body");
  const Answer answer = http::exchange(workspace, script, request, buffer, Deadline::in_ms(1000));
  EXPECT_EQ(answer.outcome, Outcome::complete);
  EXPECT_EQ(
      script.written,
      "POST /a?b=c HTTP/1.1\r\nHost: example.org:8080\r\nConnection: close\r\n"
      "Accept-Encoding: identity\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nbody");
}

TEST(HttpExchange, ReadsTheAnswerOfAServerThatHungUpOnTheRequest) {
  fake::Script script({"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"}, ReadStatus::failed);
  script.write_ends_with = Status::peer_closed;
  const Answer answer =
      http::exchange(workspace, script, get("http://a/"), {}, Deadline::in_ms(1000));
  EXPECT_EQ(answer.outcome, Outcome::complete);
  EXPECT_EQ(answer.status, 413);
}

TEST(HttpExchange, SendsNothingThatWouldBeCutOff) {
  fake::Script script({with_length});
  const std::string url = "http://a/" + std::string(300, 'p');
  EXPECT_EQ(http::exchange(workspace, script, get(url), {}, Deadline::in_ms(1000)).outcome,
            Outcome::not_sent);
  EXPECT_EQ(script.written, "");
}

TEST(Url, HasItsParts) {
  const io::Result<http::Url> url = http::parse_url("https://data.example.org/a/b?c");
  ASSERT_EQ(url.status, Status::ok);
  EXPECT_TRUE(url.value.tls);
  EXPECT_EQ(url.value.host, "data.example.org");
  EXPECT_EQ(url.value.port, 443);
  EXPECT_EQ(url.value.path, "/a/b?c");
  EXPECT_EQ(http::parse_url("http://h").value.path, "/");
  EXPECT_EQ(http::parse_url("http://h").value.port, 80);
  EXPECT_EQ(http::parse_url("http://h:65535/").value.port, 65535);
}

TEST(Url, RefusesWhatCannotBeAskedFor) {
  for (const std::string_view url :
       {"", "h", "ftp://h/", "https://", "https:///x", "http://:80/", "http://h:/", "http://h:0/",
        "http://h:65536/", "http://h:8x/", "http://u@h/", "http://h/ x", "http://h/\r\nHost: evil",
        "http://h/#part", "http://h/\x80"})
    EXPECT_EQ(http::parse_url(url).status, Status::failed) << url;
}

TEST(TextWriter, PutsNumbersAndStaysFullOnceFull) {
  std::array<char, 14> buffer;
  http::TextWriter writer(buffer);
  EXPECT_EQ(writer.put_number(0).put_number(4294967295U).text(), "04294967295");
  EXPECT_FALSE(writer.put("four").fits());
  EXPECT_FALSE(writer.put("x").fits()) << "no gaps";
  EXPECT_EQ(writer.text(), "04294967295");
}

}  // namespace
