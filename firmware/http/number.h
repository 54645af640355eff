#pragma once
#include <cstdint>
#include <string_view>

#include "io/status.h"

namespace http {

/// Digits and nothing else, below 2^32; otherwise bad_reply.
io::Result<std::uint32_t> parse_decimal(std::string_view text);
io::Result<std::uint32_t> parse_hexadecimal(std::string_view text);

}  // namespace http
