#pragma once
#include <functional>
#include <string>

namespace stackcheck {

/// The text of a regular file of at most 16 MiB; throws InputError.
std::string read_text_file(const std::string &path);

/// Where readers get the text of a file from: read_text_file, or a fake in memory.
using ReadText = std::function<std::string(const std::string &path)>;

/// `path` as seen from the folder of `file`; an absolute one stays as it is.
std::string path_beside(const std::string &file, const std::string &path);

}  // namespace stackcheck
