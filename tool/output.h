#pragma once
#include <string>
#include <string_view>

namespace stackcheck {

/// Writes all of `text` to standard output; throws std::runtime_error if not all arrives.
void write_to_stdout(std::string_view text);

/// Writes the file whole or leaves what was there as it was; throws std::runtime_error.
void write_to_file(const std::string &path, std::string_view text);

/// Writes an error message to standard error, made harmless for a terminal.
void print_error(const std::string &message);

}  // namespace stackcheck
