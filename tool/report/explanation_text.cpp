// The answer to `explain` for people: each call, each target, and the steps to it.
#include "facts/readable_name.h"
#include "report/formats.h"
#include "report/names.h"
#include "report/phrases.h"
#include "report/printable.h"
#include "report/table.h"

namespace stackcheck {

namespace {

std::string verdict_words(const IndirectCall &call) {
  switch (call.verdict) {
    case SiteVerdict::resolved:
      return "leads to " + plural(call.targets.size(), "function");
    case SiteVerdict::never_set:
      return "is never made: nothing in the program sets this pointer";
    case SiteVerdict::by_signature:
      return "leads to any function of a fitting signature whose address is taken";
    case SiteVerdict::unknown:
      return "may lead anywhere";
  }
  return "";
}

std::string steps_text(const ExplainedTarget &target, const ReportOptions &options) {
  Table table;
  std::size_t number = 0;
  for (const FlowStep &step : target.steps)
    table.add(
        {{std::to_string(++number), {}, true}, {step.what}, {place_text(step.where, options)}});
  return "    " + painted(printable(readable_name(target.symbol)), Style::strong, options.color) +
         "\n" + table.text(6, options.color);
}

std::string call_text(const ExplainedCall &explained, const ReportOptions &options) {
  const IndirectCall &call = explained.call;
  std::string text = "  " + place_text(call.where, options) + "  " +
                     printable(readable_name(call.caller)) + " calls " + printable(call.expression);
  if (!call.field.empty()) text += " (field " + printable(call.field) + ")";
  text += ", which " + verdict_words(call) + "\n";
  for (const std::string &why : call.why) text += "    because " + printable(why) + "\n";
  for (const ExplainedTarget &target : explained.targets) text += steps_text(target, options);
  return text;
}

std::string board_text(const BoardExplanation &board, const ReportOptions &options) {
  std::string text = "\n" +
                     painted(printable("Board " + board.board + ": " + board.question.text),
                             Style::strong, options.color) +
                     "\n";
  for (const ExplainedCall &call : board.explanation.calls) text += call_text(call, options);
  if (board.explanation.calls.empty())
    text += board.explanation.is_known ? "  no call through a pointer leads there\n"
                                       : "  not in this board's program\n";
  for (const Location &where : board.explanation.taken)
    text += "  its address is taken at " + place_text(where, options) + "\n";
  return text;
}

}  // namespace

std::string write_explanation_text(const std::vector<BoardExplanation> &boards,
                                   const ReportOptions &options) {
  std::string text = "Why calls through pointers lead where they lead.\n";
  for (const BoardExplanation &board : boards) text += board_text(board, options);
  return text;
}

}  // namespace stackcheck
