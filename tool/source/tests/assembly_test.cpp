#include <gmock/gmock.h>

#include "source/tests/object_sections.h"
#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// push {r4, lr}; sub sp, #16; add sp, #16; pop {r4, pc} (ARMv6-M ARM, A6.7)
const std::string code = {'\x10', '\xb5', '\x84', '\xb0', '\x04', '\xb0', '\x10', '\xbd'};

const char *plain = R"(
  .syntax unified
  .thumb
  .text
  .globl f
  .type f, %function
f: push {r4, lr}
  sub sp, #16
  add sp, #16
  pop {r4, pc}
  .size f, .-f
)";

TEST(Assembly, IsAssembledAsWritten) {
  const Scratch scratch;
  const CompiledUnit unit = scratch.compile_text(m0plus, "a.s", plain);
  EXPECT_EQ(first_problem(unit), "");
  EXPECT_EQ(code_sections(unit.object).at(".text"), code);
  EXPECT_THAT(std::string(unit.object.begin(), unit.object.end()), HasSubstr(".debug_line"));
}

TEST(Assembly, IsPreprocessedFirstIfItsNameSaysSo) {
  const Scratch scratch;
  std::string text = plain;
  for (std::size_t at; (at = text.find("#16")) != text.npos;) text.replace(at, 3, "#ROOM");
  scratch.write("room.h", "#define ROOM 16\n");
  text = "#include \"room.h\"\n" + text;
  EXPECT_EQ(code_sections(scratch.compile_text(m0plus, "a.S", text).object)[".text"], code);
  EXPECT_EQ(code_sections(
                scratch.compile_text(std::string(m0plus) + " -x assembler-with-cpp", "a.s", text)
                    .object)[".text"],
            code);
  EXPECT_NE(first_problem(scratch.compile_text(m0plus, "a.s", text)), "");
}

TEST(Assembly, ErrorsNameTheSourceLine) {
  const Scratch scratch;
  scratch.write("one.h", "#define ONE 1\n\n\n");
  const CompiledUnit unit =
      scratch.compile_text(m0plus, "a.S", "#include \"one.h\"\n\n  .thumb\n  bogus r1\n");
  EXPECT_THAT(unit.object, IsEmpty());
  ASSERT_EQ(unit.problems.size(), 1u);
  EXPECT_EQ(unit.problems[0].where.file, scratch.directory / "a.S");
  EXPECT_EQ(unit.problems[0].where.line, 4u);
}

TEST(Assembly, UnknownInstructionsOfTheTargetAreErrors) {
  const Scratch scratch;
  const char *divide = "  .syntax unified\n  .thumb\n  udiv r0, r1, r2\n";
  EXPECT_EQ(first_problem(scratch.compile_text(m3, "a.s", divide)), "");
  EXPECT_THAT(first_problem(scratch.compile_text(m0plus, "a.s", divide)), HasSubstr("requires"));
}

}  // namespace
}  // namespace stackcheck
