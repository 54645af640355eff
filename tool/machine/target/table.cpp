// The CPU families. To add one:
//  1. Write target/<cpu>.cpp: a Cpu that opens with what is peculiar about its stack.
//  2. Add its row to `families` below, and the CPUs users name to `exception_frames`.
//  3. Add cases to corpus/stack/ and compare frames with the compiler's own (docs/extending.md).

#include <array>
#include <string>

#include "llvm/BinaryFormat/ELF.h"
#include "machine/cpu.h"
#include "machine/machine.h"
#include "machine/target/thumb.h"
#include "machine/target/xtensa.h"

namespace stackcheck {
namespace {

// Decoding knows more than any one CPU executes: an object's attributes name too few features
// (libgcc's soft-float multilib holds VFP code).
constexpr const char *every_thumb_feature = "+dsp,+vfp4,+d32,+fp64,+hwdiv,+mclass";
constexpr const char *every_xtensa_feature =
    "+bool,+clamps,+coprocessor,+dcache,+debug,+density,+dfpaccel,+div32,+exception,+fp,"
    "+highpriinterrupts,+highpriinterrupts-level7,+interrupt,+loop,+mac16,+minmax,+miscsr,"
    "+mul16,+mul32,+mul32high,+nsa,+prid,+regprotect,+rvector,+s32c1i,+sext,+threadptr,"
    "+timers3,+windowed";

const std::array families = {
    CpuFamily{"thumb", llvm::ELF::EM_ARM, llvm::ELF::R_ARM_ABS32, llvm::ELF::R_ARM_REL32,
              "thumbv7em-none-eabi",
              every_thumb_feature, true, 1, make_thumb},
    CpuFamily{"xtensa", llvm::ELF::EM_XTENSA, llvm::ELF::R_XTENSA_32,
              llvm::ELF::R_XTENSA_32_PCREL, "xtensa-none-elf",
              every_xtensa_feature, false, 0, make_xtensa},
};

// Armv6-M and Armv7-M ARM, B1.5.6 "Exception entry behavior": eight words, one more where the
// stack pointer was not a multiple of 8; with a floating-point context 26 words and one.
constexpr const char *arm_source = "exception entry, Armv7-M ARM B1.5.6: 8 words + 4 alignment";
constexpr const char *arm_fp_source =
    "exception entry with FP context, Armv7-M ARM B1.5.6: 26 words + 4 alignment";
constexpr std::uint32_t arm_frame = 32 + 4, arm_fp_frame = 104 + 4;

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
    CpuRow{"esp32", "xtensa", std::nullopt, "software saves the interrupted context"},
    CpuRow{"esp32s2", "xtensa", std::nullopt, "software saves the interrupted context"},
    CpuRow{"esp32s3", "xtensa", std::nullopt, "software saves the interrupted context"},
};

}  // namespace

const CpuFamily *find_family(unsigned elf_machine) {
  for (const CpuFamily &family : families)
    if (family.elf_machine == elf_machine) return &family;
  return nullptr;
}

std::string family_names() {
  std::string names;
  for (const CpuFamily &family : families) names += (names.empty() ? "" : ", ") + std::string(family.name);
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
