#include "options/inputs.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "options/tests/memory_files.h"

namespace stackcheck {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string budget_text(const std::string &board) {
  return R"({"schema": "stackcheck-budget/1", "board": ")" + board + R"(",
    "target": {"cpu": "cortex-m3"},
    "stacks": [{"name": "s", "bytes": 1, "source": "x"}],
    "entries": [{"function": "main", "kind": "main", "stack": "s"}]})";
}

class Inputs : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "stackcheck-XXXXXX").string();
    root = ::mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(root); }

  std::string write(const std::string &name, const std::string &text = "x") {
    const fs::path path = fs::path(root) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }

  /// A project of the boards "a" and "b"; only a's compile database is there.
  void write_project() {
    write("stackcheck.json", R"({"schema": "stackcheck-project/1", "boards": [
{"board": "a", "compile_database": "out/a/compile_commands.json", "budget": "a.json"},
{"board": "b", "compile_database": "out/b/compile_commands.json", "budget": "b.json"}]})");
    write("a.json", budget_text("a"));
    write("b.json", budget_text("b"));
    write("out/a/compile_commands.json", "[]");
  }

  std::vector<BoardInput> resolve(std::vector<std::string> paths) {
    options.paths = std::move(paths);
    return resolve_inputs(options);
  }
  std::string error(std::vector<std::string> paths) {
    return error_of([&] { resolve(std::move(paths)); });
  }

  std::string root;
  Options options;
};

TEST_F(Inputs, AProjectGivesEveryBoardItLists) {
  write_project();
  write("out/b/compile_commands.json", "[]");
  for (const std::string &path : {root, root + "/stackcheck.json"}) {
    const std::vector<BoardInput> inputs = resolve({path});
    ASSERT_EQ(inputs.size(), 2u);
    EXPECT_EQ(inputs[0].budget.board, "a");
    EXPECT_EQ(inputs[0].compile_database, root + "/out/a/compile_commands.json");
    EXPECT_EQ(inputs[1].budget.board, "b");
  }
}

TEST_F(Inputs, BoardsCanBeChosenAndTheOthersNeedNotBeBuilt) {
  write_project();
  options.boards = {"a"};
  ASSERT_EQ(resolve({root}).size(), 1u);
  options.boards = {"a", "c"};
  EXPECT_EQ(error({root}),
            "--board: \"c\": no board of " + root + "/stackcheck.json: wanted \"a\" or \"b\"");
}

TEST_F(Inputs, AMissingCompileDatabaseSaysHowToMakeIt) {
  write_project();
  EXPECT_THAT(error({root}), AllOf(StartsWith(root + "/stackcheck.json:3: compile_database: " +
                                              root + "/out/b/compile_commands.json: no such file"),
                                   HasSubstr("CMAKE_EXPORT_COMPILE_COMMANDS=ON")));
  write("CMakePresets.json", "{}");
  EXPECT_THAT(error({root}), HasSubstr("make it with: cmake --preset b (in " + root + ")"));
}

TEST_F(Inputs, TheBudgetMustBeOfTheSameBoard) {
  write_project();
  write("a.json", budget_text("other"));
  EXPECT_EQ(error({root}), root + "/a.json: board: \"other\": wanted \"a\", as " + root +
                               "/stackcheck.json:2 says");
  fs::remove(root + "/a.json");
  EXPECT_THAT(error({root}),
              StartsWith(root + "/stackcheck.json:2: budget: " + root + "/a.json: no such file"));
}

TEST_F(Inputs, AFolderWithACompileDatabaseNeedsABudget) {
  write("build/compile_commands.json", "[]");
  EXPECT_THAT(error({root}), AllOf(StartsWith("no budget: wanted --budget=FILE"),
                                   HasSubstr("stackcheck-budget/1"), HasSubstr(root)));
  options.budget = write("x.json", budget_text("x"));
  const std::vector<BoardInput> inputs = resolve({root});
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_EQ(inputs[0].compile_database, root + "/build/compile_commands.json");
  EXPECT_EQ(inputs[0].budget.board, "x");
}

TEST_F(Inputs, ObjectsGoTogetherAndWithADatabase) {
  options.budget = write("x.json", budget_text("x"));
  const std::string object = write("a.o"), archive = write("b.a");
  const std::string database = write("compile_commands.json", "[]");
  const BoardInput input = resolve({object, archive, database}).at(0);
  EXPECT_THAT(input.objects, ElementsAre(object, archive));
  EXPECT_EQ(input.compile_database, database);
  write("2/compile_commands.json", "[]");
  EXPECT_THAT(error({root, root + "/2"}), HasSubstr("a second compile database"));
}

TEST_F(Inputs, FactsNeedNoBudget) {
  options.facts_only = true;
  const BoardInput input = resolve({write("a.o")}).at(0);
  EXPECT_TRUE(input.budget.entries.empty());
}

TEST_F(Inputs, AnEmptyFolderSaysWhatWasLookedForAndHowToMakeIt) {
  EXPECT_THAT(error({root}), AllOf(HasSubstr(root + "/stackcheck.json"),
                                   HasSubstr(root + "/compile_commands.json"),
                                   HasSubstr(root + "/build/compile_commands.json"),
                                   HasSubstr("bear -- make"), HasSubstr("stackcheck-project/1")));
}

TEST_F(Inputs, WrongCombinationsAreRefused) {
  write_project();
  EXPECT_THAT(error({root + "/none"}), StartsWith(root + "/none: no such file or folder"));
  EXPECT_THAT(error({root, write("a.o")}), HasSubstr("wanted it alone"));
  options.budget = root + "/a.json";
  EXPECT_THAT(error({root}), StartsWith("--budget: "));
  options.boards = {"a"};
  EXPECT_THAT(error({root + "/a.o"}), HasSubstr("wanted only with a project file"));
}

TEST_F(Inputs, FilesThatCannotBeReadAreNamed) {
  EXPECT_THAT(error_of([&] { read_text_file(root); }),
              AllOf(StartsWith(root), HasSubstr("not a regular file")));
  EXPECT_THAT(error_of([&] { read_text_file(root + "/none"); }),
              AllOf(StartsWith(root + "/none: "), HasSubstr("No such file")));
}

}  // namespace
}  // namespace stackcheck
