#pragma once
// The head of an HTTP/1.1 request (RFC 9112) as it comes in, in pieces of any size. No I/O.

#include <cstdint>
#include <span>
#include <string_view>

#include "http/line_reader.h"

namespace http {

enum class Method : std::uint8_t { get, head, other };

class RequestParser {
 public:
  /// Uses something from the front of `input` and says how much: all that belongs to the head.
  /// Nothing exactly if `input` is empty or done().
  std::size_t take(std::span<const std::uint8_t> input);

  /// Forgets the request: the next input begins another.
  void restart() { *this = {}; }

  /// The empty line after the head has come.
  bool complete() const { return state_ == State::complete; }
  bool malformed() const { return state_ == State::malformed; }
  /// More than a head may have: 8000 bytes, or a path longer than is kept.
  bool too_large() const { return state_ == State::too_large; }
  bool done() const { return complete() || malformed() || too_large(); }
  bool begun() const { return head_bytes_ != 0; }

  Method method() const { return method_; }
  /// Without the query.
  std::string_view path() const { return {path_.data(), path_bytes_}; }

 private:
  enum class State : std::uint8_t { request_line, header, complete, malformed, too_large };

  void on_line();
  State after_request_line(std::string_view line);
  State after_header(std::string_view line);
  bool take_target(std::string_view target);

  static constexpr std::size_t head_bytes_most = 8000;  // RFC 9112 section 3 wants this much

  State state_ = State::request_line;
  Method method_ = Method::other;
  std::uint8_t hosts_ = 0;
  std::size_t head_bytes_ = 0;
  std::array<char, 64> path_{};
  std::size_t path_bytes_ = 0;
  LineReader<128> line_;
};

}  // namespace http
