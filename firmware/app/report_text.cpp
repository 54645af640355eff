#include "app/report_text.h"

#include "app/names.h"

namespace app {

std::string_view report_text(const Fetched &fetched, std::span<char> into) {
  http::TextWriter writer(into);
  writer.put("{\"fetch\":\"").put(name_of(fetched.status));
  writer.put("\",\"outcome\":\"").put(name_of(fetched.answer.outcome));
  writer.put("\",\"status\":").put_number(fetched.answer.status);
  writer.put(",\"bytes\":").put_number(static_cast<std::uint32_t>(fetched.answer.body_bytes));
  writer.put("}");
  return writer.fits() ? writer.text() : std::string_view();
}

}  // namespace app
