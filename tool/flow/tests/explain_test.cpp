#include <gtest/gtest.h>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using flow_text::Solved;

std::string explanation(const Solved &solved, const std::string &caller, const FlowTarget &target) {
  const auto [unit, call] = solved.find(caller);
  std::string text;
  for (const FlowStep &step : solved.solution().explain(unit, call, target))
    text += std::to_string(step.where.line) + ": " + step.what + "\n";
  return text;
}

TEST(Explain, FollowsAPointerFromItsOriginToTheCall) {
  const Solved solved(R"(
    body my_send() none taken
    body set_bio(word, word) none
    field:ssl@s.h:4.send <- parameter:set_bio#1
    temporary:1 <- function:my_send
    call main direct set_bio(-, temporary:1)
    call flush pointer field:ssl@s.h:4.send() via ssl.send
  )");
  EXPECT_EQ(explanation(solved, "flush", {0, "my_send"}),
            "6: parameter 2 of set_bio holds the address of my_send (by the call of set_bio)\n"
            "4: the field ssl.send holds what parameter 2 of set_bio holds\n"
            "7: flush calls it through field:ssl@s.h:4.send\n");
}

TEST(Explain, TakesTheShortestWay) {
  const Solved solved(R"(
    body f() none taken
    variable:a <- function:f
    variable:b <- variable:a
    variable:c <- variable:b
    variable:p <- variable:c
    variable:p <- variable:a
    call main pointer variable:p()
  )");
  EXPECT_EQ(explanation(solved, "main", {0, "f"}),
            "3: the variable a holds the address of f\n"
            "7: the variable p holds what the variable a holds\n"
            "8: main calls it through variable:p\n");
}

TEST(Explain, SaysWhereMemoryIsUsedAsTwoTypes) {
  const Solved solved(R"(
    body f() none taken
    record R 0=field:R.f
    record S 0=field:S.g
    field:R.f <- function:f
    variable:p <- record:R
    variable:p as S
    call main pointer field:S.g()
  )");
  EXPECT_EQ(explanation(solved, "main", {0, "f"}),
            "5: the field R.f holds the address of f\n"
            "7: the field S.g holds what the field R.f holds (the same memory, used as two "
            "types)\n"
            "8: main calls it through field:S.g\n");
}

TEST(Explain, NamesTheObjectOfAVirtualCall) {
  const Solved solved(R"(
    class Stream Stream::read=
    class Tcp : Stream makes Stream::read=tcp_read
    body tcp_read(word) word
    variable:s <- record:Tcp
    call main virtual Stream::read(variable:s)
  )");
  EXPECT_EQ(explanation(solved, "main", {0, "tcp_read"}),
            "5: the variable s holds a pointer to a Tcp\n"
            "6: main calls it through Stream::read\n");
}

TEST(Explain, SaysNothingOfWhatIsNoTarget) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    variable:p <- function:f
    call main pointer variable:p()
  )");
  EXPECT_EQ(explanation(solved, "main", {0, "g"}), "");
}

TEST(Explain, SaysThatAFactNamesTheTarget) {
  const Solved solved(R"(
    body main() none
    body f() none
    call main pointer variable:p()
  )",
                      {{CallFact{"main", "", 0, {"f"}}, "because", {"b.json", 1, 0}}});
  EXPECT_EQ(explanation(solved, "main", {0, "f"}),
            "4: a fact of the budget names it\n4: main calls it through variable:p\n");
}

}  // namespace
}  // namespace stackcheck
