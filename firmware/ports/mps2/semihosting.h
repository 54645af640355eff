#pragma once
// Calls to the host that runs or debugs the program: Arm "Semihosting for AArch32 and
// AArch64", release 2.0. Without such a host a call stops the core.

#include <cstdint>
#include <span>

#include "io/status.h"

namespace port::semihosting {

/// A file or pipe of the host's.
class File {
 public:
  enum class Mode : std::uint32_t { read = 1, write = 5 };  // "rb", "wb"

  /// A relative name starts at the host's working directory.
  io::Status open(const char *name, Mode mode);
  bool is_open() const { return handle_ >= 0; }

  io::Status write(std::span<const std::uint8_t> bytes);

  /// Fills `into`; a file that ends before is `failed`.
  io::Status read(std::span<std::uint8_t> into);

 private:
  std::int32_t handle_ = -1;
};

}  // namespace port::semihosting
