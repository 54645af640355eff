#pragma once
#include <span>
#include <string_view>

#include "http/exchange.h"

namespace app {

/// `answer` as a JSON object; empty if it does not fit into `into`.
std::string_view report_text(const http::Answer &answer, std::span<char> into);

}  // namespace app
