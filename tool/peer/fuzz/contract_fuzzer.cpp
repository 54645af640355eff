// Any bytes as a file of read contracts. The reader may only return contracts that name a
// function and where they stand, or throw InputError.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "facts/input_error.h"
#include "peer/contract.h"

namespace {

using namespace stackcheck;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string text(reinterpret_cast<const char *>(data), size);
  try {
    for (const Contract &contract : read_contracts("input", [&](const std::string &) { return text; }))
      require(!contract.name.empty() && !contract.api.empty() && contract.where.line > 0);
  } catch (const InputError &error) {
    require(*error.what() != '\0');
  }
  return 0;
}
