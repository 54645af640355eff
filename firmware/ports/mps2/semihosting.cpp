#include "ports/mps2/semihosting.h"

#include <array>
#include <string_view>

namespace port::semihosting {

using io::Status;

namespace {

enum class Operation : std::uint32_t { open = 0x01, write = 0x05, read = 0x06 };
using Arguments = std::array<std::uintptr_t, 3>;

std::int32_t call(Operation operation, const Arguments &arguments) {
  register std::uint32_t result __asm("r0") = static_cast<std::uint32_t>(operation);
  register const std::uintptr_t *block __asm("r1") = arguments.data();
  __asm volatile("bkpt 0xab" : "+r"(result) : "r"(block) : "memory");
  return static_cast<std::int32_t>(result);
}

}  // namespace

Status File::open(const char *name, Mode mode) {
  handle_ =
      call(Operation::open, {reinterpret_cast<std::uintptr_t>(name),
                             static_cast<std::uintptr_t>(mode), std::string_view(name).size()});
  return is_open() ? Status::ok : Status::failed;
}

// SYS_WRITE and SYS_READ give the number of bytes that were not transferred.
Status File::write(std::span<const std::uint8_t> bytes) {
  const std::int32_t left =
      call(Operation::write, {static_cast<std::uintptr_t>(handle_),
                              reinterpret_cast<std::uintptr_t>(bytes.data()), bytes.size()});
  return left == 0 ? Status::ok : Status::failed;
}

Status File::read(std::span<std::uint8_t> into) {
  while (!into.empty()) {
    const std::int32_t left =
        call(Operation::read, {static_cast<std::uintptr_t>(handle_),
                               reinterpret_cast<std::uintptr_t>(into.data()), into.size()});
    if (left < 0 || static_cast<std::uint32_t>(left) >= into.size()) return Status::failed;
    into = into.last(static_cast<std::uint32_t>(left));
  }
  return Status::ok;
}

}  // namespace port::semihosting
