// Loops that never end once the peer has closed, and those that do.
#include <gmock/gmock.h>

#include "peer/tests/reads_in.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> posix(const std::string &source) {
  return findings_in(posix_header + source);
}
std::vector<std::string> wiznet(const std::string &source) {
  return findings_in(wiznet_header + source);
}

TEST(Loops, ZeroThatOnlyAddsNothingIsReadForEver) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b, int len) {
    int got = 0;
    while (got < len) {
      int n = recv(fd, b + got, len - got, 0);
      if (n < 0) return -1;
      got += n;
    }
    return got;
  })"),
              ElementsAre("reads-again-after-close in f"));
}

TEST(Loops, AResetThatIsTriedAgainIsReadForEver) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b) {
    for (;;) {
      int n = recv(fd, b, 9, 0);
      if (n == 0) return -1;
      if (n > 0) return n;
    }
  })"),
              ElementsAre("reads-again-after-close in f"));
}

TEST(Loops, EveryWayOutOfTheLoopCounts) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b, int len) {
    int got = 0;
    while (got < len) {
      int n = recv(fd, b + got, len - got, 0);
      if (n <= 0) return -1;
      got += n;
    }
    return got;
  }
  int g(int fd, char *b) {
    for (int tries = 0; tries < 3; tries++) { int n = recv(fd, b, 9, 0); if (n > 0) return n; }
    return -1;
  }
  int h(int fd, char *b) {
    unsigned start = millis();
    while (millis() - start < 100) { int n = recv(fd, b, 9, 0); if (n > 0) return n; }
    return -1;
  })"),
              IsEmpty());
}

TEST(Loops, OnlyInterruptedReadsMayBeTriedAgain) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b) {
    for (;;) {
      int n = recv(fd, b, 9, 0);
      if (n < 0 && errno == EINTR) continue;
      return n;
    }
  })"),
              IsEmpty());
}

TEST(Loops, WhatTheBufferHoldsDoesNotChangeWithoutData) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b, int cap) {
    int len = 0;
    while (!strstr(b, "\r\n")) {
      int n = recv(fd, b + len, cap - len, 0);
      if (n < 0) return -1;
      len += n;
    }
    return len;
  })"),
              testing::Contains("reads-again-after-close in f"));
}

TEST(Loops, ACountSaysNothingOfTheState) {
  EXPECT_THAT(wiznet("void f(uint8_t sn) { while (getSn_RX_RSR(sn) == 0); }"),
              ElementsAre("waits-on-count-not-state in f"));
}

TEST(Loops, AskingForTheStateEndsTheWait) {
  EXPECT_THAT(wiznet(R"(int f(uint8_t sn) {
    while (getSn_RX_RSR(sn) == 0)
      if (getSn_SR(sn) != SOCK_ESTABLISHED) return -1;
    return 0;
  })"),
              IsEmpty());
}

TEST(Closes, CloseOfTheChipSendsNothing) {
  EXPECT_THAT(wiznet("void f(uint8_t sn, uint8_t *b) { if (recv(sn, b, 900) > 0) close(sn); }"),
              ElementsAre("close-sends-no-fin in f"));
  EXPECT_THAT(wiznet(R"(void f(uint8_t sn, uint8_t *b) {
    if (recv(sn, b, 900) > 0) { disconnect(sn); close(sn); }
  })"),
              IsEmpty());
}

TEST(Lengths, ANegativeResultIsNoLength) {
  EXPECT_THAT(posix("void f(int fd) { char b[9]; int n = recv(fd, b, 8, 0); b[n] = 0; }"),
              ElementsAre("close-result-used-as-length in f"));
  EXPECT_THAT(posix(R"(void f(int fd, char *to) {
    char b[9]; size_t n = recv(fd, b, 9, 0); memcpy(to, b, n); })"),
              ElementsAre("close-result-used-as-length in f"));
  EXPECT_THAT(posix(R"(void f(int fd, char *to) {
    char b[9]; int n = recv(fd, b, 9, 0); if (n > 0) memcpy(to, b, n); })"),
              IsEmpty());
}

