#include "facts/readable_name.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>

namespace stackcheck {

namespace {

std::size_t opening_parenthesis(std::string_view name, std::size_t closing) {
  int open = 0;
  for (std::size_t i = closing + 1; i-- > 0;) {
    open += name[i] == ')';
    open -= name[i] == '(';
    if (open == 0) return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::string readable_name(const std::string &symbol) {
  if (!symbol.starts_with("_Z")) return symbol;
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : symbol;
}

std::string without_copy_number(const std::string &symbol) {
  const std::size_t at = symbol.rfind('@');
  const bool is_copy = at != std::string::npos && at > 0 && at + 1 < symbol.size() &&
                       symbol.find_first_not_of("0123456789", at + 1) == std::string::npos;
  return is_copy ? symbol.substr(0, at) : symbol;
}

std::string_view without_parameters(std::string_view name) {
  const std::size_t closing = name.rfind(')');
  // "(anonymous namespace)::f" has a parenthesis and no parameters.
  if (closing == std::string_view::npos || name.substr(closing + 1).starts_with("::")) return name;
  const std::size_t opening = opening_parenthesis(name, closing);
  return opening == std::string_view::npos || opening == 0 ? name : name.substr(0, opening);
}

}  // namespace stackcheck
