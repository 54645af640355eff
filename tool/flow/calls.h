#pragma once
// What happens when a call reaches a function: arguments become parameters, or a model or the
// world outside the program gets them.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "flow/classes.h"
#include "flow/functions.h"
#include "flow/memory.h"
#include "flow/models.h"

namespace stackcheck::flow {

/// A call and what goes in and out, whatever it reaches.
struct Invocation {
  std::size_t id = 0;
  std::string caller;
  Location where;
  std::vector<std::optional<SlotId>> arguments;  ///< none: holds no pointer
  std::optional<SlotId> result;
  std::optional<ValueId> others;  ///< what parameters without an argument hold
};

class Calls {
 public:
  /// Keeps references to all; takes the escapes of `memory`.
  Calls(Graph &graph, Memory &memory, const Functions &functions, const Models &models,
        const Classes &classes);

  std::size_t new_id() { return next_id_++; }
  /// The call reaches SYMBOL.
  void invoke(const std::string &symbol, const Invocation &call);
  /// Something outside the program calls SYMBOL, as `why` says.
  void invoke_from_outside(const std::string &symbol, const std::string &why,
                           std::optional<SlotId> result);

  struct Root {
    std::string symbol, kind, how;
    Location where;
    auto operator<=>(const Root &) const = default;
  };
  /// Functions that models say are started later.
  const std::set<Root> &roots() const { return roots_; }
  /// What an external function calls itself.
  struct CalledBy {
    std::set<std::string> symbols;
    std::set<std::string> doubts;  ///< why those may not be all
  };
  const std::map<std::string, CalledBy> &called_by() const { return called_by_; }
  /// All SYMBOLs that reached code without source.
  const std::set<std::string> &escaped() const { return escaped_; }

 private:
  using Place = ModelPlace;

  void bind(const FunctionFlow &function, const Invocation &call);
  void bind_others(const FunctionFlow &function, const Invocation &call, StepId step);
  void bind_result(const FunctionFlow &function, const Invocation &call);
  void blank(const FunctionFlow &function);
  void leave(const std::string &symbol, const Invocation &call);
  void on_escape(const std::string &who, const Value &value);

  void apply(const ModelFact &model, const std::string &symbol, const Invocation &call);
  void call_back(const ModelFact::Callback &callback, const std::string &symbol,
                 const Invocation &call, bool root);
  Invocation callback_of(const ModelFact::Callback &callback, const std::string &symbol,
                         const Invocation &call);
  /// The SYMBOLs that a piece of code may be.
  std::set<std::string> symbols_of(const Value &code) const;
  void keep(const std::string &symbol, const Invocation &call, StepId step);
  void copy(const ModelFact::Copy &copy, const Invocation &call, StepId step);
  std::optional<SlotId> slot_of(const Place &place, const Invocation &call, StepId step);
  std::optional<SlotId> pointer_of(const Place &place, const Invocation &call, StepId step);

  Graph &graph_;
  Memory &memory_;
  const Functions &functions_;
  const Models &models_;
  const Classes &classes_;
  std::size_t next_id_ = 0;
  std::set<std::pair<std::size_t, std::string>> invoked_;
  std::set<std::string> blanked_;
  std::set<std::pair<std::string, std::string>> outside_calls_;
  std::set<Root> roots_;
  std::map<std::string, CalledBy> called_by_;
  std::set<std::string> escaped_;
};

}  // namespace stackcheck::flow
