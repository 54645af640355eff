#include "flow/explanation.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <tuple>

#include "flow/names.h"

namespace stackcheck {

namespace {

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

/// Takes ":NUMBER" from the end of `text`.
std::optional<unsigned> take_number(std::string &text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return {};
  const std::optional<unsigned> value = number(std::string_view(text).substr(colon + 1));
  if (value) text.erase(colon);
  return value;
}

/// Answers one question about one program.
class Explaining {
 public:
  Explaining(const std::vector<Unit> &units, const FlowSolution &solution, const Question &question)
      : units_(units), solution_(solution), question_(question) {}

  Explanation run() {
    find_functions();
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      const std::vector<CallFlow> &calls = units_[unit].flow.calls;
      for (std::size_t i = 0; i < calls.size(); ++i)
        if (calls[i].form != CallForm::direct) look_at(unit, i);
      look_for_taken(units_[unit]);
    }
    return finish();
  }

 private:
  bool asks_for_name() const { return question_.line == 0; }

  void find_functions() {
    if (!asks_for_name()) return;
    for (const Unit &unit : units_)
      for (const FunctionFlow &function : unit.flow.functions)
        if (question_.text == function.name || question_.text == function.linker_symbol)
          functions_.insert(function.linker_symbol);
    answer_.is_known = !functions_.empty();
  }

  bool is_meant(const CallFlow &call) const {
    if (asks_for_name())
      return functions_.contains(flow::without_unit(call.caller)) ||
             (!call.field.empty() && call.field == question_.text);
    return flow::is_end_of_path(question_.file, call.where.file) &&
           call.where.line == question_.line &&
           (question_.column == 0 || call.where.column == question_.column);
  }

  void look_at(std::size_t unit, std::size_t index) {
    const CallFlow &call = units_[unit].flow.calls[index];
    const SiteResult &result = solution_.site(unit, index);
    const bool meant = is_meant(call);
    ExplainedCall explained{list_indirect_call(call, result), {}};
    for (const FlowTarget &target : result.targets)
      if (meant || functions_.contains(target.symbol))
        explained.targets.push_back({target.symbol, solution_.explain(unit, index, target)});
    if (meant || !explained.targets.empty()) answer_.calls.push_back(std::move(explained));
  }

  void look_for_taken(const Unit &unit) {
    for (const Flow &flow : unit.flow.flows)
      if (flow.kind == FlowKind::value && flow.from.starts_with("function:") &&
          functions_.contains(flow::without_unit(flow.from.substr(sizeof "function:" - 1))))
        answer_.taken.push_back(flow.where);
  }

  // What several units include is one call to a reader.
  Explanation finish() {
    const auto key = [](const ExplainedCall &each) {
      return std::tie(each.call.where, each.call.caller, each.call.expression, each.targets);
    };
    std::ranges::stable_sort(answer_.calls, {}, key);
    const auto more = std::ranges::unique(answer_.calls, {}, key);
    answer_.calls.erase(more.begin(), more.end());
    std::ranges::sort(answer_.taken);
    const auto again = std::ranges::unique(answer_.taken);
    answer_.taken.erase(again.begin(), again.end());
    answer_.is_known |= !answer_.calls.empty();
    return std::move(answer_);
  }

  const std::vector<Unit> &units_;
  const FlowSolution &solution_;
  const Question &question_;
  std::set<std::string> functions_;  // those that the question names
  Explanation answer_;
};

}  // namespace

Question parse_question(const std::string &text) {
  Question question{text, text, 0, 0};
  const std::optional<unsigned> last = take_number(question.file);
  const std::optional<unsigned> line = last ? take_number(question.file) : std::nullopt;
  question.line = line.value_or(last.value_or(0));
  question.column = line ? *last : 0;
  return question;
}

Explanation explain(const std::vector<Unit> &units, const FlowSolution &solution,
                    const Question &question) {
  return Explaining(units, solution, question).run();
}

std::vector<std::string> names_to_ask(const std::vector<Unit> &units) {
  std::set<std::string> names;
  for (const Unit &unit : units) {
    for (const FunctionFlow &function : unit.flow.functions) names.insert(function.name);
    for (const CallFlow &call : unit.flow.calls)
      if (!call.field.empty()) names.insert(call.field);
  }
  return {names.begin(), names.end()};
}

}  // namespace stackcheck
