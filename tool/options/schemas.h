#pragma once
#include <string_view>

namespace stackcheck {

/// The text of a schema in budgets/ by its file name, as it was when the tool was built.
std::string_view schema_text(std::string_view file_name);

}  // namespace stackcheck
