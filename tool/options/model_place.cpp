#include "options/model_place.h"

#include <charconv>

namespace stackcheck {

namespace {

bool take_number(std::string_view &text, std::size_t &number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number < 256;  // more parameters than any compiler must accept (C17 5.2.4.1: 127)
}

}  // namespace

std::optional<ModelPlace> parse_place(std::string_view text) {
  if (text == "result") return ModelPlace{PlaceKind::result, 0, ""};
  if (text == "bytes") return ModelPlace{PlaceKind::bytes, 0, ""};
  ModelPlace place;
  const bool is_pointee = text.starts_with('*');
  if (is_pointee) text.remove_prefix(1);
  if (!take_number(text, place.argument)) return std::nullopt;
  if (is_pointee) place.kind = PlaceKind::pointee;
  if (text.empty()) return place;
  if (is_pointee || !text.starts_with("->") || text.size() == 2) return std::nullopt;
  place.kind = PlaceKind::field;
  place.field = text.substr(2);
  return place;
}

}  // namespace stackcheck
