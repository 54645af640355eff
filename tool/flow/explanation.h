#pragma once
// Why calls through pointers lead where they lead, for a reader who doubts it.

#include <string>
#include <vector>

#include "flow/listing.h"

namespace stackcheck {

/// What a reader asks about.
struct Question {
  std::string text;               ///< as it was asked: a function or a field, if no place
  std::string file;               ///< the end of a path, if a place
  unsigned line = 0, column = 0;  ///< 0: any
};

/// "net.c:40", "net.c:40:7", "net_send", "port.send".
Question parse_question(const std::string &text);

struct ExplainedTarget {
  std::string symbol;
  std::vector<FlowStep> steps;  ///< from where its address is taken to the call
  auto operator<=>(const ExplainedTarget &) const = default;
};

struct ExplainedCall {
  IndirectCall call;
  std::vector<ExplainedTarget> targets;  ///< of a question about a target only that one
};

struct Explanation {
  std::vector<ExplainedCall> calls;  ///< at the place, through the field, in or to the function
  std::vector<Location> taken;       ///< where the function's address is taken
  bool is_known = false;             ///< the program has what was asked about
};

Explanation explain(const std::vector<Unit> &units, const FlowSolution &solution,
                    const Question &question);

/// All functions and fields a question can name, for a message.
std::vector<std::string> names_to_ask(const std::vector<Unit> &units);

}  // namespace stackcheck
