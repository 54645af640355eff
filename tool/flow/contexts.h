#pragma once
// Calls told apart by the callbacks and objects they pass, after the fixpoint.
//
// Only what moves by plain assignment through parameters and values within an expression is
// told apart; everything else (variables, memory, what is returned) holds what it holds in any
// call. A static variable keeps what an earlier call left in it, and a variable whose address
// is known can be written by a later activation of its function.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "flow/sites.h"

namespace stackcheck::flow {

class Contexts {
 public:
  Contexts(const Graph &graph, const Functions &functions, const Sites &sites,
           const std::vector<Unit> &units);

  /// What `slot`, a place of the function SYMBOL, holds in a context.
  std::set<ValueId> held(SlotId slot, const std::string &symbol, const FlowContext &context) const;

  /// What the call gives `callee` in a context of the call's caller.
  FlowContext passed(std::size_t unit, std::size_t call, const FlowTarget &callee,
                     const FlowContext &context) const;

 private:
  using Parameters = std::set<std::size_t>;
  struct Passing {
    std::string caller;
    bool dispatches = false;  ///< by the class of the first argument
    std::vector<std::optional<SlotId>> arguments;
  };
  struct Found {
    std::set<ValueId> values;
    Parameters parameters;
  };

  void add_calls(const std::vector<Unit> &units);
  void find_parameters(const Sites &sites, const std::vector<Unit> &units);
  bool pass_on(const std::string &callee, const Passing &passing);
  void find_targets(const Functions &functions);
  std::optional<std::size_t> parameter_of(SlotId slot, const std::string &symbol) const;
  void follow(SlotId slot, const std::string &symbol, const FlowContext &context,
              std::set<SlotId> &visited, Found &found) const;
  void follow_into(SlotId slot, const std::string &symbol, const FlowContext &context,
                   std::set<SlotId> &visited, Found &found) const;

  const Graph &graph_;
  std::map<std::pair<std::size_t, std::size_t>, Passing> calls_;
  std::map<std::string, Parameters> parameters_;  // those that decide about a call, by SYMBOL
  std::map<FlowTarget, std::set<std::string>> symbols_;  // of the functions that have such
};

}  // namespace stackcheck::flow
