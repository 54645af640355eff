#include <regex>

#include "clang/Basic/Version.h"
#include "source/source.h"

namespace stackcheck {

std::string producer() {
  // Vendors put words before and after the number.
  const std::string version = clang::getClangFullVersion();
  std::smatch number;
  const bool found = std::regex_search(version, number, std::regex("[0-9]+(\\.[0-9]+)+"));
  return "Clang " + (found ? number.str() : version) + " in process";
}

}  // namespace stackcheck
