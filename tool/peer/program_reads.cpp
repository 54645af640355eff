#include <exception>
#include <iterator>
#include <set>

#include "facts/input_error.h"
#include "peer/peer.h"
#include "peer/reads_bytes.h"
#include "units/pool.h"

namespace stackcheck {

namespace {

Reads failed(const CompileCommand &command, const std::string &why) {
  Reads reads;
  reads.undecided.push_back({{command.file, 0, 0}, "", "", why});
  return reads;
}

Reads reads_of(const Outcome &outcome, const CompileCommand &command) {
  if (!outcome.failure.empty()) return failed(command, "the analysis " + outcome.failure);
  try {
    return reads_from_cbor(outcome.bytes);
  } catch (const InputError &error) {
    return failed(command, error.what());
  }
}

}  // namespace

Reads find_program_reads(const ReadsInput &input) {
  const auto task = [&](std::size_t number) {
    return to_cbor(find_reads(input.commands[number], input.contracts));
  };
  const std::vector<Outcome> outcomes =
      run_in_children(input.commands.size(), task, {input.jobs, input.timeout_seconds}, {});
  std::vector<Reads> parts;
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    parts.push_back(reads_of(outcomes[i], input.commands[i]));
  return merged(std::move(parts));
}

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
