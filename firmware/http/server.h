#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "http/request_parser.h"
#include "http/text_writer.h"
#include "io/deadline.h"
#include "io/stream.h"

namespace http {

/// What serving works in. It outlives the call and is on nobody's stack.
struct ServerWorkspace {
  std::array<std::uint8_t, 128> piece{};
  std::array<char, 192> head{};
  std::array<char, 1024> page{};
  RequestParser parser;
};

/// How a client's visit went.
enum class Visit : std::uint8_t {
  answered,   ///< it has what it asked for, or the word that there is no such thing
  rejected,   ///< it asked for something that is no request
  left,       ///< it went before it had asked
  timed_out,  ///< it neither asked nor went until the deadline
};

struct StatusLine {
  std::uint16_t code;
  std::string_view reason;
};

/// Writes status line and fields of an answer whose body is `body_bytes` long.
std::string_view write_answer_head(const StatusLine &status, std::size_t body_bytes,
                                   std::span<char> into);

/// Reads the head of one request. What the client sends after it is not read here.
template <class Stream>
io::ReadStatus read_request(ServerWorkspace &workspace, Stream &stream, io::Deadline deadline) {
  RequestParser &parser = workspace.parser;
  parser.restart();
  while (!parser.done()) {
    const io::ReadResult read = stream.read(workspace.piece, deadline);
    if (read.status != io::ReadStatus::data) return read.status;
    std::span<const std::uint8_t> input = std::span(workspace.piece).first(read.bytes);
    while (!input.empty() && !parser.done()) input = input.subspan(parser.take(input));
    // A client that sends a letter now and then must not hold us beyond the deadline.
    if (deadline.passed() && !parser.done()) return io::ReadStatus::nothing_yet;
  }
  return io::ReadStatus::data;
}

/// The line to answer a request with, whose page is already written where it is known.
inline StatusLine status_line_for(const RequestParser &parser, bool page_is_known) {
  if (parser.too_large()) return {431, "Request Header Fields Too Large"};
  if (parser.malformed()) return {400, "Bad Request"};
  if (parser.method() == Method::other) return {405, "Method Not Allowed"};
  return page_is_known ? StatusLine{200, "OK"} : StatusLine{404, "Not Found"};
}

/// Answers one request. `write_page(path, writer)` writes a page, or says that there is none. To
/// close the stream stays the caller's: with net::TcpSocket::close() all that the client sends
/// is read first, a body that nobody asked for too, so that no reset can cost it the answer.
template <class Stream, class WritePage>
Visit serve(ServerWorkspace &workspace, Stream &stream, WritePage write_page,
            io::Deadline deadline) {
  const io::ReadStatus asked = read_request(workspace, stream, deadline);
  if (asked == io::ReadStatus::nothing_yet) return Visit::timed_out;
  if (asked != io::ReadStatus::data) return Visit::left;
  const RequestParser &parser = workspace.parser;
  TextWriter page(workspace.page);
  const bool known = parser.complete() && parser.method() != Method::other &&
                     write_page(parser.path(), page) && page.fits();
  const std::string_view body = known ? page.text() : std::string_view();
  const StatusLine line = status_line_for(parser, known);
  const std::string_view head = write_answer_head(line, body.size(), workspace.head);
  io::Status sent = io::write_all(stream, bytes_of(head), deadline);
  if (sent == io::Status::ok && parser.method() != Method::head)
    sent = io::write_all(stream, bytes_of(body), deadline);
  if (sent != io::Status::ok) return Visit::left;
  return parser.complete() ? Visit::answered : Visit::rejected;
}

}  // namespace http
