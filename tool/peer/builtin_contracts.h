#pragma once
#include <span>
#include <string_view>
#include <utility>

namespace stackcheck {

/// Name and text of each file in tool/peer/contracts/, as it was when the tool was built.
std::span<const std::pair<std::string_view, std::string_view>> builtin_contract_files();

}  // namespace stackcheck
