#pragma once
#include <memory>

#include "machine/cpu.h"

namespace stackcheck {

/// Thumb as Cortex-M executes it.
std::unique_ptr<Cpu> make_thumb(const McTarget &target);
/// Whether an object says that it is for v8-M, by its attributes.
bool is_armv8m(const ElfFile &file);

}  // namespace stackcheck
