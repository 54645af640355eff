#include "http/request.h"

#include "http/text_writer.h"

namespace http {

using io::Result;
using io::Status;

namespace {

void put_host(TextWriter &writer, const Url &url) {
  writer.put("\r\nHost: ").put(url.host);
  const std::uint16_t usual_port = url.tls ? 443 : 80;
  if (url.port != usual_port) writer.put(":").put_number(url.port);
}

}  // namespace

Result<std::string_view> write_head(const Request &request, std::span<char> into) {
  TextWriter writer(into);
  writer.put(request.method).put(" ").put(request.url.path).put(" HTTP/1.1");
  put_host(writer, request.url);
  writer.put("\r\nConnection: close\r\nAccept-Encoding: identity\r\n");
  if (!request.content_type.empty()) {
    writer.put("Content-Type: ").put(request.content_type).put("\r\nContent-Length: ");
    writer.put_number(static_cast<std::uint32_t>(request.body.size())).put("\r\n");
  }
  writer.put("\r\n");
  if (!writer.fits()) return {Status::no_memory, {}};
  return {Status::ok, writer.text()};
}

}  // namespace http
