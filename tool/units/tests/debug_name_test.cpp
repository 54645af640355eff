#include "units/debug_name.h"

#include <gtest/gtest.h>

namespace stackcheck {
namespace {

std::string name_of(const std::string &file, const std::vector<std::string> &flags) {
  CompileCommand command{"/home/user/build", "/home/user/src/a.c", {"gcc"}, 1, ""};
  command.arguments.insert(command.arguments.end(), flags.begin(), flags.end());
  command.arguments.push_back(file);
  return debug_name(command);
}

TEST(DebugName, IsTheFileWithoutAnyMap) {
  EXPECT_EQ(name_of("/home/user/src/a.c", {}), "/home/user/src/a.c");
  EXPECT_EQ(name_of("../src/a.c", {"-O2"}), "/home/user/src/a.c");
}

TEST(DebugName, IsMappedByBothOptions) {
  EXPECT_EQ(name_of("/home/user/src/a.c", {"-ffile-prefix-map=/home/user=/x"}), "/x/src/a.c");
  EXPECT_EQ(name_of("/home/user/src/a.c", {"-fdebug-prefix-map=/home/user/src=."}),
            "/home/user/build/a.c");
  EXPECT_EQ(name_of("/home/user/src/a.c", {"-fmacro-prefix-map=/home/user=/x"}),
            "/home/user/src/a.c");
}

TEST(DebugName, OfARelativeFileTheDirectoryIsMapped) {
  EXPECT_EQ(name_of("../src/a.c", {"-ffile-prefix-map=/home/user=/x"}), "/x/src/a.c");
}

TEST(DebugName, TheLastMapThatFitsCounts) {
  EXPECT_EQ(name_of("/home/user/src/a.c", {"-ffile-prefix-map=/home/user/src=/first",
                                           "-ffile-prefix-map=/home/user=/second",
                                           "-ffile-prefix-map=/nowhere=/third"}),
            "/second/src/a.c");
}

TEST(DebugName, AMapWithoutNewPrefixIsNone) {
  EXPECT_EQ(name_of("/home/user/src/a.c", {"-ffile-prefix-map=/home"}), "/home/user/src/a.c");
}

}  // namespace
}  // namespace stackcheck
