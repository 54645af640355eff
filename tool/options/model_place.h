#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stackcheck {

enum class PlaceKind {
  argument,  ///< "0"
  pointee,   ///< "*0"
  field,     ///< "0->name"
  result,    ///< "result"
  bytes,     ///< "bytes"
};

/// A place a ModelFact names.
struct ModelPlace {
  PlaceKind kind = PlaceKind::argument;
  std::size_t argument = 0;
  std::string field;
};

/// The place `text` names, or nothing if it names none.
std::optional<ModelPlace> parse_place(std::string_view text);

inline bool is_place(std::string_view text) { return parse_place(text).has_value(); }

}  // namespace stackcheck
