#include "http/response_parser.h"

#include <algorithm>

#include "http/field.h"
#include "http/number.h"
#include "http/text.h"

namespace http {

using io::Result;
using io::Status;

namespace {

// RFC 9110 section 6.4.1: these have no body, whatever their fields say.
bool never_has_body(std::uint16_t status) { return status == 204 || status == 304; }

bool is_interim(std::uint16_t status) { return status < 200; }

}  // namespace

ResponseParser::Step ResponseParser::take(std::span<const std::uint8_t> input) {
  if (done() || input.empty()) return {};
  return in_line() ? take_line(input) : take_body(input);
}

bool ResponseParser::in_line() const {
  return state_ != State::body_length && state_ != State::chunk_data &&
         state_ != State::body_until_close;
}

ResponseParser::Step ResponseParser::take_line(std::span<const std::uint8_t> input) {
  const std::size_t consumed = line_.take(input);
  if (line_.whole()) {
    on_line();
    line_.restart();
  }
  return {consumed, {}};
}

ResponseParser::Step ResponseParser::take_body(std::span<const std::uint8_t> input) {
  if (state_ == State::body_until_close) return {input.size(), input};
  const std::size_t bytes = std::min<std::size_t>(input.size(), remaining_);
  remaining_ -= static_cast<std::uint32_t>(bytes);
  if (remaining_ == 0) state_ = state_ == State::chunk_data ? State::chunk_end : State::complete;
  return {bytes, input.first(bytes)};
}

void ResponseParser::on_line() {
  const std::string_view line = line_.text();
  switch (state_) {
    case State::status_line:
      return on_status_line(line);
    case State::header:
      return on_header(line);
    case State::chunk_size:
      return on_chunk_size(line);
    case State::chunk_end:
      return on_chunk_end(line);
    case State::trailer:
      return on_trailer(line);
    default:
      state_ = State::malformed;
  }
}

// "HTTP/1.1 200 OK": RFC 9112 section 4. The reason may be missing, or longer than is kept.
void ResponseParser::on_status_line(std::string_view line) {
  constexpr std::string_view start = "HTTP/1.";
  constexpr std::size_t code_at = start.size() + 2;
  state_ = State::malformed;
  if (!line.starts_with(start) || line.size() < code_at + 3 || line[code_at - 1] != ' ') return;
  if (line.size() > code_at + 3 && line[code_at + 3] != ' ') return;
  const Result<std::uint32_t> code = parse_decimal(text_before(text_from(line, code_at), 3));
  if (code.status != Status::ok || code.value < 100 || code.value > 599) return;
  status_ = static_cast<std::uint16_t>(code.value);
  framing_ = Framing::until_close;
  length_.reset();
  state_ = State::header;
}

void ResponseParser::on_header(std::string_view line) {
  if (line.empty()) return on_head_end();
  const std::optional<Field> field = split_field(line);
  if (field) return on_field(field->name, field->value);
  if (!name_is_cut_off(line, line_.cut_off())) state_ = State::malformed;
}

void ResponseParser::on_field(std::string_view name, std::string_view value) {
  const bool is_length = same_ignoring_case(name, "content-length");
  const bool is_encoding = same_ignoring_case(name, "transfer-encoding");
  if (!is_length && !is_encoding) return;
  if (line_.cut_off())
    state_ = State::malformed;
  else if (is_length)
    on_content_length(value);
  else
    on_transfer_encoding(value);
}

void ResponseParser::on_content_length(std::string_view value) {
  const Result<std::uint32_t> length = parse_decimal(value);
  const bool contradicts = length_ && *length_ != length.value;
  if (length.status != Status::ok || contradicts || framing_ == Framing::chunked)
    state_ = State::malformed;
  length_ = length.value;
  if (framing_ == Framing::until_close) framing_ = Framing::length;
}

// No request here asks for an encoding, so another one than chunked cannot be read; with a
// length as well the message is an attempt at smuggling (RFC 9112 section 6.3).
void ResponseParser::on_transfer_encoding(std::string_view value) {
  const bool chunked_only = same_ignoring_case(value, "chunked");
  if (!chunked_only || framing_ != Framing::until_close) state_ = State::malformed;
  framing_ = Framing::chunked;
}

void ResponseParser::on_head_end() {
  if (is_interim(status_))
    state_ = State::status_line;
  else if (never_has_body(status_))
    state_ = State::complete;
  else
    begin_body();
}

void ResponseParser::begin_body() {
  switch (framing_) {
    case Framing::length:
      remaining_ = *length_;
      state_ = remaining_ == 0 ? State::complete : State::body_length;
      return;
    case Framing::chunked:
      state_ = State::chunk_size;
      return;
    case Framing::until_close:
      state_ = State::body_until_close;
  }
}

// "1a;name=value": RFC 9112 section 7.1; the extensions are not for us. A line too long to
// be kept is fine when the size has been read.
void ResponseParser::on_chunk_size(std::string_view line) {
  const std::size_t semicolon = line.find(';');
  if (line_.cut_off() && semicolon == std::string_view::npos) {
    state_ = State::malformed;
    return;
  }
  const Result<std::uint32_t> size = parse_hexadecimal(trimmed(text_before(line, semicolon)));
  if (size.status != Status::ok) {
    state_ = State::malformed;
    return;
  }
  remaining_ = size.value;
  state_ = remaining_ == 0 ? State::trailer : State::chunk_data;
}

void ResponseParser::on_chunk_end(std::string_view line) {
  state_ = line.empty() ? State::chunk_size : State::malformed;
}

void ResponseParser::on_trailer(std::string_view line) {
  if (line.empty()) state_ = State::complete;
}

}  // namespace http
