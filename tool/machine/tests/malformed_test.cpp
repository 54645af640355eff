// Damaged objects: whatever the damage, a unit comes back, in bounded time and memory, and
// what could not be read is said.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "assemble.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELFTypes.h"
#include "llvm/ObjectYAML/yaml2obj.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

using ::testing::HasSubstr;
using Header = llvm::object::ELF32LE::Ehdr;
using Section = llvm::object::ELF32LE::Shdr;
using Symbol = llvm::object::ELF32LE::Sym;
using Rel = llvm::object::ELF32LE::Rel;

Unit read(const std::string &bytes) {
  return read_object({bytes.data(), bytes.size()}, {"broken.o", {}, {}});
}

std::string problem(const std::string &bytes) {
  const Unit unit = read(bytes);
  if (unit.problems.empty()) return "none";
  EXPECT_EQ(unit.problems[0].reason, Reason::unreadable_object);
  EXPECT_TRUE(unit.functions.empty());
  return unit.problems[0].detail;
}

std::string from_yaml(const std::string &text) {
  const std::string document = "--- !ELF\n" + text;
  std::string object, messages;
  llvm::raw_string_ostream out(object);
  llvm::yaml::Input input(document);
  const bool made = llvm::yaml::convertYAML(
      input, out, [&](const llvm::Twine &message) { messages += message.str(); });
  if (!made) throw std::runtime_error(messages);
  return object;
}

/// Two functions, data, relocations of code and data, debug information.
std::string whole_object() {
  static const std::string object =
      thumb(".file 1 \"a.s\"\n.cfi_sections .debug_frame\n" +
            local_function("g",
                           ".cfi_startproc\n.loc 1 3\n push {r4, lr}\n ldr r0, =value\n"
                           "pop {r4, pc}\n .ltorg\n.cfi_endproc") +
            global_function("f",
                            "push {r4, lr}\n bl g\n bl elsewhere\n tbb [pc, r0]\n"
                            "9: .byte (1f - 9b) / 2, (1f - 9b) / 2\n1: pop {r4, pc}") +
            ".data\n.global value\nvalue: .word f, 7\n.section .rodata\n.word g\n");
  return object;
}

/// The object with one field of it changed.
class Damaged {
 public:
  explicit Damaged(std::string bytes = whole_object()) : bytes_(std::move(bytes)) {}

  Header &header() { return at<Header>(0); }
  Section &section(unsigned index) { return at<Section>(header().e_shoff, index); }
  unsigned sections() { return header().e_shnum; }

  Section &of_type(unsigned type) {
    for (unsigned i = 0; i < sections(); ++i)
      if (section(i).sh_type == type) return section(i);
    throw std::runtime_error("no such section");
  }

  Section &code() {
    for (unsigned i = 0; i < sections(); ++i)
      if (section(i).sh_flags & llvm::ELF::SHF_EXECINSTR) return section(i);
    throw std::runtime_error("no code");
  }

  Symbol &last_symbol() {
    Section &table = of_type(llvm::ELF::SHT_SYMTAB);
    return at<Symbol>(table.sh_offset, table.sh_size / sizeof(Symbol) - 1);
  }

  Rel &first_relocation() { return at<Rel>(of_type(llvm::ELF::SHT_REL).sh_offset); }
  const std::string &bytes() const { return bytes_; }

 private:
  template <typename T>
  T &at(std::size_t offset, std::size_t index = 0) {
    return reinterpret_cast<T *>(bytes_.data() + offset)[index];
  }

  std::string bytes_;
};

TEST(Malformed, TheObjectTheseTestsDamageIsWhole) {
  const Unit unit = read(whole_object());
  EXPECT_TRUE(unit.problems.empty());
  EXPECT_EQ(function_of(unit, "f").calls.size(), 2u);
  EXPECT_TRUE(function_of(unit, "f").unknowns.empty());
}

TEST(Malformed, EveryPrefixIsRefused) {
  const std::string whole = whole_object();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::string said = problem(whole.substr(0, length));
    ASSERT_NE(said, "none") << length;
    ASSERT_FALSE(said.empty()) << length;
  }
}

TEST(Malformed, AnyByteMayBeAnyOther) {
  std::mt19937 random(5);
  for (int round = 0; round < 6000; ++round) {
    std::string bytes = whole_object();
    for (int flips = 1 + round % 4; flips > 0; --flips)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    read(bytes);
  }
}

TEST(Malformed, EveryByteOfTheHeadersMayBeAnExtreme) {
  Damaged whole;
  const std::size_t sections = whole.header().e_shoff;
  for (std::size_t at = 4; at < whole.bytes().size(); at = at == 51 ? sections : at + 1)
    for (const char byte : {'\x00', '\x7f', '\x80', '\xff'}) {
      std::string bytes = whole.bytes();
      bytes[at] = byte;
      read(bytes);
    }
}

