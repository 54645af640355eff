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
  EXPECT_EQ(source_symbol("f@2"), "f");
  EXPECT_EQ(source_symbol("f.isra.0@12"), "f");
  EXPECT_EQ(source_symbol("f@"), "f@");
  EXPECT_EQ(source_symbol("f$constprop$0$isra$0"), "f");
  EXPECT_EQ(source_symbol("$d"), "$d");
  EXPECT_EQ(source_symbol("a$b"), "a$b");
}

TEST(Names, PartsAreNotCopies) {
  for (const char *part : {"f.part.0", "f.constprop.0.part.1", "f.cold", "f$part$0"})
    EXPECT_TRUE(is_part(part)) << part;
  for (const char *whole : {"f", "f.constprop.0", "f.isra.0", "part", "cold"})
    EXPECT_FALSE(is_part(whole)) << whole;
}

TEST(Names, OnlyWhatTellsLocalFunctionsApartIsNoPartOfTheName) {
  EXPECT_EQ(unit_symbol("f"), "f");
  EXPECT_EQ(unit_symbol("f@2"), "f");
  EXPECT_EQ(unit_symbol("f.lto_priv.0"), "f");
  EXPECT_EQ(unit_symbol("f$lto_priv$0"), "f");
  EXPECT_EQ(unit_symbol("f.llvm.7316"), "f");
  EXPECT_EQ(unit_symbol("f.constprop.0"), "f.constprop.0");
  EXPECT_EQ(unit_symbol("f.constprop.0.lto_priv.1"), "f.constprop.0");
}

}  // namespace
}  // namespace stackcheck
