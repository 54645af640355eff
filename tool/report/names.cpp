#include "report/names.h"

#include <filesystem>

namespace stackcheck {

std::string_view to_name(EntryKind kind) {
  switch (kind) {
    case EntryKind::main:
      return "main";
    case EntryKind::task:
      return "task";
    case EntryKind::interrupt:
      return "interrupt";
  }
  return "?";
}

std::string_view to_name(Status status) {
  switch (status) {
    case Status::within:
      return "within";
    case Status::over:
      return "over";
    case Status::unbounded:
      return "unbounded";
    case Status::not_analysed:
      return "not-analysed";
  }
  return "?";
}

std::string_view to_name(BoundType type) {
  switch (type) {
    case BoundType::exact:
      return "exact";
    case BoundType::at_most:
      return "at-most";
    case BoundType::unbounded:
      return "unbounded";
  }
  return "?";
}

std::string shown_path(const std::string &path, const ReportOptions &options) {
  const std::filesystem::path whole = std::filesystem::path(path).lexically_normal();
  if (whole.is_relative() || options.working_directory.empty()) return whole.string();
  const std::filesystem::path relative = whole.lexically_relative(options.working_directory);
  return relative.empty() || *relative.begin() == ".." ? whole.string() : relative.string();
}

}  // namespace stackcheck
