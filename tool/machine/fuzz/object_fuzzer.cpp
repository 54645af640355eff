// Any bytes as object, archive or linked image. Reading returns units; each says of every
// function at least its reach, and what could not be read is a problem with a text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "machine/machine.h"

namespace {

using namespace stackcheck;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_function(const Function &function) {
  require(!function.symbol.empty() && function.reach_bytes >= function.frame_bytes);
  for (const Call &call : function.calls) require(call.depth_bytes <= function.frame_bytes);
  for (const Unknown &unknown : function.unknowns) require(!unknown.detail.empty());
}

void check_unit(const Unit &unit) {
  for (const Function &function : unit.functions) check_function(function);
  for (const Unknown &problem : unit.problems) require(!problem.detail.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  // A thin archive is a list of other files' names.
  constexpr char thin_magic[] = "!<thin>";
  if (std::string_view(reinterpret_cast<const char *>(data), size).starts_with(thin_magic))
    return 0;
  for (const Unit &unit : read_object_bytes({reinterpret_cast<const char *>(data), size}, "input"))
    check_unit(unit);
  return 0;
}
