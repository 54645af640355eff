// Itanium C++ ABI 5.1.4.2: a thunk's name is "_ZT", how it moves `this` and perhaps the result,
// and the encoding of the method.
#include "program/thunks.h"

#include <cctype>

namespace stackcheck {

namespace {

bool take(std::string_view &text, char wanted) {
  const bool found = text.starts_with(wanted);
  text.remove_prefix(found);
  return found;
}

/// "n4_": minus 4.
bool take_number(std::string_view &text) {
  take(text, 'n');
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  text.remove_prefix(digits);
  return digits > 0 && take(text, '_');
}

bool take_move(std::string_view &text) {
  if (take(text, 'h')) return take_number(text);
  return take(text, 'v') && take_number(text) && take_number(text);
}

}  // namespace

std::string thunk_target(std::string_view symbol) {
  if (!symbol.starts_with("_ZT")) return "";
  symbol.remove_prefix(3);
  const bool moves_result = take(symbol, 'c');
  if (!take_move(symbol) || (moves_result && !take_move(symbol))) return "";
  return symbol.empty() ? "" : "_Z" + std::string(symbol);
}

}  // namespace stackcheck
