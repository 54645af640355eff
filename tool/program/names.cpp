#include "program/names.h"

#include <algorithm>

#include "facts/readable_name.h"

namespace stackcheck {

// GCC's cgraphclones.cc; "$" for targets whose assembler has no dots in names, as Xtensa lx106.
std::string source_symbol(const std::string &symbol) {
  std::size_t end = symbol.find('.');
  for (const char *mark : {"$isra$", "$constprop$", "$part$", "$cold$", "$lto_priv$"})
    end = std::min(end, symbol.find(mark));
  return without_copy_number(end == 0 ? symbol : symbol.substr(0, end));
}

bool is_part(const std::string &symbol) {
  for (const char *mark : {".part.", "$part$", ".cold", "$cold"})
    if (symbol.find(mark) != std::string::npos) return true;
  return false;
}

// GCC's lto-partition.cc and LLVM's ThinLTO promotion name them so.
std::string unit_symbol(const std::string &symbol) {
  std::string name = without_copy_number(symbol);
  for (const char *mark : {".lto_priv.", "$lto_priv$", ".llvm."})
    if (const std::size_t at = name.find(mark); at != std::string::npos && at > 0) name.erase(at);
  return name;
}

bool is_named(std::string_view symbol, std::string_view source_name, std::string_view name) {
  return name == symbol || name == source_name || name == without_parameters(source_name);
}

bool is_named(const Function &function, std::string_view name) {
  return is_named(function.symbol, function.name, name);
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
         matches_glob(glob, without_parameters(function.name)) ||
         matches_glob(glob, source_symbol(function.symbol));
}

std::string to_text(const Location &where) {
  return where.line == 0 ? where.file : where.file + ":" + std::to_string(where.line);
}

}  // namespace stackcheck
