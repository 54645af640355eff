#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace stackcheck {

/// `text` with everything escaped that could steer a terminal or hide what is written:
/// control characters, marks that change the direction of writing, and what is not UTF-8.
std::string printable(std::string_view text);

/// How many characters a terminal shows for printable UTF-8.
std::size_t shown_width(std::string_view text);

}  // namespace stackcheck
