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

TEST(Names, ACopyOrPartOfAFunctionIsThatFunctionInTheSource) {
  EXPECT_EQ(source_symbol("f"), "f");
  EXPECT_EQ(source_symbol("f.constprop.0.isra.0"), "f");
  EXPECT_EQ(source_symbol("_ZN1n1fEv.part.0"), "_ZN1n1fEv");
  EXPECT_EQ(source_symbol(".Lf"), ".Lf");
}

}  // namespace
}  // namespace stackcheck
