// The claim: what is measured is byte for byte the code that `clang -c` makes.
#include <gmock/gmock.h>

#include "llvm/Support/MemoryBuffer.h"
#include "source/subprocess.h"
#include "source/tests/object_sections.h"
#include "source/tests/scratch.h"

namespace stackcheck {
namespace {

const char *c_source = R"(
typedef unsigned char byte;
struct ops { int (*send)(void *, const byte *, unsigned); void *context; };
static unsigned table[256];
void *memset(void *, int, unsigned);
static unsigned mix(unsigned x) { return (x >> 3) * 2654435761u ^ table[x & 255]; }
unsigned hash(const byte *data, unsigned size) {
  unsigned h = 0;
  for (unsigned i = 0; i < size; ++i) h = mix(h + data[i]);
  return h / 10u;
}
int transmit(struct ops *o, unsigned size) {
  byte buffer[200];
  memset(buffer, 0, sizeof buffer);
  switch (size & 7) {
    case 0: return o->send(o->context, buffer, size);
    case 1: return (int)hash(buffer, size);
    case 2: return -1;
    case 3: return (int)(size * 3.5f);
    case 4: return (int)(size / 3.0);
    default: return transmit(o, size - 1);
  }
}
long long wide(long long a, long long b) { return a * b + a / (b | 1); }
int variable(int n) { int a[n]; a[n - 1] = n; return (int)hash((byte *)a, sizeof a); }
)";

const char *cxx_source = R"(
struct Stream { virtual ~Stream(); virtual int read(char *, int) = 0; };
struct Counter final : Stream {
  int count = 0;
  int read(char *p, int n) override { *p = char(n); return count += n; }
};
template <int N> struct Buffer { char bytes[N]; int fill(Stream &s) { return s.read(bytes, N); } };
int both(Stream &s) { Buffer<16> small; Buffer<512> large; return small.fill(s) + large.fill(s); }
int run() { Counter c; auto twice = [&](int n) { return both(c) + n; }; return twice(2); }
)";

struct Build {
  const char *flags;
};

class SameCode : public testing::TestWithParam<Build> {
 protected:
  std::map<std::string, std::string> reference(const std::string &words, const std::string &name) {
    CompileCommand command = scratch.command(words, name);
    std::vector<std::string> arguments(command.arguments.begin() + 1, command.arguments.end());
    arguments.back() = command.file;
    const std::string object = scratch.directory / "reference.o";
    arguments.insert(arguments.end(), {"-ffunction-sections", "-o", object});
    EXPECT_TRUE(run_program(STACKCHECK_CLANG, arguments, Stream::error)) << words;
    return code_sections((*llvm::MemoryBuffer::getFile(object))->getBuffer());
  }

  Scratch scratch;
};

TEST_P(SameCode, AsClangMakes) {
  for (const auto &[name, text] : {std::pair{"a.c", c_source}, {"a.cpp", cxx_source}}) {
    const std::string words = std::string("clang-22 ") + GetParam().flags;
    const CompiledUnit unit = scratch.compile_text(words, name, text);
    ASSERT_EQ(first_problem(unit), "");
    const auto sections = code_sections(unit.object);
    EXPECT_GT(sections.size(), 4u);
    EXPECT_EQ(sections, reference(words, name)) << words << " " << name;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Targets, SameCode,
    testing::Values(
        Build{"--target=arm-none-eabi -mcpu=cortex-m0plus -Os"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m0plus -O0"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m3 -O2"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m3 -O1 -fno-exceptions -fstack-protector-all"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m3 -Oz -fno-omit-frame-pointer -DX -w"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m3 -Os --coverage"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m3 -Wa,-mimplicit-it=always -O2"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16 -O3"},
        Build{"--target=arm-none-eabi -mcpu=cortex-m33 -fshort-enums -ffast-math -O2"},
        Build{"--target=xtensa -Xclang -target-feature -Xclang +windowed -O2"},
        Build{"--target=xtensa -Xclang -target-feature -Xclang +windowed -Os -g0"}),
    [](const auto &info) { return "build_" + std::to_string(info.index); });

}  // namespace
}  // namespace stackcheck
