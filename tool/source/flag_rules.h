#pragma once
#include <string_view>

namespace stackcheck {

enum class FlagAction {
  keep,
  drop,
  drop_if_unknown,  ///< kept where Clang knows it
  drop_assuming,    ///< `why` becomes an assumption
  refuse,           ///< the unit is not compiled
};

/// What happens to a flag of a compile command, and why.
struct FlagVerdict {
  FlagAction action = FlagAction::keep;
  const char *why = "";
};

/// The verdict on a flag as it is written, its value included ("-o x.o", "-mcpu=cortex-m3").
FlagVerdict judge_flag(std::string_view flag);

/// Whether `flag` matches `pattern`: `*` stands for any text, `~` for an optional "no-".
bool matches_flag(std::string_view flag, std::string_view pattern);

}  // namespace stackcheck
