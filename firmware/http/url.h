#pragma once
#include <cstdint>
#include <string_view>

#include "io/status.h"

namespace http {

/// The parts of a URL, as views into its text.
struct Url {
  bool tls = false;
  std::string_view host;
  std::uint16_t port = 0;
  std::string_view path;  ///< with the query; begins with '/'
};

/// Takes http and https URLs with a host name or address, optional port, optional path.
/// Anything else, user names, fragments and characters that do not belong in a request
/// line included, is `failed`.
io::Result<Url> parse_url(std::string_view text);

}  // namespace http
