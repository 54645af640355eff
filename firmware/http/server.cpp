#include "http/server.h"

namespace http {

std::string_view write_answer_head(const StatusLine &status, std::size_t body_bytes,
                                   std::span<char> into) {
  TextWriter writer(into);
  writer.put("HTTP/1.1 ").put_number(status.code).put(" ").put(status.reason);
  if (status.code == 405) writer.put("\r\nAllow: GET, HEAD");
  writer.put("\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n");
  writer.put("Content-Length: ").put_number(static_cast<std::uint32_t>(body_bytes));
  return writer.put("\r\n\r\n").text();
}

}  // namespace http
