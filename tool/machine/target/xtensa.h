#pragma once
#include <memory>

#include "machine/cpu.h"

namespace stackcheck {

/// Xtensa, windowed and call0 ABI.
std::unique_ptr<Cpu> make_xtensa(const McTarget &target);
unsigned undecoded_xtensa(llvm::ArrayRef<std::uint8_t> bytes);

}  // namespace stackcheck
