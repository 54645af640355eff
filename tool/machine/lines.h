#pragma once
// Where in the source an instruction comes from, by DWARF.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "machine/image.h"

namespace llvm {
class DWARFContext;
class MemoryBuffer;
}  // namespace llvm

namespace stackcheck {

struct Place {
  Location where;
  std::vector<std::string> inlined_from;  ///< linkage names, innermost first
};

class Lines {
 public:
  explicit Lines(const Image &image);
  ~Lines();
  /// Empty where the image has no debug information for `address`.
  Place at(std::uint64_t address) const;
  /// What the debug information says made the code, e.g. "GNU C17 12.2.1 ..."; or empty.
  std::string producer() const;

 private:
  std::map<std::string, std::string> sections_;
  std::unique_ptr<llvm::DWARFContext> dwarf_;
};

}  // namespace stackcheck
