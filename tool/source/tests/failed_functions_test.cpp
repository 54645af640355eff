#include <gmock/gmock.h>

#include "source/tests/object_sections.h"
#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> symbols(const CompiledUnit &unit) {
  std::vector<std::string> result;
  for (const Unknown &failed : unit.failed_functions) result.push_back(failed.detail);
  std::ranges::sort(result);
  return result;
}

const char *good = R"(
void use(void *);
int good(int a) { char b[40]; use(b); return a; }
)";

// Pre-UAL Thumb-1, as in mbedTLS 2.28's MULADDC: GNU as takes it, LLVM's assembler does not.
const char *old_thumb = R"(
static inline int multiply_add(int x) {
  __asm__("ldmia %0!, {r1}\n lsl r2, r1, #16\n add r1, r1, r2, bogus" : "+l"(x) : : "r1", "r2");
  return x;
}
)";

TEST(FailedFunctions, AssemblyErrorsFailTheFunctionThatHoldsThem) {
  const Scratch scratch;
  const std::string alone = std::string(good) + old_thumb +
                            "int bad(int x) {\n return "
                            "multiply_add(x); }\n";
  const CompiledUnit unit = scratch.compile_text(std::string(m0plus) + " -Os", "a.c", alone);
  EXPECT_THAT(unit.problems, IsEmpty());
  EXPECT_THAT(symbols(unit), ElementsAre("bad"));
  EXPECT_EQ(unit.failed_functions[0].reason, Reason::code_generation_failed);
  EXPECT_EQ(unit.failed_functions[0].where.file, scratch.directory / "a.c");
  EXPECT_EQ(unit.failed_functions[0].where.line, 6u);
}

TEST(FailedFunctions, InlinedAssemblyFailsEveryFunctionItIsIn) {
  const Scratch scratch;
  const std::string twice = std::string(good) + old_thumb +
                            "int one(int x) { return multiply_add(x); }\n"
                            "int two(int x) { return 1 + multiply_add(x + 2); }\n";
  EXPECT_THAT(symbols(scratch.compile_text(std::string(m0plus) + " -O2", "a.c", twice)),
              ElementsAre("one", "two"));
  EXPECT_THAT(symbols(scratch.compile_text(std::string(m0plus) + " -O0", "a.c", twice)),
              ElementsAre("multiply_add"));
}

TEST(FailedFunctions, TooFewRegistersFailTheFunction) {
  const Scratch scratch;
  std::string text = good;
  text += "int greedy(int *v) { __asm__ volatile(\"\" : ";
  for (int i = 0; i < 12; ++i) text += (i ? ", " : ": ") + ("\"l\"(v[" + std::to_string(i) + "])");
  text += "); return 0; }\n";
  const CompiledUnit unit = scratch.compile_text(std::string(m0plus) + " -Os", "a.c", text);
  EXPECT_THAT(unit.problems, IsEmpty());
  EXPECT_THAT(symbols(unit), ElementsAre("greedy"));
}

TEST(FailedFunctions, TheRestOfTheUnitIsAsWithoutThem) {
  const Scratch scratch;
  const std::string words = std::string(m0plus) + " -Os";
  const auto broken =
      scratch.compile_text(words, "a.c",
                           std::string(good) + old_thumb +
                               "int bad(int x) { return multiply_add(x); }\n"
                               "int last(int a) { char b[80]; use(b); return a; }\n");
  const auto whole = scratch.compile_text(
      words, "a.c", std::string(good) + "int last(int a) { char b[80]; use(b); return a; }\n");
  auto left = code_sections(broken.object);
  left.erase(".text.bad");
  EXPECT_EQ(left, code_sections(whole.object));
  EXPECT_EQ(left.size(), 3u);  // .text, good, last
}

TEST(FailedFunctions, AnErrorOutsideEveryFunctionCostsTheUnit) {
  const Scratch scratch;
  const CompiledUnit unit = scratch.compile_text(m0plus, "a.c", "__asm__(\"bogus r1\");\nint x;\n");
  EXPECT_THAT(unit.object, IsEmpty());
  EXPECT_THAT(first_problem(unit), HasSubstr("bogu"));
}

TEST(FailedFunctions, AreNoneInGoodUnits) {
  const Scratch scratch;
  const char *text = R"(
    struct A { virtual ~A(); virtual int f() { return 1; } };
    A::~A() {}
    template <class T> T twice(T x) { return x + x; }
    int g(int x) { return twice(x) + A().f(); }
    int weird(int) __asm__("renamed");
    int weird(int x) { return x; }
    static int unused(int x) { return x; }
    __attribute__((weak)) int w() { return 0; }
    extern "C" int aliased() __attribute__((alias("renamed")));
    int global = g(1);
  )";
  for (const char *level : {" -O0", " -O2"}) {
    const CompiledUnit unit = scratch.compile_text(std::string(m3) + level, "a.cpp", text);
    EXPECT_EQ(first_problem(unit), "");
    EXPECT_THAT(symbols(unit), IsEmpty()) << level;
  }
}

}  // namespace
}  // namespace stackcheck
