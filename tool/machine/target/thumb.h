#pragma once
#include <memory>

#include "machine/cpu.h"

namespace stackcheck {

/// Thumb as Cortex-M executes it.
std::unique_ptr<Cpu> make_thumb(const McTarget &target);

}  // namespace stackcheck
