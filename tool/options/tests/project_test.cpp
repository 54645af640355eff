#include "options/project.h"

#include <gmock/gmock.h>

#include "options/tests/memory_files.h"

namespace stackcheck {
namespace {

std::string error(const std::string &text) {
  return error_of([&] { read_project("p.json", files_in_memory({{"p.json", text}})); });
}

TEST(Project, PathsAreRelativeToTheProjectFile) {
  const std::string text = R"({"schema": "stackcheck-project/1", "boards": [
    {"board": "pico", "compile_database": "../build/pico/compile_commands.json",
     "budget": "budgets/pico.json"},
    {"board": "esp", "compile_database": "/b/c.json", "budget": "./e.json"}]})";
  const Project project = read_project("firmware/stackcheck.json",
                                       files_in_memory({{"firmware/stackcheck.json", text}}));
  ASSERT_EQ(project.boards.size(), 2u);
  EXPECT_EQ(project.boards[0].board, "pico");
  EXPECT_EQ(project.boards[0].compile_database, "build/pico/compile_commands.json");
  EXPECT_EQ(project.boards[0].budget, "firmware/budgets/pico.json");
  EXPECT_EQ(project.boards[0].where.line, 2u);
  EXPECT_EQ(project.boards[1].compile_database, "/b/c.json");
  EXPECT_EQ(project.boards[1].budget, "firmware/e.json");
}

TEST(Project, NamesContractFilesRelativeToItself) {
  const std::string text = R"({"schema": "stackcheck-project/1", "contracts": ["c/own.json"],
    "boards": [{"board": "a", "compile_database": "c", "budget": "b"}]})";
  const Project project =
      read_project("fw/stackcheck.json", files_in_memory({{"fw/stackcheck.json", text}}));
  EXPECT_THAT(project.contracts, testing::ElementsAre("fw/c/own.json"));
}

TEST(Project, BadProjectsAreRefused) {
  EXPECT_EQ(error(R"({"schema": "stackcheck-project/1", "boards": []})"),
            "p.json:1: boards: []: wanted a list that is not empty");
  EXPECT_EQ(error(R"({"schema": "stackcheck-project/1", "boards": [
{"board": "a", "compile_database": "c", "budget": "b"},
{"board": "a", "compile_database": "c", "budget": "b"}]})"),
            "p.json:3: boards[1].board: \"a\": wanted each board once; it stands on line 2 too");
  EXPECT_EQ(error(R"({"schema": "stackcheck-project/1", "boards": [
{"board": "a", "compile_commands": "c", "budget": "b"}]})"),
            "p.json:2: boards[0].compile_commands: unknown key: wanted \"board\", \"budget\", "
            "\"compile_database\" or \"elf\"");
  EXPECT_EQ(error("[]"), "p.json:1: (the whole file): []: wanted an object");
}

}  // namespace
}  // namespace stackcheck
