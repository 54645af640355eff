#include "facts/readable_name.h"

#include <gtest/gtest.h>

namespace stackcheck {
namespace {

TEST(ReadableName, ParameterListsAreLeftOut) {
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

}  // namespace
}  // namespace stackcheck
