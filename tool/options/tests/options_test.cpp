#include "options/options.h"

#include <gmock/gmock.h>

#include "options/tests/memory_files.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string error(const std::vector<std::string> &arguments) {
  return error_of([&] { parse_options(arguments); });
}

TEST(Options, DefaultsAnalyseTheCurrentFolderAsText) {
  const Options options = parse_options({});
  EXPECT_THAT(options.paths, ElementsAre("."));
  EXPECT_EQ(options.format, "text");
  EXPECT_GE(options.jobs, 1u);
  EXPECT_EQ(options.color, Color::automatic);
  EXPECT_FALSE(options.facts_only || options.quiet || options.help || options.version);
}

TEST(Options, ValuesStandBehindAnEqualsSignOrInTheNextArgument) {
  const Options options = parse_options({"--budget=b.json", "--format", "json", "-o", "out", "-j8",
                                         "--board", "a", "--board=b", "fw", "--color=never"});
  EXPECT_EQ(options.budget, "b.json");
  EXPECT_EQ(options.format, "json");
  EXPECT_EQ(options.output, "out");
  EXPECT_EQ(options.jobs, 8u);
  EXPECT_THAT(options.boards, ElementsAre("a", "b"));
  EXPECT_THAT(options.paths, ElementsAre("fw"));
  EXPECT_EQ(options.color, Color::never);
}

TEST(Options, SwitchesTakeNoValue) {
  const Options options = parse_options({"--facts", "-q", "-h", "--version"});
  EXPECT_TRUE(options.facts_only && options.quiet && options.help && options.version);
  EXPECT_THAT(error({"--facts=yes"}), StartsWith("--facts: takes no value"));
  EXPECT_THAT(error({"-qx"}), StartsWith("-q: takes no value"));
}

TEST(Options, EverythingBehindTwoDashesIsAPath) {
  EXPECT_THAT(parse_options({"--", "--facts", "-x"}).paths, ElementsAre("--facts", "-x"));
}

TEST(Options, UnknownOptionsAreRefusedWithTheNearest) {
  EXPECT_THAT(error({"--bugdet=x"}),
              StartsWith("--bugdet: unknown option; did you mean \"--budget\"?"));
  EXPECT_THAT(error({"-x"}), StartsWith("-x: unknown option"));
  EXPECT_THAT(error({"--zzzzzzzz"}), Not(HasSubstr("did you mean")));
}

TEST(Options, BadValuesAreRefused) {
  EXPECT_THAT(error({"--jobs=0"}), StartsWith("--jobs: \"0\": wanted a whole number from 1"));
  EXPECT_THAT(error({"--jobs=-1"}), StartsWith("--jobs: \"-1\""));
  EXPECT_THAT(error({"-j", "4x"}), StartsWith("--jobs: \"4x\""));
  EXPECT_THAT(error({"--jobs=99999999999"}), StartsWith("--jobs: \"99999999999\""));
  EXPECT_THAT(error({"--color=red"}), StartsWith("--color: \"red\": wanted \"auto\""));
  EXPECT_THAT(error({"--budget"}), StartsWith("--budget: has no value: wanted FILE"));
  EXPECT_THAT(error({"--budget="}), StartsWith("--budget: has no value: wanted FILE"));
  EXPECT_THAT(error({""}), StartsWith("an empty argument"));
}

TEST(Options, HelpNamesEveryOptionExitStatusAndFile) {
  const std::string help = help_text();
  for (const char *word : {"--budget=FILE", "--board=NAME", "--format=NAME", "--output=FILE",
                           "-j, --jobs=N", "--color=WHEN", "--facts", "-q, --quiet", "-h, --help",
                           "--version", "Exit status", "stackcheck.json", "compile_commands.json"})
    EXPECT_THAT(help, HasSubstr(word));
}

}  // namespace
}  // namespace stackcheck
