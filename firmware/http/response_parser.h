#pragma once
// HTTP/1.1 answers (RFC 9112) as they come in, in pieces of any size. No I/O.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "http/line_reader.h"
#include "io/read_result.h"

namespace http {

/// How the message's end is known (RFC 9112 section 6.3).
enum class Framing : std::uint8_t { length, chunked, until_close };

class ResponseParser {
 public:
  /// What one piece of input came to: how much of it was used, and which part is body.
  struct [[nodiscard]] Step {
    std::size_t consumed = 0;
    std::span<const std::uint8_t> body;
  };

  /// Uses something from the front of `input`, up to the next change of meaning; goes on
  /// with the rest in the next call. Consumes nothing exactly if `input` is empty or done().
  Step take(std::span<const std::uint8_t> input);

  /// Forgets the answer: the next input begins another.
  void restart() { *this = {}; }

  /// The whole answer is there: what the connection does from here on does not matter.
  bool complete() const { return state_ == State::complete; }
  bool malformed() const { return state_ == State::malformed; }
  bool done() const { return complete() || malformed(); }

  /// The connection has ended in this way. Says whether the answer is complete now: only an
  /// answer that is framed by the close may, and only by an `end` in order.
  bool complete_at(io::ReadStatus ended) const {
    return complete() || (state_ == State::body_until_close && ended == io::ReadStatus::end);
  }

  /// 100..599 of the final answer; 0 before its status line.
  std::uint16_t status() const { return status_; }

 private:
  enum class State : std::uint8_t {
    status_line,
    header,
    body_length,
    chunk_size,
    chunk_data,
    chunk_end,
    trailer,
    body_until_close,
    complete,
    malformed,
  };

  bool in_line() const;
  Step take_line(std::span<const std::uint8_t> input);
  Step take_body(std::span<const std::uint8_t> input);
  void on_line();
  void on_status_line(std::string_view line);
  void on_header(std::string_view line);
  void on_field(std::string_view name, std::string_view value);
  void on_content_length(std::string_view value);
  void on_transfer_encoding(std::string_view value);
  void on_head_end();
  void on_chunk_size(std::string_view line);
  void on_chunk_end(std::string_view line);
  void on_trailer(std::string_view line);
  void begin_body();

  /// Enough for a status line's code, and the fields and chunk sizes that matter here.
  static constexpr std::size_t line_bytes_kept = 96;

  State state_ = State::status_line;
  std::uint16_t status_ = 0;
  Framing framing_ = Framing::until_close;
  std::optional<std::uint32_t> length_;
  std::uint32_t remaining_ = 0;  ///< of a body of known length, or of a chunk
  LineReader<line_bytes_kept> line_;
};

}  // namespace http
