#include "units/units.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace stackcheck {
namespace {

namespace fs = std::filesystem;
using ::testing::StartsWith;

class Units : public ::testing::Test {
 protected:
  Units() : folder_(fs::temp_directory_path() / ("units_test." + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Units() override { fs::remove_all(folder_); }

  std::string path(const std::string &name) const { return folder_ / name; }

  CompileCommand command(const std::string &name, const std::string &text) const {
    std::ofstream(path(name)) << text;
    return {folder_,
            path(name),
            {"clang", "--target=thumbv7m-none-eabi", "-mcpu=cortex-m3", "-Os", "-c", path(name)},
            1};
  }

  fs::path folder_;
};

TEST_F(Units, ASourceFileBecomesTheFactsOfItsMachineCodeAndItsSource) {
  const std::vector<Unit> units =
      analyse_sources({command("a.c",
                               "struct io { int (*send)(int); };\n"
                               "int g(int);\n"
                               "int f(struct io *io) { return g(io->send(1)) + 1; }\n")},
                      {});
  ASSERT_EQ(units.size(), 1u);
  const Unit &unit = units[0];
  EXPECT_TRUE(unit.problems.empty());
  EXPECT_EQ(unit.name, path("a.c"));
  EXPECT_THAT(unit.evidence.producer, StartsWith("Clang 22."));
  ASSERT_EQ(unit.functions.size(), 1u);
  EXPECT_EQ(unit.functions[0].symbol, "f");
  EXPECT_EQ(unit.functions[0].calls.size(), 2u);
  ASSERT_EQ(unit.flow.calls.size(), 1u);
  EXPECT_EQ(unit.flow.calls[0].field, "io.send");
  EXPECT_EQ(unit.flow.calls[0].where.line, 3u);
}

TEST_F(Units, AFileThatDoesNotCompileIsAProblemAndCostsNoOther) {
  const std::vector<Unit> units = analyse_sources(
      {command("a.c", "int f(void) { return x; }"), command("b.c", "int f(void) { return 0; }")},
      {});
  ASSERT_EQ(units.size(), 2u);
  ASSERT_FALSE(units[0].problems.empty());
  EXPECT_EQ(units[0].problems[0].reason, Reason::unit_not_compiled);
  EXPECT_TRUE(units[0].functions.empty());
  EXPECT_TRUE(units[1].problems.empty());
  EXPECT_EQ(units[1].functions.size(), 1u);
}

TEST_F(Units, WhatIsNoObjectIsAProblem) {
  std::ofstream(path("text.o")) << "not an object";
  const std::vector<Unit> units = analyse_objects({path("text.o"), path("missing.o")}, {});
  ASSERT_EQ(units.size(), 2u);
  for (const Unit &unit : units) {
    ASSERT_FALSE(unit.problems.empty()) << unit.name;
    EXPECT_EQ(unit.problems[0].reason, Reason::unreadable_object);
  }
}

}  // namespace
}  // namespace stackcheck
