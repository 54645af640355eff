#include "peer/checker/joined.h"

#include <algorithm>

namespace stackcheck::peer {

namespace {

/// The caller sees the object that has the connection, not the type it is of inside.
std::string without_field(const std::string &place) { return place.substr(0, place.find("->")); }

bool is_same(const ContractOutcome &one, const ContractOutcome &other) {
  return one.means == other.means && one.result == other.result && one.writes == other.writes &&
         one.errno_names == other.errno_names && one.releases == other.releases &&
         one.only_nonblocking == other.only_nonblocking &&
         one.reads_nothing == other.reads_nothing;
}

bool add(Contract &whole, const Contract &part) {
  if (part.role != whole.role || part.datagrams != whole.datagrams ||
      without_field(part.connection) != whole.connection || part.buffer != whole.buffer ||
      part.length != whole.length)
    return false;
  for (const ContractOutcome &outcome : part.outcomes)
    if (std::ranges::none_of(whole.outcomes,
                             [&](const auto &known) { return is_same(known, outcome); }))
      whole.outcomes.push_back(outcome);
  whole.readable_after_end &= part.readable_after_end;
  whole.always_whole &= part.always_whole;
  if (whole.name.find(part.name) == std::string::npos) whole.name += " or " + part.name;
  return true;
}

}  // namespace

std::optional<Contract> join_contracts(const std::vector<const Contract *> &parts) {
  if (parts.empty()) return std::nullopt;
  Contract whole = *parts.front();
  whole.connection = without_field(whole.connection);
  for (const Contract *part : parts)
    if (!add(whole, *part)) return std::nullopt;
  return whole;
}

}  // namespace stackcheck::peer