TEST(Malformed, WhatIsNoElfFileIsSaidToBe) {
  EXPECT_THAT(problem(""), HasSubstr("not an ELF object"));
  EXPECT_THAT(problem("int main() {}"), HasSubstr("not an ELF object"));
  EXPECT_THAT(problem("\x7f"
                      "ELF"),
              HasSubstr("cut off"));
}

TEST(Malformed, CodeForAnotherMachineIsNamed) {
  Damaged object;
  object.header().e_machine = llvm::ELF::EM_MIPS;
  EXPECT_THAT(problem(object.bytes()), HasSubstr("mips"));
  EXPECT_THAT(problem(object.bytes()), HasSubstr("thumb, xtensa"));
}

TEST(Malformed, ABigEndianObjectOrOneOfAnotherCpuIsSaidToBe) {
  EXPECT_THAT(problem(assemble("armebv7-none-eabi", "", "")), HasSubstr("big-endian"));
  EXPECT_THAT(problem(assemble("aarch64-none-elf", "", "")), HasSubstr("code for AArch64"));
}

TEST(Malformed, ASectionTableBeyondTheFileIsRefused) {
  for (const std::uint32_t offset : {0x7fff'ffffu, 0xffff'fff0u, 0xffff'ffffu}) {
    Damaged object;
    object.header().e_shoff = offset;
    EXPECT_NE(problem(object.bytes()), "none");
  }
}

TEST(Malformed, ASectionBeyondTheFileIsRefused) {
  for (const std::uint32_t size : {0x1000u, 0x7fff'ffffu, 0xffff'ffffu}) {
    Damaged object;
    object.code().sh_size = size;
    EXPECT_THAT(problem(object.bytes()), HasSubstr("section"));
  }
}

TEST(Malformed, AnAlignmentThatIsNoneIsRefused) {
  for (const std::uint32_t alignment : {3u, 0x8000'0000u, 0xffff'ffffu}) {
    Damaged object;
    object.code().sh_addralign = alignment;
    EXPECT_THAT(problem(object.bytes()), HasSubstr("aligned"));
  }
}

TEST(Malformed, AnAlignmentOfZeroMeansNone) {
  Damaged object;
  object.code().sh_addralign = 0;
  EXPECT_EQ(problem(object.bytes()), "none");
}

TEST(Malformed, ASymbolInASectionThatIsNotThereIsRefused) {
  Damaged object;
  object.last_symbol().st_shndx = 0x7000;
  EXPECT_THAT(problem(object.bytes()), HasSubstr("section 28672"));
}

TEST(Malformed, ASymbolWithoutANameInTheTableIsRefused) {
  Damaged object;
  object.last_symbol().st_name = 0x7fff'ffff;
  EXPECT_NE(problem(object.bytes()), "none");
}

TEST(Malformed, AFunctionBeyondItsSectionHasNoCodeAndTakesNoOthers) {
  const Unit unit = read(from_yaml(R"(
FileHeader: {Class: ELFCLASS32, Data: ELFDATA2LSB, Type: ET_REL, Machine: EM_ARM}
Sections:
  - {Name: .text.a, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR], Content: "7047"}
  - {Name: .text.b, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR], Content: "10b510bd"}
Symbols:
  - {Name: f, Type: STT_FUNC, Section: .text.a, Value: 0x51, Size: 4, Binding: STB_GLOBAL}
)"));
  EXPECT_TRUE(unit.functions.empty());
}

TEST(Malformed, ARelocationBeyondItsSectionIsRefused) {
  Damaged object;
  object.first_relocation().r_offset = 0x7fff'0000;
  EXPECT_THAT(problem(object.bytes()), HasSubstr("relocation"));
}

