#include "program/names.h"

#include <cstddef>

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

std::string_view without_parameters(std::string_view name) {
  const std::size_t closing = name.rfind(')');
  // "(anonymous namespace)::f" has a parenthesis and no parameters.
  if (closing == std::string_view::npos || name.substr(closing + 1).starts_with("::")) return name;
  const std::size_t opening = opening_parenthesis(name, closing);
  return opening == std::string_view::npos || opening == 0 ? name : name.substr(0, opening);
}

bool is_named(const Function &function, std::string_view name) {
  return name == function.symbol || name == function.name ||
         name == without_parameters(function.name);
}

bool matches_glob(std::string_view glob, std::string_view text) {
  // After a mismatch only the last star can take one more character: no other choice helps.
  std::size_t g = 0, t = 0, star = std::string_view::npos, star_text = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      star_text = t;
    } else if (g < glob.size() && (glob[g] == '?' || glob[g] == text[t])) {
      ++g, ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  return glob.substr(g).find_first_not_of('*') == std::string_view::npos;
}

bool is_named_by_glob(const Function &function, std::string_view glob) {
  return matches_glob(glob, function.symbol) || matches_glob(glob, function.name) ||
         matches_glob(glob, without_parameters(function.name));
}

std::string to_text(const Location &where) {
  return where.line == 0 ? where.file : where.file + ":" + std::to_string(where.line);
}

}  // namespace stackcheck
