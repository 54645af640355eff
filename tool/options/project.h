#pragma once
// The project file stackcheck.json: which boards a firmware has.

#include <string>
#include <vector>

#include "facts/facts.h"
#include "options/text_file.h"

namespace stackcheck {

/// A board of a project; its paths are already relative to where the tool runs.
struct ProjectBoard {
  std::string board;
  std::string compile_database;
  std::string budget;
  std::string image;  ///< the linked image; empty: none is named
  Location where;
};

struct Project {
  std::string path;
  std::vector<std::string> contracts;  ///< files, as seen from where the tool runs
  std::vector<Suppression> suppressions;
  std::vector<ProjectBoard> boards;
};

inline constexpr const char *project_file_name = "stackcheck.json";

/// Reads and checks a project file (schema: project.schema.json); throws InputError.
Project read_project(const std::string &path, const ReadText &read = read_text_file);

}  // namespace stackcheck
