#pragma once
#include <string_view>

#include "http/exchange.h"
#include "io/status.h"

namespace app {

/// As reports and the status page have it.
std::string_view name_of(http::Outcome outcome);
std::string_view name_of(io::Status status);

}  // namespace app
