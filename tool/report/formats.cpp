// To add a report format:
//   1. Write tool/report/<format>.cpp with what a Format needs. Take names
//      from report/names.h, shorten paths with shown_path(), and pass every text that comes
//      from the input through what keeps it harmless in your format (printable() for
//      terminals). Call check_sums() for each board.
//   2. Declare both in report/formats.h and add their row below.
//   3. Test it in tool/report/tests/ and describe it in docs/using.md.
#include "report/formats.h"

#include <array>

#include "facts/input_error.h"
#include "options/closest_name.h"

namespace stackcheck {

namespace {

constexpr std::array rows = {
    Format{"text", write_text, write_unit_facts_text, write_explanation_text, write_reads_text,
           write_inferred_text},
    Format{"json", write_json, write_unit_facts_json, write_explanation_json, write_reads_json,
           write_reads_json},
};

}  // namespace

std::span<const Format> formats() { return rows; }

const Format &find_format(const std::string &name) {
  std::vector<std::string> names;
  for (const Format &format : formats()) {
    if (format.name == name) return format;
    names.emplace_back(format.name);
  }
  throw InputError("--format: \"" + name + "\": wanted " + quoted_list(names) +
                   did_you_mean(name, names));
}

}  // namespace stackcheck
