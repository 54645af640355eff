// From a source file to the report, with frames fixed by the instructions in the source.
#include "pipeline.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "facts/input_error.h"
#include "report/tests/report_schema.h"

namespace stackcheck {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

// push of 5 registers: 20 bytes, and 44 below them: 64 where the deepest instruction is.
const char *const source = R"(
__attribute__((naked)) int main(void) {
  __asm__("push {r4-r7, lr}\n sub sp, #44\n add sp, #44\n pop {r4-r7, pc}");
}
void (*hook)(void);
void task(void) { hook(); }
)";

class Pipeline : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "stackcheck-XXXXXX").string();
    root = ::mkdtemp(pattern.data());
    write("main.c", source);
    write("compile_commands.json",
          json({{{"directory", root},
                 {"file", "main.c"},
                 {"command", "clang --target=thumbv7m-none-eabi -O1 -c main.c"}}})
              .dump());
    options.paths = {root};
    options.quiet = true;
  }
  void TearDown() override { fs::remove_all(root); }

  void write(const std::string &name, const std::string &text) {
    std::ofstream(fs::path(root) / name) << text;
  }

  /// A budget with these bytes for the entry `function`.
  void write_budget(const std::string &function, unsigned bytes, const char *cpu = "cortex-m3") {
    options.budget = root + "/budget.json";
    write("budget.json",
          json({{"schema", "stackcheck-budget/1"},
                {"board", "bench"},
                {"target", {{"cpu", cpu}}},
                {"stacks", {{{"name", "s"}, {"bytes", bytes}, {"source", "the test"}}}},
                {"entries", {{{"function", function}, {"kind", "main"}, {"stack", "s"}}}}})
              .dump());
  }

  std::string root;
  Options options;
};

TEST_F(Pipeline, AStackThatJustHoldsIsWithin) {
  write_budget("main", 64);
  const Verdict verdict = analyse_boards(options);
  const Bound &bound = verdict.boards.at(0).entries.at(0).bound;
  EXPECT_EQ(bound.type, BoundType::at_most);
  EXPECT_EQ(bound.bytes, 64u);
  EXPECT_THAT(bound.assumptions, ElementsAre(HasSubstr("not that of the command's clang")));
  EXPECT_EQ(exit_status(verdict), 0);
}

TEST_F(Pipeline, OneByteLessIsOver) {
  write_budget("main", 63);
  const Verdict verdict = analyse_boards(options);
  EXPECT_EQ(verdict.boards.at(0).entries.at(0).status, Status::over);
  EXPECT_EQ(exit_status(verdict), 1);
}

TEST_F(Pipeline, AnUnknownIsNotWithinHoweverLargeTheStack) {
  write("main.c", "void f(void (*g)(void)) { g(); }");
  write_budget("f", 1 << 20);
  const Verdict verdict = analyse_boards(options);
  EXPECT_EQ(verdict.boards.at(0).entries.at(0).status, Status::unbounded);
  EXPECT_EQ(exit_status(verdict), 1);
}

TEST_F(Pipeline, TheJsonReportIsAsItsSchemaSays) {
  for (const char *function : {"main", "task", "none"}) {
    write_budget(function, 64);
    const std::string text = find_format("json").write_report(analyse_boards(options), {});
    EXPECT_EQ(objections(json::parse(text)), "") << function;
    EXPECT_THAT(text, HasSubstr("\"frame_bytes\": 64"));
  }
}

TEST_F(Pipeline, CodeOfAnotherCpuIsNotAnalysed) {
  write_budget("main", 4096, "esp32s3");
  const Verdict verdict = analyse_boards(options);
  ASSERT_FALSE(verdict.boards.at(0).problems.empty());
  EXPECT_THAT(verdict.boards[0].problems[0].detail, HasSubstr("its code is for thumb"));
  EXPECT_EQ(exit_status(verdict), 2);
}

TEST_F(Pipeline, AnUnknownCpuIsRefusedWithItsPlace) {
  write_budget("main", 64, "cortex-m33x");
  try {
    analyse_boards(options);
    FAIL() << "no error";
  } catch (const InputError &error) {
    EXPECT_THAT(error.what(), HasSubstr("budget.json:1: target.cpu: \"cortex-m33x\": wanted "));
  }
}

TEST_F(Pipeline, FactsNeedNoBudgetAndSayIfAUnitIsMissing) {
  options.facts_only = true;
  EXPECT_EQ(exit_status(collect_facts(options)), 0);
  write("main.c", "int main(void) { return nonsense; }");
  EXPECT_EQ(exit_status(collect_facts(options)), 2);
}

}  // namespace
}  // namespace stackcheck
