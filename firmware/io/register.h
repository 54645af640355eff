#pragma once
#include <cstdint>

namespace io {

/// The memory-mapped register at `address`.
inline volatile std::uint32_t &register_at(std::uintptr_t address) {
  return *reinterpret_cast<volatile std::uint32_t *>(address);
}

}  // namespace io
