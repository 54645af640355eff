// The CPU families. To add one:
//  1. Write target/<cpu>.cpp: a Cpu that opens with what is peculiar about its stack.
//  2. Add its row to `families` below, and the CPUs users name to `exception_frames`.
//  3. Add cases to corpus/stack/ and compare frames with the compiler's own (docs/extending.md).

#include <array>
#include <string>

#include "llvm/BinaryFormat/ELF.h"
#include "machine/cpu.h"
#include "machine/machine.h"
#include "machine/target/avr.h"
#include "machine/target/riscv.h"
#include "machine/target/thumb.h"
#include "machine/target/x86_64.h"
#include "machine/target/xtensa.h"

namespace stackcheck {
namespace {

// Decoding knows more than any one CPU executes: an object's attributes name too few features
// (libgcc's soft-float multilib holds VFP code).
constexpr const char *every_thumb_feature = "+dsp,+vfp4,+d32,+fp64,+hwdiv,+mclass";
constexpr const char *every_thumb_v8_feature =
    "+dsp,+mve.fp,+lob,+8msecext,+fp-armv8d16,+fp64,+hwdiv,+mclass";
constexpr const char *every_xtensa_feature =
    "+bool,+clamps,+coprocessor,+dcache,+debug,+density,+dfpaccel,+div32,+exception,+fp,"
    "+highpriinterrupts,+highpriinterrupts-level7,+interrupt,+loop,+mac16,+minmax,+miscsr,"
    "+mul16,+mul32,+mul32high,+nsa,+prid,+regprotect,+rvector,+s32c1i,+sext,+threadptr,"
    "+timers3,+windowed";

using namespace llvm::ELF;

// Zcmp takes encodings of C with D: code has one or the other.
constexpr const char *riscv_features =
    "+m,+a,+f,+d,+c,+zicsr,+zifencei,+zba,+zbb,+zbc,+zbs,+zicond,+zfh,+zihintpause,+zcb";
constexpr const char *riscv_zcmp_features =
    "+m,+a,+f,+zca,+zcb,+zcmp,+zcmt,+zicsr,+zifencei,+zba,+zbb,+zbc,+zbs,+zicond,+zihintpause";

CpuFamily riscv(const char *name, unsigned address_bytes, bool zcmp,
                bool (*covers)(const ElfFile &), std::unique_ptr<Cpu> (*make)(const McTarget &)) {
  return {.name = name, .elf_machine = EM_RISCV, .address_bytes = address_bytes, .covers = covers,
          .absolute = {{R_RISCV_32, 4}, {R_RISCV_64, 8}}, .relative = {{R_RISCV_32_PCREL, 4}},
          .differences = {{R_RISCV_ADD32, 4}, {R_RISCV_ADD64, 8}},
          .hints = {R_RISCV_RELAX, R_RISCV_ALIGN},
          .triple = address_bytes == 4 ? "riscv32-none-elf" : "riscv64-none-elf",
          .features = zcmp ? riscv_zcmp_features : riscv_features,
          .make = make, .patch = patch_riscv};
}

CpuFamily avr(bool (*covers)(const ElfFile &), std::unique_ptr<Cpu> (*make)(const McTarget &)) {
  return {.name = "avr", .elf_machine = EM_AVR, .address_bytes = 4, .covers = covers,
          .absolute = {{R_AVR_16_PM, 2}, {R_AVR_16, 2}, {R_AVR_32, 4}},
          .triple = "avr-none-elf", .features = "+avr6,+des,+rmw,+xmega", .make = make,
          .is_fragment = is_avr_fragment};
}

/// Of several rows for one file the first counts.
const std::array families = {
    CpuFamily{.name = "thumb", .elf_machine = EM_ARM, .address_bytes = 4, .covers = is_armv8m,
              .absolute = {{R_ARM_ABS32, 4}}, .relative = {{R_ARM_REL32, 4}},
              .triple = "thumbv8.1m.main-none-eabi", .features = every_thumb_v8_feature,
              .decodes_in_order = true, .marks_data = true, .pointer_tag = 1, .make = make_thumb},
    CpuFamily{.name = "thumb", .elf_machine = EM_ARM, .address_bytes = 4,
              .absolute = {{R_ARM_ABS32, 4}}, .relative = {{R_ARM_REL32, 4}},
              .triple = "thumbv7em-none-eabi", .features = every_thumb_feature,
              .decodes_in_order = true, .marks_data = true, .pointer_tag = 1, .make = make_thumb},
    CpuFamily{.name = "xtensa", .elf_machine = EM_XTENSA, .address_bytes = 4,
              .absolute = {{R_XTENSA_32, 4}}, .relative = {{R_XTENSA_32_PCREL, 4}},
              .triple = "xtensa-none-elf", .features = every_xtensa_feature,
              .make = make_xtensa, .addend_in_place = true, .undecoded = undecoded_xtensa},
    riscv("riscv32", 4, false, is_riscv_e, make_riscv32e),
    riscv("riscv32", 4, true, has_zcmp, make_riscv32),
    riscv("riscv32", 4, false, nullptr, make_riscv32),
    riscv("riscv64", 8, true, has_zcmp, make_riscv64),
    riscv("riscv64", 8, false, nullptr, make_riscv64),
    avr(has_wide_addresses, make_avr_wide),
    avr(is_full_avr, make_avr),
    CpuFamily{.name = "x86-64", .elf_machine = EM_X86_64, .address_bytes = 8,
              .absolute = {{R_X86_64_64, 8}, {R_X86_64_32, 4}, {R_X86_64_32S, 4}},
              .relative = {{R_X86_64_PC32, 4}, {R_X86_64_PC64, 8}},
              .triple = "x86_64-none-elf", .make = make_x86_64},
};

// Armv6-M and Armv7-M ARM, B1.5.6 "Exception entry behavior": eight words, one more where the
// stack pointer was not a multiple of 8; with a floating-point context 26 words and one.
constexpr const char *arm_source = "exception entry, Armv7-M ARM B1.5.6: 8 words + 4 alignment";
constexpr const char *arm_fp_source =
    "exception entry with FP context, Armv7-M ARM B1.5.6: 26 words + 4 alignment";
constexpr std::uint32_t arm_frame = 32 + 4, arm_fp_frame = 104 + 4;

constexpr const char *by_software = "software saves the interrupted context";
// The RISC-V Instruction Set Manual, volume II: a trap writes CSRs only. What common vector code
// saves before it calls a handler is in no handler, and has to be stated.
constexpr const char *riscv_source =
    "RISC-V privileged architecture: a trap pushes nothing, what its vector code saves is unknown";

constexpr const char *avr_source =
    "AVR Instruction Set Manual, interrupts: the return address, 3 bytes beyond 128 KiB of flash";

// Armv8-M ARM (DDI0553) B3.19, PushStack and PushCalleeStack: a Secure context interrupted for a
// Non-secure handler is stacked in full: 10 words of integer state more, and 16 of the FPU's. QEMU
// pushes the same (target/arm/tcg/m_helper.c, v7m_push_stack and v7m_push_callee_stack: 0x20 or
// 0xa8, and 0x28).
constexpr const char *armv8m_source =
    "exception entry from Secure state, Armv8-M ARM B3.19: 8 + 10 words + 4 alignment";
constexpr const char *armv8m_fp_source =
    "exception entry from Secure state with FP context, Armv8-M ARM B3.19: 26 + 10 + 16 words + 4";
constexpr std::uint32_t armv8m_frame = 32 + 40 + 4, armv8m_fp_frame = 104 + 40 + 64 + 4;

struct CpuRow {
  std::string_view name, family;
  std::optional<std::uint32_t> exception_frame;
  const char *source;
};

const std::array cpus = {
    CpuRow{"cortex-m0", "thumb", arm_frame, arm_source},
    CpuRow{"cortex-m0plus", "thumb", arm_frame, arm_source},
    CpuRow{"cortex-m1", "thumb", arm_frame, arm_source},
    CpuRow{"cortex-m3", "thumb", arm_frame, arm_source},
    CpuRow{"cortex-m4", "thumb", arm_fp_frame, arm_fp_source},
    CpuRow{"cortex-m7", "thumb", arm_fp_frame, arm_fp_source},
    CpuRow{"cortex-m23", "thumb", armv8m_frame, armv8m_source},
    CpuRow{"cortex-m33", "thumb", armv8m_fp_frame, armv8m_fp_source},
    CpuRow{"cortex-m55", "thumb", armv8m_fp_frame, armv8m_fp_source},
    CpuRow{"esp32", "xtensa", std::nullopt, by_software},
    CpuRow{"esp32s2", "xtensa", std::nullopt, by_software},
    CpuRow{"esp32s3", "xtensa", std::nullopt, by_software},
    CpuRow{"riscv32", "riscv32", std::nullopt, riscv_source},
    CpuRow{"esp32c3", "riscv32", std::nullopt, by_software},
    CpuRow{"esp32c6", "riscv32", std::nullopt, by_software},
    CpuRow{"riscv64", "riscv64", std::nullopt, riscv_source},
    CpuRow{"avr", "avr", 2, avr_source}, CpuRow{"avr6", "avr", 3, avr_source},
    CpuRow{"x86-64", "x86-64", std::nullopt, "what a signal or a trap pushes depends on the system"},
};

}  // namespace

const CpuFamily *find_family(const ElfFile &file) {
  for (const CpuFamily &family : families)
    if (family.elf_machine == file.machine() && family.address_bytes == file.address_bytes() &&
        (!family.covers || family.covers(file)))
      return &family;
  return nullptr;
}

unsigned word_bytes(const std::vector<WordRelocation> &rows, unsigned type) {
  for (const WordRelocation &row : rows)
    if (row.type == type) return row.bytes;
  return 0;
}

std::string family_names() {
  std::string names;
  for (const CpuFamily &family : families)
    if (names.find(family.name) == names.npos)
      names += (names.empty() ? "" : ", ") + std::string(family.name);
  return names;
}

std::optional<CpuFacts> find_cpu(const std::string &cpu) {
  for (const CpuRow &row : cpus)
    if (row.name == cpu)
      return CpuFacts{std::string(row.family), {row.exception_frame, row.source}};
  return std::nullopt;
}

std::vector<std::string> cpu_names() {
  std::vector<std::string> names;
  for (const CpuRow &row : cpus) names.emplace_back(row.name);
  return names;
}

}  // namespace stackcheck
