// What wrappers promise, and callers that are held to it.
#include <gmock/gmock.h>

#include "peer/tests/reads_in.h"

namespace stackcheck {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> posix(const std::string &source) {
  return findings_in(posix_header + source);
}

/// The lines of what `function` was found to promise.
std::vector<std::string> promise_of(const std::string &function, const std::string &source) {
  for (const InferredText &text : reads_in(posix_header + source).inferred)
    if (text.function == function) return text.lines;
  return {};
}

const std::string take = R"(struct result { enum { GOT, END, FAILED } how; size_t bytes; };
struct result take(int fd, char *b) {
  ssize_t n = recv(fd, b, 9, 0);
  if (n > 0) return (struct result){GOT, (size_t)n};
  return n == 0 ? (struct result){END, 0} : (struct result){FAILED, 0};
}
)";

TEST(Inferred, AStructTellsHowItWent) {
  EXPECT_THAT(promise_of("take", take),
              ElementsAre("connection: 0", "data: how = 0 bytes = 1..", "end: bytes = 0 how = 1",
                          "reset: bytes = 0 how = 2", "error: bytes = 0 how = 2"));
}

TEST(Inferred, CallersMustLookAtTheStruct) {
  EXPECT_THAT(posix(take + R"(
  int f(int fd, char *b) {
    size_t got = 0;
    while (got < 9) { struct result r = take(fd, b); if (r.how == FAILED) return -1; got += r.bytes; }
    return 0;
  }
  int g(int fd, char *b) {
    size_t got = 0;
    while (got < 9) { struct result r = take(fd, b); if (r.how != GOT) return -1; got += r.bytes; }
    return 0;
  })"),
              ElementsAre("reads-again-after-close in f"));
}

TEST(Inferred, WhatIsLeftBehindAPointerTellsToo) {
  EXPECT_THAT(promise_of("take", R"(_Bool take(int fd, char *b, size_t *count) {
    ssize_t n = recv(fd, b, 9, 0);
    *count = n > 0 ? (size_t)n : 0;
    return n >= 0;
  })"),
              ElementsAre("connection: 0", "data: 1 *2 = 1..", "end: 1 *2 = 0", "reset: 0 *2 = 0",
                          "error: 0 *2 = 0"));
}

TEST(Inferred, ComingBackWithoutReadingIsAnOutcome) {
  EXPECT_THAT(promise_of("take", R"(int take(int fd, char *b, int ready) {
    if (!ready) return -2;
    ssize_t n = recv(fd, b, 9, 0);
    return n <= 0 ? -1 : (int)n;
  })"),
              Contains("without reading: -2"));
}

TEST(Inferred, AStatedContractGoesBeforeWhatTheCodeShows) {
  const std::string source = posix_header + R"(
  int my_read(int fd, char *b) { int n = recv(fd, b, 9, 0); return n < 0 ? -1 : n; }
  int f(int fd, char *b) {
    for (;;) { int n = my_read(fd, b); if (n < 0) return -1; if (n > 0) return n; }
  })";
  Contract own;
  own.api = "mine";
  own.name = "my_read";
  own.role = Role::read;
  own.connection = "0";
  own.outcomes = {{Means::data, ContractValue{"1", "", true}, {}, {}, false, false, false},
                  {Means::nothing_yet, ContractValue{"0", "0", false}, {}, {}, false, false, false},
                  {Means::end, ContractValue{"-1", "-1", false}, {}, {}, false, false, false}};
  EXPECT_EQ(reads_in(source).findings.size(), 1u);
  EXPECT_THAT(reads_in(source, ".c", {own}).findings, IsEmpty());
}

TEST(Inferred, TheProgramsOwnReadMayChangeWhatIsGlobal) {
  const std::string source = posix_header + R"(
  static int done;
  static int get(int fd, char *b) {
    int n = recv(fd, b, 9, 0);
    if (n <= 0) { done = 1; return -1; }
    return n;
  }
  int f(int fd, char *b) { int n = 0; while (!done) n += get(fd, b) > 0; return n; })";
  EXPECT_THAT(findings_in(source), IsEmpty());
}

}  // namespace
}  // namespace stackcheck
