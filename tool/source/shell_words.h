#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackcheck {

/// The words of a command line as a POSIX shell would split it (XCU 2.2: blanks, single and
/// double quotes, backslashes; nothing is expanded), or none if a quote is not closed.
std::optional<std::vector<std::string>> split_shell_words(std::string_view text);

}  // namespace stackcheck
