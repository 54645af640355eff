#pragma once
#include <map>
#include <string>
#include <string_view>

namespace stackcheck {

/// The line of every value of a JSON text, by JSON pointer. Throws InputError for what is no
/// JSON, repeats a key, or nests too deep.
std::map<std::string, unsigned> find_json_lines(std::string_view text, const std::string &file);

/// A key as a JSON pointer spells it (RFC 6901, section 3).
std::string escape_pointer(const std::string &key);

}  // namespace stackcheck
