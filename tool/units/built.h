#pragma once
#include <optional>
#include <string>
#include <vector>

namespace stackcheck {

/// What a build made of one source file.
struct BuiltObject {
  std::vector<char> bytes;
  std::string missing;  ///< why there is no machine code to measure; empty: there is
};

/// Reads the object at `path`. One made for link-time optimisation has no machine code yet.
BuiltObject find_built(const std::string &path);

/// The first of `source` and `files` that was changed after the object at `path` was made.
std::optional<std::string> newer_than(const std::string &path, const std::string &source,
                                      const std::vector<std::string> &files);

}  // namespace stackcheck
