#include "facts/readable_name.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>

namespace stackcheck {

std::string readable_name(const std::string &symbol) {
  if (!symbol.starts_with("_Z")) return symbol;
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : symbol;
}

}  // namespace stackcheck
