#include "http/number.h"

namespace http {

using io::Result;
using io::Status;

namespace {

constexpr std::uint32_t no_digit = 99;

std::uint32_t digit_value(char letter) {
  if (letter >= '0' && letter <= '9') return static_cast<std::uint32_t>(letter - '0');
  if (letter >= 'a' && letter <= 'f') return static_cast<std::uint32_t>(letter - 'a' + 10);
  if (letter >= 'A' && letter <= 'F') return static_cast<std::uint32_t>(letter - 'A' + 10);
  return no_digit;
}

Result<std::uint32_t> parse(std::string_view text, std::uint32_t base) {
  if (text.empty()) return {Status::bad_reply, 0};
  std::uint32_t number = 0;
  for (const char letter : text) {
    const std::uint32_t digit = digit_value(letter);
    if (digit >= base || number > (UINT32_MAX - digit) / base) return {Status::bad_reply, 0};
    number = number * base + digit;
  }
  return {Status::ok, number};
}

}  // namespace

Result<std::uint32_t> parse_decimal(std::string_view text) { return parse(text, 10); }

Result<std::uint32_t> parse_hexadecimal(std::string_view text) { return parse(text, 16); }

}  // namespace http
