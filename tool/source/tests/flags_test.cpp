#include "source/flags.h"

#include <gmock/gmock.h>

#include "source/flag_rules.h"

namespace stackcheck {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Flags, KeepsWhatClangUnderstands) {
  const ClangFlags flags =
      translate_flags({"-mcpu=cortex-m3", "-Os", "-DX=1", "-I", "inc", "-fno-tree-vectorize",
                       "-Xclang", "-target-feature", "-Xclang", "+windowed", "a.c"});
  EXPECT_THAT(flags.arguments,
              ElementsAre("-mcpu=cortex-m3", "-Os", "-D", "X=1", "-I", "inc", "-fno-vectorize",
                          "-Xclang", "-target-feature", "-Xclang", "+windowed", "a.c"));
  EXPECT_THAT(flags.refused, IsEmpty());
  EXPECT_THAT(flags.assumptions, IsEmpty());
}

TEST(Flags, DropsGccOnlyFlagsWithoutAnAssumption) {
  for (const char *flag : {"-fno-tree-ch", "-fipa-sra", "-fno-ipa-icf", "-fno-gcse-lm",
                           "-fvar-tracking-assignments", "-mlongcalls", "-mthumb-interwork",
                           "-fanalyzer", "-fno-printf-return-value", "--specs=nano.specs"}) {
    const ClangFlags flags = translate_flags({flag, "a.c"});
    EXPECT_THAT(flags.arguments, ElementsAre("a.c")) << flag;
    EXPECT_THAT(flags.refused, IsEmpty()) << flag;
    EXPECT_THAT(flags.assumptions, IsEmpty()) << flag;
  }
}

TEST(Flags, DropsWhatWouldWriteAFile) {
  const ClangFlags flags =
      translate_flags({"-o", "x.o", "-MMD", "-MF", "x.d", "-MT", "x.o", "-MJ", "x.json",
                       "-fstack-usage", "-save-temps=obj", "-ftime-trace=t.json", "-gsplit-dwarf",
                       "-fcallgraph-info=su,da", "-Wa,-adhlns=x.lst", "-Wp,-MD,x.d", "a.c"});
  EXPECT_THAT(flags.arguments, ElementsAre("a.c"));
  EXPECT_THAT(flags.refused, IsEmpty());
}

TEST(Flags, LinkTimeOptimisationLeavesAnAssumption) {
  EXPECT_THAT(translate_flags({"-flto", "a.c"}).assumptions, ElementsAre(HasSubstr("link-time")));
  EXPECT_THAT(translate_flags({"-flto=auto", "a.c"}).assumptions, Not(IsEmpty()));
  EXPECT_THAT(translate_flags({"-fno-lto", "a.c"}).assumptions, IsEmpty());
}

TEST(Flags, RefusesWhatLoadsOrRunsCode) {
  const std::vector<std::vector<std::string>> commands = {
      {"-fplugin=x.so"},
      {"-fplugin-arg-x-y=z"},
      {"-fpass-plugin=x.so"},
      {"-Xclang", "-load", "-Xclang", "x.so"},
      {"-Xclang", "-plugin", "-Xclang", "x"},
      {"-Xclang", "-add-plugin", "-Xclang", "x"},
      {"-Xclang", "-fpass-plugin=x.so"},
      {"-wrapper", "sh,-c"},
      {"-B/tmp"},
      {"-B", "/tmp"},
      {"-iplugindir=x"},
      {"-specs=dir/x.specs"},
      {"--specs=/tmp/x.specs"},
      {"--config=x.cfg"},
      {"@response"},
  };
  for (const std::vector<std::string> &words : commands)
    EXPECT_THAT(translate_flags(words).refused, Not(IsEmpty())) << words.front();
}

TEST(Flags, MachineFlagsAreThoseGccMayBeAskedWith) {
  for (const char *flag : {"-mcpu=cortex-m4", "-mthumb", "-march=armv7e-m+fp", "-mfloat-abi=hard",
                           "-mfpu=fpv4-sp-d16", "--specs=nano.specs"})
    EXPECT_TRUE(is_machine_flag(flag)) << flag;
  for (const char *flag : {"-mcpu=$(id)", "-mcpu=a b", "-mllvm", "-mdynconfig=x.so", "-Os", "-m",
                           "--specs=/tmp/x.specs", "--specs=../x.specs", "-fplugin=x", "a.c",
                           "-mcpu=", "-wrapper", "-B/tmp"})
    EXPECT_FALSE(is_machine_flag(flag)) << flag;
}

TEST(Flags, PatternsMatchWholeFlags) {
  EXPECT_TRUE(matches_flag("-fno-tree-pre", "-f~tree-*"));
  EXPECT_TRUE(matches_flag("-ftree-pre", "-f~tree-*"));
  EXPECT_FALSE(matches_flag("-fno-trees", "-f~tree-*"));
  EXPECT_FALSE(matches_flag("-MMD", "-MM"));
  EXPECT_TRUE(matches_flag("-specs=a/b", "-specs=*/*"));
  EXPECT_FALSE(matches_flag("-specs=ab", "-specs=*/*"));
}

TEST(CompilerNames, TellGccClangAndTarget) {
  const auto gcc = parse_compiler_name("/opt/x/arm-none-eabi-g++-12.2");
  ASSERT_TRUE(gcc);
  EXPECT_EQ(gcc->basename, "arm-none-eabi-g++-12.2");
  EXPECT_EQ(gcc->prefix, "arm-none-eabi");
  EXPECT_TRUE(gcc->gcc);
  EXPECT_TRUE(gcc->cxx);
  const auto clang = parse_compiler_name("clang-22");
  ASSERT_TRUE(clang);
  EXPECT_FALSE(clang->gcc);
  EXPECT_FALSE(clang->cxx);
  EXPECT_EQ(clang->prefix, "");
  for (const char *other : {"iccarm", "sh", "", "gccx", "my gcc", "-gcc", "arm-none-eabi-ld"})
    EXPECT_FALSE(parse_compiler_name(other)) << other;
}

TEST(GccDefaults, AreAddedOnlyWhereNotGiven) {
  const CompilerName arm = *parse_compiler_name("arm-none-eabi-gcc");
  EXPECT_THAT(gcc_defaults(arm, {}), Contains("-fshort-enums"));
  EXPECT_THAT(gcc_defaults(arm, {"-fno-short-enums"}), Not(Contains("-fshort-enums")));
  EXPECT_THAT(gcc_defaults(*parse_compiler_name("arm-linux-gnueabihf-gcc"), {}),
              Not(Contains("-fshort-enums")));
  const CompilerName esp = *parse_compiler_name("xtensa-esp32s3-elf-gcc");
  EXPECT_THAT(gcc_defaults(esp, {}), Contains("+windowed"));
  EXPECT_THAT(gcc_defaults(esp, {"-mabi=call0"}), Not(Contains("+windowed")));
}

}  // namespace
}  // namespace stackcheck
