#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "facts/input_error.h"
#include "peer/peer.h"
#include "peer/reads_bytes.h"
#include "units/pool.h"

namespace stackcheck {

namespace {

constexpr unsigned max_rounds = 6;  // of wrappers over wrappers in other units

UnitAnswer failed(const CompileCommand &command, const std::string &why) {
  UnitAnswer answer;
  answer.reads.undecided.push_back({{command.file, 0, 0}, "", "", why});
  return answer;
}

UnitAnswer answer_of(const Outcome &outcome, const CompileCommand &command) {
  if (!outcome.failure.empty()) return failed(command, "the analysis " + outcome.failure);
  try {
    return answer_from_cbor(outcome.bytes);
  } catch (const InputError &error) {
    return failed(command, error.what());
  }
}

/// Goes round until no unit learns anything of another.
class Rounds {
 public:
  explicit Rounds(const ReadsInput &input)
      : input_(input), contracts_(input.contracts), answers_(input.commands.size()) {}

  Reads run() {
    std::set<std::string> names;
    for (const Contract &contract : contracts_) names.insert(contract.name);
    std::vector<std::size_t> units = units_that_call(names);
    for (unsigned round = 0; round < max_rounds && !units.empty(); ++round) {
      analyse(units);
      units = units_that_call(learn());
    }
    std::vector<Reads> parts;
    for (UnitAnswer &answer : answers_) parts.push_back(std::move(answer.reads));
    return merged(std::move(parts));
  }

 private:
  void analyse(const std::vector<std::size_t> &units) {
    const auto task = [&](std::size_t number) {
      const std::size_t unit = units[number];
      return to_cbor(
          analyse_unit(input_.commands[unit], contracts_, input_.calls[unit].pointers));
    };
    Progress progress{0, units.size(), ""};
    const auto finished = [&](std::size_t number) {
      ++progress.done;
      progress.unit = input_.commands[units[number]].file;
      if (input_.progress) input_.progress(progress);
    };
    const std::vector<Outcome> outcomes =
        run_in_children(units.size(), task, {input_.jobs, input_.timeout_seconds}, finished);
    for (std::size_t i = 0; i < units.size(); ++i)
      answers_[units[i]] = answer_of(outcomes[i], input_.commands[units[i]]);
  }

  /// The identities of functions whose promise has changed.
  std::set<std::string> learn() {
    std::map<std::string, Contract> now;
    std::set<std::string> ambiguous;  // overloads
    for (const UnitAnswer &answer : answers_)
      for (const Contract &contract : answer.inferred) {
        const auto [row, is_new] = now.emplace(contract.identity(), contract);
        if (!is_new && to_text(row->second) != to_text(contract))
          ambiguous.insert(contract.identity());
      }
    for (const std::string &name : ambiguous) now.erase(name);
    std::set<std::string> changed;
    for (const auto &[name, contract] : now)
      if (!known_.contains(name) || to_text(known_.at(name)) != to_text(contract))
        changed.insert(name);
    for (const auto &[name, contract] : known_)
      if (!now.contains(name)) changed.insert(name);
    known_ = std::move(now);
    contracts_ = input_.contracts;
    for (const auto &[name, contract] : known_) contracts_.push_back(contract);
    return changed;
  }

  std::vector<std::size_t> units_that_call(const std::set<std::string> &names) const {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < input_.calls.size(); ++i)
      if (may_call(input_.calls[i], names)) units.push_back(i);
    return units;
  }

  static bool may_call(const UnitCalls &calls, const std::set<std::string> &names) {
    const auto is_named = [&](const std::string &name) { return names.contains(name); };
    return !calls.is_known || std::ranges::any_of(calls.names, is_named) ||
           std::ranges::any_of(calls.pointers, [&](const PointerCall &call) {
             return std::ranges::any_of(call.targets, is_named);
           });
  }

  const ReadsInput &input_;
  std::vector<Contract> contracts_;
  std::vector<UnitAnswer> answers_;
  std::map<std::string, Contract> known_;
};

}  // namespace

Reads find_program_reads(const ReadsInput &input) { return Rounds(input).run(); }

std::vector<Contract> contracts_with(const std::vector<std::string> &files) {
  std::vector<Contract> own;
  for (const std::string &file : files) {
    std::vector<Contract> contracts = read_contracts(file);
    own.insert(own.end(), contracts.begin(), contracts.end());
  }
  std::set<std::string> replaced;
  for (const Contract &contract : own) replaced.insert(contract.name);
  std::vector<Contract> all = builtin_contracts();
  std::erase_if(all, [&](const Contract &one) { return replaced.contains(one.name); });
  std::move(own.begin(), own.end(), std::back_inserter(all));
  return all;
}

}  // namespace stackcheck
