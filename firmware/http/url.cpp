#include "http/url.h"

#include <algorithm>

#include "http/number.h"
#include "http/text.h"

namespace http {

using io::Result;
using io::Status;

namespace {

constexpr Result<Url> malformed{Status::failed, {}};

// A space or a control character would end the request line early and begin another.
bool fit_for_request_line(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char letter) { return letter > ' ' && letter < '\x7f' && letter != '#'; });
}

bool take_prefix(std::string_view &text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool set_authority(Url &url, std::string_view authority) {
  const std::size_t colon = authority.find(':');
  url.host = text_before(authority, colon);
  if (url.host.empty() || authority.find('@') != std::string_view::npos) return false;
  if (colon == std::string_view::npos) return true;
  const Result<std::uint32_t> port = parse_decimal(text_from(authority, colon + 1));
  if (port.status != Status::ok || port.value == 0 || port.value > 65535) return false;
  url.port = static_cast<std::uint16_t>(port.value);
  return true;
}

}  // namespace

Result<Url> parse_url(std::string_view text) {
  if (!fit_for_request_line(text)) return malformed;
  Url url;
  url.tls = take_prefix(text, "https://");
  if (!url.tls && !take_prefix(text, "http://")) return malformed;
  url.port = url.tls ? 443 : 80;
  const std::size_t slash = std::min(text.find('/'), text.size());
  url.path = slash == text.size() ? "/" : text_from(text, slash);
  return set_authority(url, text_before(text, slash)) ? Result<Url>{Status::ok, url} : malformed;
}

}  // namespace http