TEST(Malformed, ARelocationOfASymbolThatIsNotThereIsRefused) {
  Damaged object;
  object.first_relocation().setSymbolAndType(0xff'ffff, llvm::ELF::R_ARM_ABS32, false);
  EXPECT_THAT(problem(object.bytes()), HasSubstr("symbol 16777215"));
}

TEST(Malformed, RelocationsWithoutASymbolTableAreRefused) {
  Damaged object;
  object.of_type(llvm::ELF::SHT_REL).sh_link = 1;
  EXPECT_THAT(problem(object.bytes()), HasSubstr("symbol table"));
}

TEST(Malformed, RelocationsOfASectionThatIsNotThereAreRefused) {
  Damaged object;
  object.of_type(llvm::ELF::SHT_REL).sh_info = 0x1234'5678;
  EXPECT_THAT(problem(object.bytes()), HasSubstr("section 305419896"));
}

TEST(Malformed, CompactRelocationsAreRefusedNotOverlooked) {
  Damaged object;
  object.of_type(llvm::ELF::SHT_REL).sh_type = llvm::ELF::SHT_CREL;
  EXPECT_THAT(problem(object.bytes()), HasSubstr("SHT_CREL"));
}

/// A linked image of two code sections.
std::string image(const std::string &first, const std::string &second) {
  return from_yaml(
      "FileHeader: {Class: ELFCLASS32, Data: ELFDATA2LSB, Type: ET_EXEC, Machine: EM_ARM}\n"
      "Sections:\n"
      "  - {Name: .a, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR], Address: " +
      first +
      ", AddressAlign: 4, Content: \"10b510bd\"}\n"
      "  - {Name: .b, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR], Address: " +
      second +
      ", AddressAlign: 4, Content: \"70477047\"}\n"
      "Symbols:\n"
      "  - {Name: f, Type: STT_FUNC, Section: .a, Value: " +
      first + ", Size: 4}\n");
}

TEST(Malformed, SectionsThatOverlapInAnImageAreRefused) {
  EXPECT_EQ(problem(image("0x8000", "0x8004")), "none");
  EXPECT_THAT(problem(image("0x8000", "0x8002")), HasSubstr(".a and .b overlap"));
  EXPECT_THAT(problem(image("0x8000", "0x8000")), HasSubstr("overlap"));
}

TEST(Malformed, AnImageThatLeavesTheAddressSpaceIsRefused) {
  EXPECT_THAT(problem(image("0x8000", "0xfffffffe")), HasSubstr("32 bits"));
}

TEST(Malformed, SectionsTooLargeForTheAddressSpaceAreRefused) {
  Damaged object;
  for (unsigned i = 0; i < object.sections(); ++i)
    if (object.section(i).sh_flags & llvm::ELF::SHF_WRITE) {
      object.section(i).sh_type = llvm::ELF::SHT_NOBITS;
      object.section(i).sh_size = 0xffff'0000;
    }
  EXPECT_THAT(problem(object.bytes()), HasSubstr("32 bits"));
}

TEST(Malformed, DebugInformationCostsPlacesNeverTheAnalysis) {
  const std::string text = global_function("f", "push {r4, lr}\n pop {r4, pc}");
  std::mt19937 random(7);
  for (const char *section : {".debug_info", ".debug_line", ".debug_abbrev", ".debug_ranges"}) {
    std::string garbage = "\n.section " + std::string(section) + ",\"\",%progbits\n";
    for (int i = 0; i < 200; ++i) garbage += ".byte " + std::to_string(random() & 0xff) + "\n";
    EXPECT_EQ(function_of(facts_of(thumb(text + garbage)), "f").frame_bytes, 8u);
  }
}

TEST(Malformed, ACompressedSectionMayNotTakeAllMemory) {
  // Elf32_Chdr: zlib, 0xf0000000 bytes, alignment 1; then nothing.
  const std::string object =
      thumb(global_function("f", "push {r4, lr}\n pop {r4, pc}") +
            "\n.section .debug_info,\"\",%progbits\n.word 1, 0xf0000000, 1, 0\n");
  Damaged damaged(object);
  bool found = false;
  for (unsigned i = 0; i < damaged.sections(); ++i)
    if (damaged.section(i).sh_flags == 0 && damaged.section(i).sh_size == 16) {
      damaged.section(i).sh_flags = llvm::ELF::SHF_COMPRESSED;
      found = true;
    }
  ASSERT_TRUE(found);
  EXPECT_EQ(function_of(read(damaged.bytes()), "f").frame_bytes, 8u);
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

constexpr double hang_seconds = 60;  // on a busy machine; unloaded each takes a few

TEST(Hostile, AStackOfAMillionKnownWordsIsGivenUp) {
  Stopwatch watch;
  const Unit unit =
      facts_of(thumb(global_function("f", ".rept 100000\n push {r0-r7}\n .endr\n bx lr")));
  EXPECT_FALSE(function_of(unit, "f").unknowns.empty());
  EXPECT_LT(watch.seconds(), hang_seconds);
}

TEST(Hostile, ManyLabelsInOnePieceOfCodeTakeBoundedTime) {
  Stopwatch watch;
  std::string text;
  for (int i = 0; i < 1500; ++i)
    text += local_function("f" + std::to_string(i), "push {r4}\n pop {r4}\n nop");
  facts_of(thumb(text + global_function("end", "bx lr")));
  EXPECT_LT(watch.seconds(), hang_seconds);
}

TEST(Hostile, AChainOfFunctionsThatNeverReturnTakesBoundedTime) {
  Stopwatch watch;
  std::string text = local_function("f0", "b .");
  for (int i = 1; i < 2000; ++i)
    text += local_function("f" + std::to_string(i),
                           "push {r4, lr}\n bl f" + std::to_string(i - 1) + "\n pop {r4, pc}");
  const Unit unit = facts_of(thumb(text));
  EXPECT_FALSE(function_of(unit, "f1999").returns);
  EXPECT_LT(watch.seconds(), hang_seconds);
}

TEST(Hostile, ManyJumpsThroughOneLongTableTakeBoundedTime) {
  Stopwatch watch;
  facts_of(thumb(
      global_function("f", ".rept 2000\n cbz r0, 1f\n tbb [pc, r0]\n1: nop\n .endr\n bx lr\n") +
      ".rept 20000\n .byte 1\n .endr\n"));
  EXPECT_LT(watch.seconds(), hang_seconds);
}

}  // namespace
}  // namespace stackcheck
