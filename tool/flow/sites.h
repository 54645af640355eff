#pragma once
// The calls of the program: direct ones, and those through pointers and objects, whose targets
// are found as values arrive.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "flow/calls.h"

namespace stackcheck::flow {

/// An indirect call while its targets are being found.
struct Site {
  const CallFlow *stated = nullptr;
  std::size_t unit = 0, call = 0;  ///< where it stands
  Invocation invocation;
  SlotId callee = 0;     ///< of a pointer or member pointer
  bool by_fact = false;  ///< the user says where it goes

  /// What led to a target: a value and the slot it arrived in; none for a fact and for
  /// targets that only the class hierarchy gives.
  struct Cause {
    std::optional<SlotId> slot;
    ValueId value = 0;
  };
  std::map<std::string, Cause> targets;            ///< by SYMBOL
  std::map<ValueId, std::set<std::string>> leads;  ///< where each value of `pointer` leads
  std::optional<SlotId> pointer;        ///< what alone decides: the callee, or the object
  std::set<std::string> unknown, kept;  ///< reasons
  std::map<std::string, SlotId> objects;  ///< dispatched: those of each target, by SYMBOL
  std::set<ValueId> any_target;           ///< objects that may be those of any target

  // Without any target they are doubts.
  std::map<std::string, ValueId> misfits;  ///< functions that cannot be called so, by SYMBOL
  std::optional<ValueId> number;           ///< arithmetic in the callee's memory
};

class Sites {
 public:
  /// Connects all calls; keeps references to everything.
  Sites(Graph &graph, Memory &memory, Calls &calls, const Functions &functions,
        const Classes &classes, const std::vector<Unit> &units, const std::vector<Fact> &facts);

  /// After a fixpoint: objects whose class never showed may be of any, and a pointer without
  /// a target is not "never set" if something was put there. Says whether that made the
  /// fixpoint incomplete.
  bool complete();

  const std::deque<Site> &all() const { return sites_; }

 private:
  void connect(std::size_t unit, std::size_t call, const CallFlow &stated,
               const std::vector<Fact> &facts);
  Invocation invocation_of(const CallFlow &stated);
  bool connect_by_fact(Site &site, const std::vector<Fact> &facts);

  void on_callee(Site &site, ValueId id, const Value &value);
  void on_doubt(Site &site, ValueId id, const Value &value, SlotId slot);
  void call_any_fitting(Site &site, const Site::Cause &cause);
  void dispatch(Site &site, const std::string &method);
  void on_object(Site &site, const std::string &method, const Site::Cause &cause, ValueId object,
                 const Value &value);
  void dispatch_to(Site &site, const std::set<std::string> &symbols, const Site::Cause &cause,
                   ValueId object);
  SlotId objects_of(Site &site, const std::string &symbol);
  bool doubt_empty(Site &site);
  void call_all(Site &site, const std::set<std::string> &symbols, const Site::Cause &cause);
  void call(Site &site, const std::string &symbol, const Site::Cause &cause);
  void start(Site &site, const std::string &symbol, const Site::Cause &cause);
  bool fits(const Site &site, const std::string &symbol, bool punned) const;

  Graph &graph_;
  Memory &memory_;
  Calls &calls_;
  const Functions &functions_;
  const Classes &classes_;
  std::deque<Site> sites_;  // watchers keep references
};

}  // namespace stackcheck::flow
