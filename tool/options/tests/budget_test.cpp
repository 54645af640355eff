#include "options/budget.h"

#include <gmock/gmock.h>

#include "options/tests/memory_files.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string good = R"({
  "schema": "stackcheck-budget/1",
  "board": "pico",
  "target": {"cpu": "cortex-m0plus"},
  "stacks": [
    {"name": "core0", "bytes": 2048, "source": "PICO_STACK_SIZE"}
  ],
  "entries": [
    {"function": "main", "kind": "main", "stack": "core0"},
    {"function": "isr", "kind": "interrupt", "stack": "core0", "priority": 3}
  ]
})";

/// `good` with `from` replaced, once.
std::string with(const std::string &from, const std::string &to) {
  std::string text = good;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

/// `good` with one more member at the end.
std::string with_member(const std::string &member) {
  return with("3}\n  ]", "3}\n  ],\n  " + member);
}

Budget read(const std::string &text, std::map<std::string, std::string> files = {}) {
  files["b.json"] = text;
  return read_budget("b.json", files_in_memory(files));
}

std::string error(const std::string &text, std::map<std::string, std::string> files = {}) {
  return error_of([&] { read(text, files); });
}

TEST(Budget, MinimalBudgetIsRead) {
  const Budget budget = read(good);
  EXPECT_EQ(budget.path, "b.json");
  EXPECT_EQ(budget.board, "pico");
  EXPECT_EQ(budget.cpu, "cortex-m0plus");
  EXPECT_EQ(budget.interrupt_frame_bytes, std::nullopt);
  ASSERT_EQ(budget.stacks.size(), 1u);
  EXPECT_EQ(budget.stacks[0].name, "core0");
  EXPECT_EQ(budget.stacks[0].bytes, 2048u);
  EXPECT_EQ(budget.stacks[0].reserve_bytes, 0u);
  EXPECT_EQ(budget.stacks[0].source, "PICO_STACK_SIZE");
  ASSERT_EQ(budget.entries.size(), 2u);
  EXPECT_EQ(budget.entries[0].kind, EntryKind::main);
  EXPECT_EQ(budget.entries[1].function, "isr");
  EXPECT_EQ(budget.entries[1].kind, EntryKind::interrupt);
  EXPECT_EQ(budget.entries[1].priority, 3);
  EXPECT_EQ(budget.entries[1].where, (Location{"b.json", 10, 0}));
}

TEST(Budget, OptionalPartsAreRead) {
  std::string text = with("\"cortex-m0plus\"", R"("esp32s3", "interrupt_frame_bytes": 64,
    "interrupt_frame_why": "vectors.S")");
  text.replace(text.find("2048"), 4, "2048, \"reserve_bytes\": 128");
  text.replace(text.find("\"stacks\""), 0, R"("libraries": {"toolchain": "arm-none-eabi",
    "flags": ["-mthumb"], "archives": ["libgcc.a", "../lib/vendor.a", "/opt/x.a"]},)");
  const Budget budget = read_budget("boards/b.json", files_in_memory({{"boards/b.json", text}}));
  EXPECT_EQ(budget.interrupt_frame_bytes, 64u);
  EXPECT_EQ(budget.interrupt_frame_why, "vectors.S");
  EXPECT_EQ(budget.stacks[0].reserve_bytes, 128u);
  EXPECT_EQ(budget.libraries.toolchain, "arm-none-eabi");
  EXPECT_THAT(budget.libraries.flags, ElementsAre("-mthumb"));
  EXPECT_THAT(budget.libraries.archives, ElementsAre("libgcc.a", "lib/vendor.a", "/opt/x.a"));
}

TEST(Budget, AnArchiveBesideTheBudgetStaysAPath) {
  std::string text = good;
  text.replace(text.find("\"stacks\""), 0, R"("libraries": {"archives": ["./vendor.a"]},)");
  EXPECT_THAT(read(text).libraries.archives, ElementsAre("./vendor.a"));
}

