#include "source/suppressions.h"

#include <gmock/gmock.h>

namespace stackcheck {
namespace {

/// "LINE of the comment -> LINE it is about: FINDING (WHY)" of each.
std::vector<std::string> shown(const std::string &text) {
  std::vector<std::string> lines;
  for (const Suppression &one : suppressions_in(text, "/a.c"))
    lines.push_back(std::to_string(one.where.line) + " -> " + std::to_string(one.line) + ": " +
                    one.finding + " (" + one.why + ")");
  return lines;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Suppressions, ACommentBehindCodeIsAboutItsLine) {
  EXPECT_THAT(shown("int a;\nclose(s);  // stackcheck: allow close-resets-peer: nobody listens\n"),
              ElementsAre("2 -> 2: close-resets-peer (nobody listens)"));
}

TEST(Suppressions, ACommentOfItsOwnIsAboutTheNextLineWithCode) {
  EXPECT_THAT(
      shown("// stackcheck: allow not-decided: by hand\n\n// more\n/* stackcheck: allow "
            "read-result-ignored: drained */\nread();\nread();\n"),
      ElementsAre("1 -> 5: not-decided (by hand)", "4 -> 5: read-result-ignored (drained)"));
}

TEST(Suppressions, WithoutAReasonThereIsNone) {
  EXPECT_THAT(shown("f(); // stackcheck: allow close-sends-no-fin\n"),
              ElementsAre("1 -> 1: close-sends-no-fin ()"));
}

TEST(Suppressions, OnlyCommentsCount) {
  EXPECT_THAT(shown("const char *text = \"stackcheck: allow read-result-ignored: no\";\n"),
              IsEmpty());
}

TEST(Suppressions, TheLastLineNeedsNoEnd) {
  EXPECT_THAT(shown("f(); // stackcheck: allow not-decided: x"),
              ElementsAre("1 -> 1: not-decided (x)"));
  EXPECT_THAT(shown("// stackcheck: allow not-decided: nothing follows"),
              ElementsAre("1 -> 1: not-decided (nothing follows)"));
}

}  // namespace
}  // namespace stackcheck
