#pragma once
// Where in the source an instruction comes from, by DWARF.

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "machine/image.h"

namespace llvm {
class DWARFContext;
}  // namespace llvm

namespace stackcheck {

struct Place {
  Location where;
  std::vector<Inlining> inlined_from;  ///< innermost first
};

/// Which source a function was made of.
struct Origin {
  std::string source;    ///< the file its unit was compiled from, absolute
  std::string producer;  ///< what made its code, e.g. "GNU C17 12.2.1 ..."
  std::vector<std::string> inlined;  ///< linkage names of what is inlined into it, sorted
  bool from_another_unit = false;    ///< optimised at link time: code and source are apart
};

/// A linker leaves the debug information of functions that it discarded, with addresses from 0
/// on, where other code may be: what starts there and is no function is none of the image.
class Lines {
 public:
  explicit Lines(const Image &image);
  ~Lines();
  /// Empty where the image has no debug information for `address`.
  Place at(std::uint64_t address) const;
  /// Of the function at `address`; empty where nothing is known.
  Origin origin(std::uint64_t address) const;
  /// The files of all units, sorted.
  std::vector<std::string> sources() const;
  /// What the debug information says made the code, e.g. "GNU C17 12.2.1 ..."; or empty.
  std::string producer() const;
  /// Linker symbols of the functions of any unit that are declared never to return.
  const std::set<std::string> &never_return() const;

 private:
  class Index;

  Location line_without_function(std::uint64_t address) const;

  std::map<std::string, std::string> sections_;
  std::unique_ptr<llvm::DWARFContext> dwarf_;
  std::unique_ptr<Index> index_;
};

}  // namespace stackcheck
