#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace stackcheck::flow {

using NameId = std::uint32_t;

/// Text to small numbers and back.
class Names {
 public:
  NameId id(std::string_view text);
  std::optional<NameId> find(std::string_view text) const;
  const std::string &text(NameId id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;  // does not move its elements: the keys below refer to them
  std::unordered_map<std::string_view, NameId> ids_;
};

/// "field" of "field:ssl.f_send".
std::string_view kind_of(std::string_view slot);

/// "ssl.f_send" of "field:unit.c#ssl@ssl.h:12.f_send": a field as users state it.
std::string plain_field(std::string_view slot);

/// A slot in the words of a report, empty for a value within an expression:
/// "the field ssl.f_send", "parameter 2 of f" (counted from 1), "what f returns".
std::string slot_words(const std::string &slot);

/// "f" of "unit.c#f".
std::string without_unit(const std::string &symbol);

/// Whether `end` is the path or its last folders and file.
bool is_end_of_path(const std::string &end, const std::string &path);

/// The function of a SYMBOL in the words of a report.
std::string function_words(const std::string &symbol);

}  // namespace stackcheck::flow
