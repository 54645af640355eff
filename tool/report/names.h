#pragma once
// The words reports use, the same in every format.

#include <string>
#include <string_view>

#include "report/report.h"

namespace stackcheck {

/// "main", "task", "interrupt".
std::string_view to_name(EntryKind kind);
/// "within", "over", "unbounded", "not-analysed".
std::string_view to_name(Status status);
/// "exact", "at-most", "unbounded".
std::string_view to_name(BoundType type);

/// `path` relative to the options' working directory where it lies below it.
std::string shown_path(const std::string &path, const ReportOptions &options);

}  // namespace stackcheck
