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

}  // namespace http