TEST(Budget, AllKindsOfFactsAreRead) {
  const Budget budget = read(with_member(R"("facts": [
    {"call": {"function": "f", "file": "x.c", "line": 12}, "targets": ["g"], "why": "w1"},
    {"field": "rec.fld", "targets": ["g", "h"], "why": "w2"},
    {"edge": {"caller": "a*", "callee": "b"}, "at_most": 2, "why": "w3"},
    {"frame": {"function": "memcpy", "bytes": 16}, "why": "w4"}])"));
  ASSERT_EQ(budget.facts.size(), 4u);
  const auto &call = std::get<CallFact>(budget.facts[0].fact);
  EXPECT_EQ(call.function, "f");
  EXPECT_EQ(call.file, "x.c");
  EXPECT_EQ(call.line, 12u);
  EXPECT_THAT(call.targets, ElementsAre("g"));
  EXPECT_THAT(std::get<FieldFact>(budget.facts[1].fact).targets, ElementsAre("g", "h"));
  EXPECT_EQ(std::get<EdgeFact>(budget.facts[2].fact).at_most, 2u);
  EXPECT_EQ(std::get<FrameFact>(budget.facts[3].fact).bytes, 16u);
  EXPECT_EQ(budget.facts[3].why, "w4");
  EXPECT_EQ(budget.facts[3].where, (Location{"b.json", 16, 0}));
}

TEST(Budget, ACutIsAnEdgeThatIsNeverTaken) {
  const Budget budget =
      read(with_member(R"("facts": [{"cut": {"caller": "a", "callee": "b*"}, "why": "w"}])"));
  EXPECT_EQ(std::get<EdgeFact>(budget.facts.at(0).fact), (EdgeFact{"a", "b*", 0}));
}

