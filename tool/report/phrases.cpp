#include "report/phrases.h"

#include "report/names.h"

namespace stackcheck {

std::string plural(std::size_t count, const std::string &noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string> &words) {
  std::string text;
  for (const std::string &word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string place_text(const Location &where, const ReportOptions &options) {
  if (where.file.empty()) return "";
  const std::string file = shown_path(where.file, options);
  return where.line == 0 ? file : file + ":" + std::to_string(where.line);
}

}  // namespace stackcheck
