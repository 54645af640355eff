#pragma once
#include <set>
#include <span>
#include <string>

namespace stackcheck {

/// The function symbols an ELF object defines; none if it cannot be read.
std::set<std::string> object_functions(std::span<const char> object);

}  // namespace stackcheck