TEST(Budget, IncludedFactsComeWithTheirOwnPlace) {
  const Budget budget = read_budget(
      "budgets/b.json",
      files_in_memory({{"budgets/b.json", with_member(R"("include": ["facts/a.json"])")},
                       {"budgets/facts/a.json", R"({"schema": "stackcheck-facts/1",
                         "include": ["b.json"], "facts": [
                         {"frame": {"function": "f", "bytes": 1}, "why": "a"}]})"},
                       {"budgets/facts/b.json", R"({"schema": "stackcheck-facts/1",
                         "facts": [{"frame": {"function": "g", "bytes": 2}, "why": "b"}]})"}}));
  ASSERT_EQ(budget.facts.size(), 2u);
  EXPECT_EQ(budget.facts[0].where, (Location{"budgets/facts/b.json", 2, 0}));
  EXPECT_EQ(budget.facts[1].where, (Location{"budgets/facts/a.json", 3, 0}));
}

struct BadBudget {
  const char *what, *from, *to, *message;
};

std::ostream &operator<<(std::ostream &out, const BadBudget &bad) { return out << bad.what; }

class BadBudgets : public testing::TestWithParam<BadBudget> {};

TEST_P(BadBudgets, AreRefusedWithFileLineKeyValueAndWanted) {
  EXPECT_EQ(error(with(GetParam().from, GetParam().to)), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadBudgets,
    testing::Values(
        BadBudget{"NegativeStack", "2048", "-5",
                  "b.json:6: stacks[0].bytes: -5: wanted a whole number from 1 to 1073741824"},
        BadBudget{"ZeroStack", "2048", "0",
                  "b.json:6: stacks[0].bytes: 0: wanted a whole number from 1 to 1073741824"},
        BadBudget{"HugeStack", "2048", "99999999999",
                  "b.json:6: stacks[0].bytes: 99999999999: wanted a whole number from 1 to "
                  "1073741824"},
        BadBudget{"StackBeyondAnyInteger", "2048", "18446744073709551616",
                  "b.json:6: stacks[0].bytes: 1.8446744073709552e+19: wanted a whole number from 1 "
                  "to 1073741824"},
        BadBudget{"FractionalStack", "2048", "2048.5",
                  "b.json:6: stacks[0].bytes: 2048.5: wanted a whole number from 1 to 1073741824"},
        BadBudget{"StackAsText", "2048", "\"2k\"",
                  "b.json:6: stacks[0].bytes: \"2k\": wanted a whole number from 1 to 1073741824"},
        BadBudget{"UnknownKey", "\"bytes\"", "\"byte\"",
                  "b.json:6: stacks[0].byte: unknown key: wanted \"bytes\", \"name\", "
                  "\"reserve_bytes\" or \"source\"; did you mean \"bytes\"?"},
        BadBudget{"MissingKey", "\"bytes\": 2048, ", "",
                  "b.json:6: stacks[0]: has no key \"bytes\": wanted a whole number from 1 to "
                  "1073741824"},
        BadBudget{"OtherFormat", "stackcheck-budget/1", "stackcheck-budget/2",
                  "b.json:2: schema: \"stackcheck-budget/2\": wanted \"stackcheck-budget/1\""},
        BadBudget{"UnknownKind", "\"kind\": \"main\"", "\"kind\": \"thread\"",
                  "b.json:9: entries[0].kind: \"thread\": wanted \"main\", \"task\" or "
                  "\"interrupt\""},
        BadBudget{"EmptySource", "PICO_STACK_SIZE", "",
                  "b.json:6: stacks[0].source: \"\": wanted a text that is not empty"},
        BadBudget{"UnknownStack", "\"main\", \"stack\": \"core0\"",
                  "\"main\", \"stack\": \"core1\"",
                  "b.json:9: entries[0].stack: \"core1\": wanted one of the stacks \"core0\"; did "
                  "you mean \"core0\"?"},
        BadBudget{"DuplicateEntry", "\"function\": \"isr\"", "\"function\": \"main\"",
                  "b.json:10: entries[1].function: \"main\": wanted each entry once; it stands on "
                  "line 9 too"},
        BadBudget{
            "DuplicateStack", "\"source\": \"PICO_STACK_SIZE\"}",
            "\"source\": \"s\"},\n{\"name\": \"core0\", \"bytes\": 1, \"source\": \"s\"}",
            "b.json:7: stacks[1].name: \"core0\": wanted a name no other stack has; it stands "
            "on line 6 too"},
        BadBudget{"InterruptWithoutPriority", ", \"priority\": 3", "",
                  "b.json:10: entries[1]: has no key \"priority\": wanted one, because it is an "
                  "interrupt"},
        BadBudget{"PriorityOfMain", "\"main\", \"stack\": \"core0\"",
                  "\"main\", \"stack\": \"core0\", \"priority\": 1",
                  "b.json:9: entries[0].priority: 1: wanted no priority: only entries of kind "
                  "\"interrupt\" have one"},
        BadBudget{"ReserveIsAll", "2048", "2048, \"reserve_bytes\": 2048",
                  "b.json:6: stacks[0].reserve_bytes: 2048: wanted fewer than the stack's 2048 "
                  "bytes"},
        BadBudget{
            "FrameWithoutWhy", "\"cortex-m0plus\"",
            "\"cortex-m0plus\", \"interrupt_frame_bytes\": 8",
            "b.json:4: target.interrupt_frame_bytes: 8: wanted \"interrupt_frame_why\" beside "
            "it, saying where the number comes from"},
        BadBudget{"WhyWithoutFrame", "\"cortex-m0plus\"",
                  "\"cortex-m0plus\", \"interrupt_frame_why\": \"w\"",
                  "b.json:4: target.interrupt_frame_why: \"w\": wanted \"interrupt_frame_bytes\" "
                  "beside it"},
        BadBudget{"NotAnObject", "{\"cpu\": \"cortex-m0plus\"}", "\"cortex-m0plus\"",
                  "b.json:4: target: \"cortex-m0plus\": wanted an object"},
        BadBudget{"NoStacks",
                  "{\"name\": \"core0\", \"bytes\": 2048, \"source\": "
                  "\"PICO_STACK_SIZE\"}",
                  "", "b.json:5: stacks: []: wanted a list that is not empty"}),
    [](const auto &info) { return info.param.what; });

TEST(Budget, NoEntriesIsRefused) {
  const std::string text = good.substr(0, good.find("  \"entries\"")) + "  \"entries\": []\n}";
  EXPECT_EQ(error(text), "b.json:8: entries: []: wanted a list that is not empty");
}

struct BadFact {
  const char *what, *fact, *message;
};

std::ostream &operator<<(std::ostream &out, const BadFact &bad) { return out << bad.what; }

class BadFacts : public testing::TestWithParam<BadFact> {};

TEST_P(BadFacts, AreRefused) {
  EXPECT_EQ(error(with_member("\"facts\": [\n" + std::string(GetParam().fact) + "]")),
            GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadFacts,
    testing::Values(
        BadFact{"NoWhy", R"({"frame": {"function": "f", "bytes": 1}})",
                "b.json:13: facts[0]: has no key \"why\": wanted a text that is not empty"},
        BadFact{"EmptyWhy", R"({"frame": {"function": "f", "bytes": 1}, "why": ""})",
                "b.json:13: facts[0].why: \"\": wanted a text that is not empty"},
        BadFact{"UnknownKind", R"({"fram": {"function": "f", "bytes": 1}, "why": "w"})",
                "b.json:13: facts[0]: {\"fram\":{\"bytes\":1,\"function\":\"f\"},\"why\":\"w\"}: "
                "wanted an object with one of the keys \"call\", \"field\", \"edge\", \"cut\", "
                "\"frame\" or "
                "\"model\"; did you mean \"frame\"?"},
        BadFact{"TwoKinds", R"({"frame": {"function": "f", "bytes": 1}, "field": "a.b",
                "targets": ["g"], "why": "w"})",
                "b.json:13: facts[0].frame: unknown key: wanted \"field\", \"targets\" or \"why\""},
        BadFact{"NoTargets", R"({"field": "a.b", "targets": [], "why": "w"})",
                "b.json:13: facts[0].targets: []: wanted a list that is not empty"},
        BadFact{"FieldWithoutRecord", R"({"field": "b", "targets": ["g"], "why": "w"})",
                "b.json:13: facts[0].field: \"b\": wanted \"record.field\", for example "
                "\"mbedtls_ssl_context.f_send\""},
        BadFact{"LineWithoutFile",
                R"({"call": {"function": "f", "line": 3}, "targets": ["g"], "why": "w"})",
                "b.json:13: facts[0].call.line: 3: wanted \"file\" beside it, which the line is "
                "counted in"},
        BadFact{"NegativeFrame", R"({"frame": {"function": "f", "bytes": -1}, "why": "w"})",
                "b.json:13: facts[0].frame.bytes: -1: wanted a whole number from 0 to 1073741824"},
        BadFact{
            "Contradiction", R"({"frame": {"function": "f", "bytes": 1}, "why": "w"},
{"frame": {"function": "f", "bytes": 2}, "why": "w"})",
            "b.json:14: facts[1]: the frame of f is stated twice: wanted one fact; the other is "
            "at b.json:13"}),
    [](const auto &info) { return info.param.what; });

