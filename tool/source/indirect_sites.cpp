#include "source/indirect_sites.h"

namespace stackcheck {

std::vector<IndirectSite> find_indirect_sites(const UnitFlow &flow) {
  std::vector<IndirectSite> sites;
  for (const CallFlow &call : flow.calls) {
    if (call.form == CallForm::direct) continue;
    const std::string linker_symbol = call.caller.substr(call.caller.rfind('#') + 1);
    sites.push_back({linker_symbol, call.where, call.field, call.expression});
  }
  return sites;
}

}  // namespace stackcheck
