#include "flow/abi.h"

#include <algorithm>

namespace stackcheck::flow {

namespace {

// Records come back in memory that the caller passes as one more argument; everything else in
// registers that a caller may ignore.
bool result_fits(PassClass wanted, PassClass given) {
  if (wanted == PassClass::record || given == PassClass::record) return wanted == given;
  return wanted == given || wanted == PassClass::none || given == PassClass::none;
}

bool begins_alike(const std::vector<PassClass> &one, const std::vector<PassClass> &other) {
  const auto common = static_cast<std::ptrdiff_t>(std::min(one.size(), other.size()));
  return std::equal(one.begin(), one.begin() + common, other.begin());
}

bool count_fits(std::size_t given, const Signature &function, Fit fit) {
  const std::size_t taken = function.parameters.size();
  return given == taken || fit == Fit::given || (given > taken && function.variadic);
}

}  // namespace

bool fits(const Signature &call, std::size_t arguments, const Signature &function, Fit fit) {
  if (!call.prototyped || !function.prototyped) return true;
  const std::size_t given =
      call.variadic ? std::max(arguments, call.parameters.size()) : call.parameters.size();
  return result_fits(call.result, function.result) && count_fits(given, function, fit) &&
         begins_alike(call.parameters, function.parameters);
}

}  // namespace stackcheck::flow
