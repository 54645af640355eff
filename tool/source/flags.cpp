#include "source/flags.h"

#include <regex>
#include <string_view>

#include "clang/Options/Options.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "source/flag_rules.h"

namespace stackcheck {
namespace {

namespace opt = llvm::opt;
namespace options = clang::options;

constexpr std::string_view hand_over = "-Xclang ";

/// Notes what the table says of one argument; true if the argument is to be kept. What
/// -Xclang hands to the compiler proper is refused or kept: dropped, it would leave its value.
bool keep(const opt::Arg &arg, std::string text, ClangFlags &flags) {
  const bool handed_over = text.starts_with(hand_over);
  if (handed_over) text.erase(0, hand_over.size());
  const FlagVerdict verdict = judge_flag(text);
  const std::string because = text + ": " + verdict.why;
  if (verdict.action == FlagAction::refuse) flags.refused.push_back(because);
  if (handed_over) return true;
  if (verdict.action == FlagAction::drop_assuming) flags.assumptions.push_back(because);
  if (verdict.action == FlagAction::drop_if_unknown)
    return !arg.getOption().matches(options::OPT_UNKNOWN);
  return verdict.action == FlagAction::keep;
}

std::vector<const char *> pointers(const std::vector<std::string> &words) {
  std::vector<const char *> result;
  for (const std::string &word : words) result.push_back(word.c_str());
  return result;
}

}  // namespace

ClangFlags translate_flags(const std::vector<std::string> &words) {
  unsigned missing_index = 0, missing_count = 0;
  const std::vector<const char *> raw = pointers(words);
  const opt::InputArgList args = clang::getDriverOptTable().ParseArgs(
      raw, missing_index, missing_count, opt::Visibility(options::ClangOption));
  ClangFlags flags;
  if (missing_count) flags.refused.push_back(words.at(missing_index) + ": its value is missing");
  opt::ArgStringList kept;
  for (const opt::Arg *arg : args) {
    const std::string text = arg->getAsString(args);
    if (is_machine_flag(text)) flags.machine_flags.push_back(text);
    if (keep(*arg, text, flags)) arg->render(args, kept);
  }
  flags.arguments.assign(kept.begin(), kept.end());
  return flags;
}

bool is_machine_flag(const std::string &flag) {
  static const std::regex form(
      R"(-m(?:cpu|mcu|arch|tune|float-abi|fpu|abi|cmodel|isa-spec)=[A-Za-z0-9_.+-]+)"
      R"(|-m(?:thumb|arm|soft-float|hard-float|big-endian|little-endian|cmse|longcalls))"
      R"(|-m(?:unaligned-access|no-unaligned-access|strict-align|no-strict-align))"
      R"(|--?specs=[A-Za-z0-9_][A-Za-z0-9_.-]*\.specs|-nostdinc\+\+)");
  return std::regex_match(flag, form);
}

}  // namespace stackcheck
