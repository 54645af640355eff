#include <algorithm>
#include <initializer_list>
#include <regex>

#include "source/flag_rules.h"
#include "source/flags.h"

namespace stackcheck {
namespace {

struct GccDefault {
  const char *prefix;  ///< regular expression over the compiler's prefix
  std::initializer_list<std::string_view> unless;
  std::initializer_list<std::string_view> flags;
};

const GccDefault default_rules[] = {
    // arm.h: the bare-metal EABI targets use AAPCS's variable-size enumerations.
    {"arm-(?!.*gnu).*eabi(hf)?", {"-f~short-enums"}, {"-fshort-enums"}},
    // On every ARM, GCC loads and stores atomics of up to 32 bits in place; Clang calls
    // __atomic_load_4 where the CPU (Armv6-M) has no exclusive accesses, unless told so.
    {"arm-.*", {}, {"-Xclang", "-target-feature", "-Xclang", "+atomics-32"}},
    // The ESP32 family's GCCs are built for the windowed ABI; Clang's default is call0.
    {"xtensa-esp32.*", {"-mabi=call0"}, {"-Xclang", "-target-feature", "-Xclang", "+windowed"}},
    // GCC up to 13 takes these for warnings; the unit compiles for its user.
    {".*",
     {},
     {"-Wno-error=implicit-function-declaration", "-Wno-error=implicit-int",
      "-Wno-error=int-conversion", "-Wno-error=incompatible-pointer-types",
      "-Wno-error=incompatible-function-pointer-types", "-Wno-error=return-mismatch"}},
};

bool is_given(const GccDefault &rule, const std::vector<std::string> &words) {
  return std::ranges::any_of(words, [&](const std::string &word) {
    return std::ranges::any_of(rule.unless,
                               [&](std::string_view unless) { return matches_flag(word, unless); });
  });
}

}  // namespace

std::vector<std::string> gcc_defaults(const CompilerName &compiler,
                                      const std::vector<std::string> &words) {
  std::vector<std::string> flags;
  for (const GccDefault &rule : default_rules)
    if (std::regex_match(compiler.prefix, std::regex(rule.prefix)) && !is_given(rule, words))
      flags.insert(flags.end(), rule.flags.begin(), rule.flags.end());
  return flags;
}

}  // namespace stackcheck
