#include <gmock/gmock.h>

#include "facts/input_error.h"
#include "source/shell_words.h"
#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Optional;

class CompileDatabase : public testing::Test {
 protected:
  CompileDatabase() {
    scratch.write("a.c", "");
    scratch.write("sub/b.c", "");
  }

  std::vector<CompileCommand> read(const std::string &text) {
    return read_compile_database(scratch.write("compile_commands.json", text));
  }

  std::string error_of(const std::string &text) {
    try {
      read(text);
    } catch (const InputError &error) {
      return error.what();
    }
    return "no error";
  }

  Scratch scratch;
};

TEST_F(CompileDatabase, ReadsArgumentsAndCommands) {
  const auto commands = read(R"([
    {"directory": ".", "file": "a.c", "arguments": ["gcc", "-DX=a b", "-c", "a.c"]},
    {"directory": "sub",
     "file": "b.c", "command": "gcc '-DX=a b' -DY=\\\"s\\\" -c b.c"}
  ])");
  ASSERT_EQ(commands.size(), 2u);
  EXPECT_EQ(commands[0].file, scratch.directory / "a.c");
  EXPECT_THAT(commands[0].arguments, ElementsAre("gcc", "-DX=a b", "-c", "a.c"));
  EXPECT_EQ(commands[0].database_line, 2u);
  EXPECT_EQ(commands[1].file, scratch.directory / "sub/b.c");
  EXPECT_EQ(commands[1].directory, scratch.directory / "sub");
  EXPECT_THAT(commands[1].arguments, ElementsAre("gcc", "-DX=a b", "-DY=\"s\"", "-c", "b.c"));
  EXPECT_EQ(commands[1].database_line, 3u);
}

TEST_F(CompileDatabase, KeepsDifferentEntriesOfOneFileAndOneOfEqualEntries) {
  const std::string plain = R"({"directory": ".", "file": "a.c", "command": "gcc -c a.c"})";
  const std::string other = R"({"directory": ".", "file": "a.c", "command": "gcc -O2 -c a.c"})";
  EXPECT_EQ(read("[" + plain + "," + other + "," + plain + "]").size(), 2u);
}

TEST_F(CompileDatabase, MissingFileSaysHowToMakeOne) {
  try {
    read_compile_database(scratch.directory / "none.json");
    FAIL();
  } catch (const InputError &error) {
    EXPECT_THAT(error.what(),
                AllOf(HasSubstr("none.json"), HasSubstr("CMAKE_EXPORT_COMPILE_COMMANDS")));
  }
}

TEST_F(CompileDatabase, ErrorsNameLineAndKey) {
  const struct {
    const char *text;
    std::vector<const char *> wanted;
  } cases[] = {
      {"[\n{]", {":2: ", "not JSON"}},
      {"{}", {"list of compile commands"}},
      {"[]", {"at least one"}},
      {"[\n5\n]", {":2: entry: 5"}},
      {R"([{"file": "a.c", "command": "gcc"}])", {":1: directory: missing"}},
      {R"([{"directory": ".", "command": "gcc"}])", {":1: file: missing"}},
      {R"([{"directory": ".", "file": "a.c"}])", {":1: command: missing"}},
      {R"([{"directory": 3, "file": "a.c", "command": "gcc"}])", {"directory: 3"}},
      {R"([{"directory": "gone", "file": "a.c", "command": "gcc"}])", {"directory: ", "gone"}},
      {"[\n\n{\"directory\": \".\", \"file\": \"x.c\", \"command\": \"gcc\"}]",
       {":3: file: ", "/x.c", "exists"}},
      {R"([{"directory": ".", "file": "a.c", "arguments": []}])", {"arguments: []"}},
      {R"([{"directory": ".", "file": "a.c", "arguments": ["gcc", 1]}])", {"arguments: "}},
      {R"([{"directory": ".", "file": "a.c", "arguments": "gcc"}])", {"arguments: \"gcc\""}},
      {R"([{"directory": ".", "file": "a.c", "command": "gcc 'x"}])", {"command: gcc 'x"}},
      {R"([{"directory": ".", "file": "a.c", "command": " "}])", {"command: "}},
  };
  for (const auto &broken : cases) {
    const std::string error = error_of(broken.text);
    EXPECT_THAT(error, HasSubstr("compile_commands.json:")) << broken.text;
    for (const char *part : broken.wanted) EXPECT_THAT(error, HasSubstr(part)) << broken.text;
  }
}

// Expected words: what `sh -c 'printf "%s\n" ...'` prints for each line.
TEST(ShellWords, SplitsAsAShellDoes) {
  EXPECT_THAT(split_shell_words(" a  b\tc "), Optional(ElementsAre("a", "b", "c")));
  EXPECT_THAT(split_shell_words(R"('a b' "c d" e\ f)"), Optional(ElementsAre("a b", "c d", "e f")));
  EXPECT_THAT(split_shell_words(R"("a\"b\\c\d")"), Optional(ElementsAre(R"(a"b\c\d)")));
  EXPECT_THAT(split_shell_words(R"('a\b' x'y'"z" '' "")"),
              Optional(ElementsAre(R"(a\b)", "xyz", "", "")));
  EXPECT_THAT(split_shell_words("a\\\nb"), Optional(ElementsAre("ab")));
  EXPECT_THAT(split_shell_words(""), Optional(ElementsAre()));
  for (const char *open : {"'a", "\"a", "a\\"}) EXPECT_EQ(split_shell_words(open), std::nullopt);
}

}  // namespace
}  // namespace stackcheck
