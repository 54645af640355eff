#include <gtest/gtest.h>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using flow_text::Solved;

const std::string streams = R"(
    class Stream Stream::read=
    class Tcp : Stream makes Stream::read=tcp_read
    class Tls : Stream makes Stream::read=tls_read
    class Unused : Stream Stream::read=unused_read
    body tcp_read(word) word
    body tls_read(word) word
    body unused_read(word) word
)";

TEST(Virtual, AnObjectWhoseClassIsSeenReadsItsOwnWay) {
  const Solved solved(streams + R"(
    variable:s <- record:Tls
    call main virtual Stream::read(variable:s)
  )");
  EXPECT_EQ(solved.at("main"), "tls_read");
}

TEST(Virtual, ADecoratorDoesNotCallItself) {
  const Solved solved(streams + R"(
    variable:s <- record:Tls
    field:Tls.inner <- record:Tcp
    call main virtual Stream::read(variable:s)
    call tls_read virtual Stream::read(field:Tls.inner)
  )");
  EXPECT_EQ(solved.at("main"), "tls_read");
  EXPECT_EQ(solved.at("tls_read"), "tcp_read");
}

TEST(Virtual, ABaseMeansEveryInstantiatedClass) {
  const Solved solved(streams + R"(
    variable:s <- record:Stream
    call main virtual Stream::read(variable:s)
  )");
  EXPECT_EQ(solved.at("main"), "tcp_read tls_read");
}

TEST(Virtual, AnObjectNeverSeenIsAnyOfThem) {
  const Solved solved(streams + "call main virtual Stream::read(variable:s)\n");
  EXPECT_EQ(solved.at("main"), "tcp_read tls_read");
}

TEST(Virtual, AnObjectFromOutsideIsUnknown) {
  const Solved solved(streams + R"(
    call main direct strange(-) variable:s
    call main virtual Stream::read(variable:s)
  )");
  EXPECT_EQ(solved.at("main"), "? the result of strange: tcp_read tls_read");
}

TEST(Virtual, AnObjectInAllocatedMemoryIsWhatTheMemoryIsUsedAs) {
  const Solved solved(streams + R"(
    call main direct _Znwj(-) variable:s
    variable:s as Tcp
    call main virtual Stream::read(variable:s)
  )");
  EXPECT_EQ(solved.at("main"), "tcp_read");
}

TEST(Virtual, ABaseCallsItsOwnWhileItIsConstructed) {
  const Solved solved(R"(
    class Base Base::start=base_start
    class Derived : Base makes Base::start=derived_start
    body base_start(word) none
    body derived_start(word) none
    parameter:constructor#0 <- record:Base
    call constructor virtual Base::start(parameter:constructor#0)
  )");
  EXPECT_EQ(solved.at("constructor"), "base_start derived_start");
}

TEST(Virtual, ClassesOfAllUnitsCount) {
  const Solved solved(R"(
    class Stream Stream::read=
    class Tcp : Stream Stream::read=tcp_read
    variable:s <- record:Stream
    call main virtual Stream::read(variable:s)
    unit b.c
    class Stream Stream::read=
    class Tcp : Stream makes Stream::read=tcp_read
    body tcp_read(word) word
  )");
  EXPECT_EQ(solved.at("main"), "tcp_read");
}

TEST(Virtual, ArgumentsReachOverriders) {
  const Solved solved(R"(
    class Sink Sink::put=
    class File : Sink makes Sink::put=file_put
    body file_put(word, word) none
    body f() none taken
    variable:s <- record:File
    variable:a <- function:f
    call main virtual Sink::put(variable:s, variable:a)
    call file_put pointer parameter:file_put#1()
  )");
  EXPECT_EQ(solved.at("file_put"), "f");
}

TEST(Constructors, OfACompleteObjectAndOfABaseHaveOneBody) {
  const Solved solved(R"(
    body _ZN4TaskC2EPFvvE(word, word) none
    body f() none taken
    variable:t <- record:Task
    variable:a <- function:f
    call main direct _ZN4TaskC1EPFvvE(variable:t, variable:a)
    call inside pointer parameter:_ZN4TaskC2EPFvvE#1()
    body _ZN4Task7startC2EPFvvE(word, word) none
    call main direct _ZN4Task7startC1EPFvvE(variable:t, variable:a)
    call other pointer parameter:_ZN4Task7startC2EPFvvE#1()
  )");
  EXPECT_EQ(solved.at("inside"), "f");
  EXPECT_EQ(solved.at("other"), "never");  // "startC1" is a name
}

TEST(MemberPointers, CallWhatTheyPointTo) {
  const Solved solved(R"(
    body one(word) none taken
    body two(word) none taken
    variable:m <- member:one
    variable:o <- record:C
    call main member variable:m(variable:o)
  )");
  EXPECT_EQ(solved.at("main"), "one");
}

TEST(MemberPointers, OfVirtualMembersCallTheObjectsOverrider) {
  const Solved solved(streams + R"(
    variable:m <- virtual:Stream::read
    variable:o <- record:Tcp
    variable:any <- record:Stream
    call main member variable:m(variable:o)
    call other member variable:m(variable:any)
  )");
  EXPECT_EQ(solved.at("main"), "tcp_read");
  EXPECT_EQ(solved.at("other"), "tcp_read tls_read");
}

}  // namespace
}  // namespace stackcheck
