#pragma once
#include <memory>

#include "machine/cpu.h"

namespace stackcheck {

/// x86-64 with the System V ABI.
std::unique_ptr<Cpu> make_x86_64(const McTarget &target);

}  // namespace stackcheck
