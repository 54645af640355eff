#include "http/request_parser.h"

#include <algorithm>

#include "http/field.h"

namespace http {

namespace {

Method method_of(std::string_view name) {
  if (name == "GET") return Method::get;
  return name == "HEAD" ? Method::head : Method::other;
}

bool is_version(std::string_view text) { return text == "HTTP/1.1" || text == "HTTP/1.0"; }

}  // namespace

std::size_t RequestParser::take(std::span<const std::uint8_t> input) {
  if (done() || input.empty()) return 0;
  const std::size_t consumed = line_.take(input);
  head_bytes_ += consumed;
  if (line_.whole()) {
    on_line();
    line_.restart();
  }
  if (!done() && head_bytes_ > head_bytes_most) state_ = State::too_large;
  return consumed;
}

void RequestParser::on_line() {
  const std::string_view line = line_.text();
  state_ = state_ == State::request_line ? after_request_line(line) : after_header(line);
}

// "GET /path HTTP/1.1": RFC 9112 section 3. An empty line before it is passed over (section 2.2).
RequestParser::State RequestParser::after_request_line(std::string_view line) {
  if (line.empty() && !line_.cut_off()) return State::request_line;
  const std::size_t first = line.find(' ');
  if (first == std::string_view::npos || first == 0) return State::malformed;
  method_ = method_of(text_before(line, first));
  const std::string_view rest = text_from(line, first + 1);
  if (line_.cut_off()) return State::too_large;
  const std::size_t last = rest.rfind(' ');
  if (last == std::string_view::npos || !is_version(text_from(rest, last + 1)))
    return State::malformed;
  // HTTP/1.0 knows no Host.
  if (rest.back() == '0') hosts_ = 1;
  return take_target(text_before(rest, last)) ? State::header : State::malformed;
}

bool RequestParser::take_target(std::string_view target) {
  const std::string_view path = text_before(target, target.find('?'));
  const bool is_path = path.starts_with('/') && path.find(' ') == std::string_view::npos;
  if (!is_path || path.size() > path_.size()) return false;
  std::copy(path.begin(), path.end(), path_.begin());
  path_bytes_ = path.size();
  return true;
}

// A request of HTTP/1.1 names one host (RFC 9112 section 3.2).
RequestParser::State RequestParser::after_header(std::string_view line) {
  if (line.empty()) return hosts_ == 1 ? State::complete : State::malformed;
  const std::optional<Field> field = split_field(line);
  if (!field) return name_is_cut_off(line, line_.cut_off()) ? State::header : State::malformed;
  if (same_ignoring_case(field->name, "host") && hosts_ < 2) ++hosts_;
  return State::header;
}

}  // namespace http
