#pragma once
// Small pieces of the report for people.

#include <cstddef>
#include <string>
#include <vector>

#include "report/report.h"

namespace stackcheck {

/// "1 place", "2 places".
std::string plural(std::size_t count, const std::string &noun);

/// "a, b, c".
std::string joined(const std::vector<std::string> &words);

/// "file:line", the file alone, or nothing if the place is not known.
std::string place_text(const Location &where, const ReportOptions &options);

}  // namespace stackcheck
