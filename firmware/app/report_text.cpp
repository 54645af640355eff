#include "app/report_text.h"

namespace app {

namespace {

std::string_view name_of(http::Outcome outcome) {
  switch (outcome) {
    case http::Outcome::complete:
      return "complete";
    case http::Outcome::truncated:
      return "truncated";
    case http::Outcome::timed_out:
      return "timed-out";
    case http::Outcome::malformed:
      return "malformed";
    case http::Outcome::too_large:
      return "too-large";
    case http::Outcome::not_sent:
      break;
  }
  return "not-sent";
}

}  // namespace

std::string_view report_text(const http::Answer &answer, std::span<char> into) {
  http::TextWriter writer(into);
  writer.put("{\"outcome\":\"").put(name_of(answer.outcome)).put("\",\"status\":");
  writer.put_number(answer.status).put(",\"bytes\":");
  writer.put_number(static_cast<std::uint32_t>(answer.body_bytes)).put("}");
  return writer.fits() ? writer.text() : std::string_view();
}

}  // namespace app
