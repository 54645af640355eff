#include "program/names.h"

#include <gtest/gtest.h>

namespace stackcheck {
namespace {

TEST(Names, GlobsMatchTheWholeName) {
  EXPECT_TRUE(matches_glob("f", "f"));
  EXPECT_FALSE(matches_glob("f", "ff"));
  EXPECT_FALSE(matches_glob("ff", "f"));
  EXPECT_TRUE(matches_glob("*", ""));
  EXPECT_TRUE(matches_glob("a*c", "abbc"));
  EXPECT_TRUE(matches_glob("*b*c", "abcbc"));
  EXPECT_FALSE(matches_glob("a*c", "abcd"));
  EXPECT_TRUE(matches_glob("a?c", "abc"));
  EXPECT_FALSE(matches_glob("a?c", "ac"));
  EXPECT_FALSE(matches_glob("?", ""));
  EXPECT_TRUE(matches_glob("C::f(void (*)(int))", "C::f(void (*)(int))"));
}

}  // namespace
}  // namespace stackcheck
