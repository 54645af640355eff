#include "source/flow/locator.h"

#include "source/diagnostics.h"

namespace stackcheck::extract {

Location Locator::operator()(clang::SourceLocation location) {
  if (location.isInvalid()) return {};
  const clang::PresumedLoc at = sources_.getPresumedLoc(sources_.getExpansionLoc(location));
  if (at.isInvalid()) return {};
  std::string &file = files_[at.getFilename()];
  if (file.empty()) file = absolute_file(directory_, at.getFilename());
  return {file, at.getLine(), at.getColumn()};
}

}  // namespace stackcheck::extract
