#pragma once
#include <optional>
#include <string_view>

#include "http/text.h"

namespace http {

/// A header field: RFC 9112 section 5.
struct Field {
  std::string_view name, value;
};

/// Nothing where the line is no field. A blank before the colon, or at the beginning of the line
/// (an obsolete continuation), lets two readers see two different messages: sections 5.1, 5.2.
constexpr std::optional<Field> split_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  if (is_blank(line[0]) || is_blank(line[colon - 1])) return std::nullopt;
  return Field{text_before(line, colon), trimmed(text_from(line, colon + 1))};
}

/// Whether `line`, which is no field, may be the beginning of one with a very long name.
constexpr bool name_is_cut_off(std::string_view line, bool cut_off) {
  return cut_off && line.find(':') == std::string_view::npos && !is_blank(line[0]);
}

}  // namespace http
