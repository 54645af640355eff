#include "peer/reads_bytes.h"

#include <nlohmann/json.hpp>

#include "facts/input_error.h"

namespace stackcheck {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Location, file, line, column)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PathNote, where, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Finding, kind, where, function, callee, api, message, path,
                                   fingerprint)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UndecidedSite, where, function, callee, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(InferredText, where, function, lines)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reads, safe, findings, undecided, inferred)

std::vector<std::uint8_t> to_cbor(const Reads &reads) { return json::to_cbor(json(reads)); }

Reads reads_from_cbor(std::span<const std::uint8_t> bytes) try {
  Reads reads = json::from_cbor(bytes.begin(), bytes.end()).get<Reads>();
  for (const Finding &finding : reads.findings)
    if (static_cast<std::size_t>(finding.kind) >= finding_names.size())
      throw InputError("reads: a finding of no known kind");
  return reads;
} catch (const json::exception &error) {
  throw InputError(std::string("reads: ") + error.what());
}

}  // namespace stackcheck
