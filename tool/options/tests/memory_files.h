#pragma once
#include <map>
#include <string>

#include "facts/input_error.h"
#include "options/text_file.h"

namespace stackcheck {

/// A ReadText over files that are only in memory.
inline ReadText files_in_memory(std::map<std::string, std::string> files) {
  return [files = std::move(files)](const std::string &path) {
    const auto row = files.find(path);
    if (row == files.end()) throw InputError(path + ": no such file in the test");
    return row->second;
  };
}

/// What the InputError that `run` throws says, or "no error".
template <typename Run>
std::string error_of(Run run) {
  try {
    run();
  } catch (const InputError &error) {
    return error.what();
  }
  return "no error";
}

}  // namespace stackcheck