TEST(Budget, IncludeCyclesAreRefused) {
  const std::string includes_itself = R"({"schema": "stackcheck-facts/1", "facts": [],
    "include": ["a.json"]})";
  EXPECT_EQ(error(with_member(R"("include": ["a.json"])"), {{"a.json", includes_itself}}),
            "a.json:2: include[0]: \"a.json\": wanted a file that does not include this one again");
  EXPECT_EQ(error(with_member(R"("include": ["x/../b.json"])")),
            "b.json:12: include[0]: \"x/../b.json\": wanted a file that does not include this one "
            "again");
}

TEST(Budget, AFileIsIncludedOnce) {
  EXPECT_EQ(
      error(with_member(R"("include": ["a.json", "a.json"])"),
            {{"a.json", R"({"schema": "stackcheck-facts/1", "facts": []})"}}),
      "b.json:12: include[1]: \"a.json\": wanted each file once; it is included at b.json:12");
}

TEST(Budget, ErrorsInIncludedFilesNameThatFile) {
  EXPECT_EQ(error(with_member(R"("include": ["a.json"])"), {{"a.json", "{\"schema\": 1}"}}),
            "a.json:1: (the whole file): has no key \"facts\": wanted a list");
  EXPECT_EQ(error(with_member(R"("include": ["none.json"])")),
            "none.json: no such file in the test");
}

}  // namespace
}  // namespace stackcheck
