#pragma once
#include <span>
#include <string_view>

#include "app/progress.h"

namespace app {

/// `fetched` as a JSON object; empty if it does not fit into `into`.
std::string_view report_text(const Fetched &fetched, std::span<char> into);

}  // namespace app
