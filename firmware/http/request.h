#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "http/url.h"
#include "io/status.h"

namespace http {

/// A request this client can make; the connection ends with its answer.
struct Request {
  std::string_view method = "GET";
  Url url;
  std::string_view content_type;  ///< empty: the request has no body
  std::span<const std::uint8_t> body;
};

/// Writes the head up to its empty line. no_memory: it does not fit into `into`.
io::Result<std::string_view> write_head(const Request &request, std::span<char> into);

}  // namespace http
