#pragma once
#include <optional>
#include <string>
#include <vector>

namespace stackcheck {

/// Where `name` (no slash) is in PATH's absolute directories, or none. A relative directory
/// in PATH would let a checked-out repository put a program there.
std::optional<std::string> find_program(const std::string &name);

/// Stands in a header search list where the compiler's own headers (stddef.h) go.
inline constexpr const char *own_headers = "<compiler's own headers>";

struct HeaderQuery {
  std::string compiler;  ///< basename; looked up in PATH
  std::vector<std::string> machine_flags;
  bool cxx = false;
  auto operator<=>(const HeaderQuery &) const = default;
};

/// The directories GCC searches for <...> headers, in order, its own headers' replaced by
/// `own_headers`; none if there is no such GCC or it does not take the flags.
std::optional<std::vector<std::string>> gcc_header_directories(const HeaderQuery &query);

}  // namespace stackcheck
