#pragma once
#include <string>

#include "clang/Basic/SourceManager.h"
#include "facts/place.h"
#include "llvm/ADT/DenseMap.h"

namespace stackcheck::extract {

/// to_location for many places: asks for each file's absolute name once.
class Locator {
 public:
  Locator(const clang::SourceManager &sources, const std::string &directory)
      : sources_(sources), directory_(directory) {}

  Location operator()(clang::SourceLocation location);

 private:
  const clang::SourceManager &sources_;
  const std::string &directory_;
  llvm::DenseMap<const char *, std::string> files_;
};

}  // namespace stackcheck::extract