TEST(Rounds, WhatFollowsALongLoopIsLookedAt) {
  EXPECT_THAT(posix(R"(void tick(void);
  void f(int fd) {
    char b[9];
    for (int i = 0; i < 1000; i++) tick();
    int n = recv(fd, b, 8, 0);
    b[n] = 0;
  })"),
              ElementsAre("close-result-used-as-length in f"));
}

TEST(Rounds, WhatShowsAfterManyRoundsIsFound) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b, char *to) {
    int rounds = 0, n;
    while ((n = recv(fd, b, 9, 0)) > 0) rounds++;
    if (rounds > 100) memcpy(to, b, n);
    return rounds;
  })"),
              testing::Contains("close-result-used-as-length in f"));
}

TEST(Rounds, ALoopOfManyOutcomesIsDecided) {
  EXPECT_THAT(posix(R"(int f(int fd, char *b, int cap) {
    int got = 0, waits = 0, interrupts = 0;
    for (;;) {
      int n = recv(fd, b + got, cap - got, MSG_DONTWAIT);
      if (n > 0) { got += n; if (got == cap) return got; continue; }
      if (n == 0) return got;
      if (errno == EINTR) { interrupts++; continue; }
      if (errno == EAGAIN) { if (++waits > 50) return got; continue; }
      return -1;
    }
  })"),
              testing::Not(testing::Contains(testing::HasSubstr("?"))));
}

TEST(Undecided, CodeThatIsNotSeenMayMendAClosedConnection) {
  EXPECT_THAT(posix(R"(void look_at(int fd);
  int f(int fd, char *b) {
    for (;;) {
      int n = recv(fd, b, 9, 0);
      if (n > 0) return n;
      look_at(fd);
    }
  })"),
              ElementsAre("? f: code that is not seen gets the connection after it has closed: "
                          "look_at(fd)"));
}

TEST(Undecided, TooManyPathsAreNoAllClear) {
  std::string choices;
  for (int i = 0; i < 24; ++i)
    choices += "if (flag(" + std::to_string(i) + ")) a[" + std::to_string(i) + "] = 1;\n";
  EXPECT_THAT(posix("int flag(int); void use(int *); int f(int fd, char *b) { int a[24] = {0};\n" +
                    choices + "use(a); int n = recv(fd, b, 9, 0); return n > 0 ? n : -1; }"),
              ElementsAre("? f: too many paths"));
}

TEST(Sites, EverySiteHasAVerdict) {
  const Reads reads = reads_in(posix_header + R"(
    int safe(int fd, char *b) { int n = recv(fd, b, 9, 0); return n <= 0 ? -1 : n; }
    void bad(int fd) { char b[9]; int n = recv(fd, b, 8, 0); b[n] = 0; close(fd); })");
  const ReadSums sums = count_reads(reads);
  EXPECT_EQ(sums.sites, 3u);
  EXPECT_EQ(sums.safe, 2u);
  EXPECT_EQ(sums.flagged, 1u);
}

TEST(Sites, AUnitThatDoesNotCompileIsNotDecided) {
  EXPECT_THAT(findings_in("int f( {"),
              ElementsAre(testing::HasSubstr("the unit does not compile")));
}

TEST(Sites, AFingerprintStaysWhenLinesMove) {
  const std::string source = "void f(int fd) { char b[9]; int n = recv(fd, b, 8, 0); b[n] = 0; }";
  const Reads before = reads_in(posix_header + source);
  const Reads after = reads_in(posix_header + "int other(void);\n\n" + source);
  ASSERT_EQ(before.findings.size(), 1u);
  ASSERT_EQ(after.findings.size(), 1u);
  EXPECT_NE(before.findings[0].where, after.findings[0].where);
  EXPECT_EQ(before.findings[0].fingerprint, after.findings[0].fingerprint);
}

}  // namespace
}  // namespace stackcheck
