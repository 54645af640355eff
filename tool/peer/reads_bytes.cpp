#include "peer/reads_bytes.h"

#include <nlohmann/json.hpp>

#include "facts/input_error.h"

template <>
struct nlohmann::adl_serializer<std::optional<unsigned>> {
  static void to_json(json &value, const std::optional<unsigned> &number) {
    value = number ? json(*number) : json();
  }
  static void from_json(const json &value, std::optional<unsigned> &number) {
    number = value.is_null() ? std::nullopt : std::optional(value.get<unsigned>());
  }
};

namespace stackcheck {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Location, file, line, column)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PathNote, where, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Finding, kind, where, function, callee, api, message, path,
                                   fingerprint)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UndecidedSite, where, function, callee, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(InferredText, where, function, lines)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reads, safe, findings, undecided, inferred)

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ContractValue, low, high, is_range)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WrittenValue, to, value)

// What an inferred contract can say; those of files never travel.
void to_json(json &object, const ContractOutcome &outcome) {
  object = {{"means", outcome.means},
            {"releases", outcome.releases},
            {"reads_nothing", outcome.reads_nothing},
            {"waited", outcome.waited},
            {"writes", outcome.writes}};
  if (outcome.result) object["result"] = *outcome.result;
}

void from_json(const json &object, ContractOutcome &outcome) {
  object.at("means").get_to(outcome.means);
  object.at("releases").get_to(outcome.releases);
  object.at("reads_nothing").get_to(outcome.reads_nothing);
  object.at("waited").get_to(outcome.waited);
  object.at("writes").get_to(outcome.writes);
  if (object.contains("result")) outcome.result = object["result"].get<ContractValue>();
  if (outcome.means > Means::error) throw InputError("reads: an outcome of no known meaning");
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Contract, api, name, parameters, role, connection, buffer,
                                   length, outcomes, readable_after_end, source, unit)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UnitAnswer, reads, inferred)

std::vector<std::uint8_t> to_cbor(const UnitAnswer &answer) { return json::to_cbor(json(answer)); }

std::string to_text(const Contract &contract) {
  return json(contract).dump(-1, ' ', false, json::error_handler_t::replace);
}

UnitAnswer answer_from_cbor(std::span<const std::uint8_t> bytes) try {
  UnitAnswer answer = json::from_cbor(bytes.begin(), bytes.end()).get<UnitAnswer>();
  for (const Finding &finding : answer.reads.findings)
    if (static_cast<std::size_t>(finding.kind) >= finding_names.size())
      throw InputError("reads: a finding of no known kind");
  for (Contract &contract : answer.inferred) {
    if (contract.role != Role::read)
      throw InputError("reads: an inferred contract of another role");
    contract.origin = ContractOrigin::inferred;
  }
  return answer;
} catch (const json::exception &error) {
  throw InputError(std::string("reads: ") + error.what());
}

}  // namespace stackcheck
