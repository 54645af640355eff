#include <gtest/gtest.h>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using flow_text::Solved;

const std::string program = R"text(
    body f(word) none taken "void (int)"
    body g(word) none taken "void (int)"
    body h(word) none taken "void (char *)"
    body i(word) none "void (int)"
    field:io.send <- function:f
    field:io.mixed <- variable:x
    field:io.mixed <- function:f
    call sends pointer field:io.send(-) "void (int)" via io.send
    call mixes pointer field:io.mixed(-) "void (int)" via io.mixed
    call plain pointer variable:p(-) "void (int)"
    call odd pointer variable:p(-, -) "void (int, int)"
    class Stream Stream::read=
    class Tcp : Stream makes Stream::read=f
    class Tls : Stream Stream::read=g
    variable:s <- record:Tls
    call reads virtual Stream::read(variable:s)
)text";

TEST(Baselines, BySignatureTakesEveryAddressTakenFunctionOfTheType) {
  const auto units = flow_text::units(program);
  const Solved solved(units, resolve_by_signature(units));
  EXPECT_EQ(Solved::names(solved.site("sends").targets), "f g");
  EXPECT_EQ(Solved::names(solved.site("plain").targets), "f g");
  EXPECT_EQ(solved.at("odd"), "never");
  EXPECT_EQ(Solved::names(solved.site("reads").targets), "f");
}

TEST(Baselines, ByTypeAndFieldTakesWhatIsStoredToTheFieldAlone) {
  const auto units = flow_text::units(program);
  const Solved solved(units, resolve_by_type_and_field(units));
  EXPECT_EQ(Solved::names(solved.site("sends").targets), "f");
  EXPECT_EQ(Solved::names(solved.site("mixes").targets), "f g");
  EXPECT_EQ(Solved::names(solved.site("plain").targets), "f g");
}

}  // namespace
}  // namespace stackcheck
