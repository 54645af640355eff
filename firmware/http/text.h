#pragma once
#include <algorithm>
#include <string_view>

namespace http {

/// The part of `text` from `at` on, empty if there is none. std::string_view::substr throws,
/// and pulls in the C++ library's way to throw even where it cannot happen.
constexpr std::string_view text_from(std::string_view text, std::size_t at) {
  text.remove_prefix(std::min(at, text.size()));
  return text;
}

/// The part of `text` before `at`, all of it if it is not that long.
constexpr std::string_view text_before(std::string_view text, std::size_t at) {
  return {text.data(), std::min(at, text.size())};
}

constexpr bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

constexpr bool same_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

}  // namespace http
