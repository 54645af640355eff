#pragma once
#include <set>
#include <string>
#include <vector>

#include "program/flow_answer.h"

namespace stackcheck {

/// Calls that are only made where a compiler guessed right, and it never does.
///
/// GCC takes a virtual call to lead to the one method it knows, compares the pointer with that
/// method's address, and where they are equal calls it or has its code inlined (its
/// -fdevirtualize-speculatively, part of -O2). If no object that gets there has that method, the
/// code after the comparison does not run. A machine call there may still be another one of the
/// source that was merged into it: it is a guess only if nothing else in the machine function can
/// call what it calls.
class Guesses {
 public:
  /// Keeps the references of `source`, and that to `answers`, which is of the same function.
  Guesses(const FunctionSource &source, const FlowAnswers &answers);

  /// Whether `call`, with a known callee, is one that is never made.
  bool is_never_right(const Call &call) const;

 private:
  using Functions = std::set<std::string>;

  /// Whether the source calls `callee` where `caller` stands on the line by no other way than a
  /// virtual call that does not lead to it.
  bool is_wrong(const std::string &callee, unsigned line, const std::string &caller) const;
  Functions wrong_in(const Call &call) const;
  Functions start_without(const Functions &wrong) const;
  bool may_reach(const std::string &callee, Functions from) const;
  bool may_be_same_code(const std::string &one, const std::string &other) const;
  const FunctionFlow *flow_of(const std::string &symbol) const;
  std::size_t calls_in(const std::string &caller) const;

  const FunctionSource source_;
  const FlowAnswers &answers_;
  std::vector<std::size_t> units_;
  std::vector<SourceCall> virtual_calls_;
};

}  // namespace stackcheck
