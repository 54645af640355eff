#include "report/printable.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace stackcheck {

namespace {

/// One character of UTF-8; `bytes` is 0 if there is none at this place.
struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;
};

std::size_t sequence_bytes(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

// Overlong forms, surrogates, and numbers beyond the last are no characters (RFC 3629).
bool is_character(std::uint32_t code, std::size_t bytes) {
  constexpr std::array<std::uint32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  return code >= least[bytes] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = sequence_bytes(lead);
  if (bytes == 0 || bytes > text.size()) return {};
  std::uint32_t code = bytes == 1 ? lead : lead & (0xffu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xc0) != 0x80) return {};
    code = code << 6 | (next & 0x3f);
  }
  return is_character(code, bytes) ? Character{code, bytes} : Character{};
}

struct Range {
  std::uint32_t first, last;
};

constexpr std::array unsafe_ranges = {
    Range{0x00, 0x1f},     Range{0x7f, 0x9f},      // C0, DEL, C1
    Range{0x61c, 0x61c},   Range{0x200b, 0x200f},  // invisible, and direction marks
    Range{0x2028, 0x202e}, Range{0x2060, 0x206f},  // line separators, direction overrides
    Range{0xfeff, 0xfeff}, Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f},
};

bool is_unsafe(std::uint32_t code) {
  return std::any_of(unsafe_ranges.begin(), unsafe_ranges.end(),
                     [&](const Range &range) { return code >= range.first && code <= range.last; });
}

std::string escape(const char *format, unsigned value) {
  char text[16];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const Character character = first_character(text);
    const std::size_t bytes = std::max<std::size_t>(character.bytes, 1);
    if (character.bytes == 0)
      safe += escape("\\x%02x", static_cast<unsigned char>(text[0]));
    else if (is_unsafe(character.code))
      safe += escape(character.code < 0x80 ? "\\x%02x" : "\\u{%x}", character.code);
    else
      safe += text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return safe;
}

std::size_t shown_width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

}  // namespace stackcheck
