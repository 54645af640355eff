#pragma once
#include <memory>

#include "machine/cpu.h"

namespace stackcheck {

/// RISC-V with 32-bit registers, with the 16 registers of the E base, and with 64-bit ones.
std::unique_ptr<Cpu> make_riscv32(const McTarget &target);
std::unique_ptr<Cpu> make_riscv32e(const McTarget &target);
std::unique_ptr<Cpu> make_riscv64(const McTarget &target);
/// Whether code has Zcmp's instructions, which share their encodings with those of C and D.
bool has_zcmp(const ElfFile &file);
bool is_riscv_e(const ElfFile &file);
/// Applies R_RISCV_ADD*, SUB*, SET*: differences the linker computes, as it may shorten code.
bool patch_riscv(const Relocation &relocation, std::uint64_t target,
                 llvm::MutableArrayRef<char> place);

}  // namespace stackcheck
