#include "program/names.h"

#include <gtest/gtest.h>

namespace stackcheck {
namespace {

TEST(Names, ParameterListsAreLeftOut) {
  EXPECT_EQ(without_parameters("f"), "f");
  EXPECT_EQ(without_parameters("ns::f(int)"), "ns::f");
  EXPECT_EQ(without_parameters("C::f(void (*)(int)) const"), "C::f");
  EXPECT_EQ(without_parameters("C::operator()(int)"), "C::operator()");
  EXPECT_EQ(without_parameters("(anonymous namespace)::f"), "(anonymous namespace)::f");
  EXPECT_EQ(without_parameters("(anonymous namespace)::f(int)"), "(anonymous namespace)::f");
  EXPECT_EQ(without_parameters("f(int)::{lambda()#1}::operator()() const"),
            "f(int)::{lambda()#1}::operator()");
  EXPECT_EQ(without_parameters(")"), ")");
  EXPECT_EQ(without_parameters(""), "");
}

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
