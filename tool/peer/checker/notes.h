#pragma once
#include <string>
#include <vector>

#include "peer/checker/run.h"

namespace stackcheck::peer {

/// What one unit's findings need to become text: where things stand.
class Reporter {
 public:
  /// Both must outlive this.
  Reporter(const clang::ASTContext &ast, const std::string &directory)
      : ast_(ast), directory_(directory) {}

  Location where(const clang::Stmt *statement) const;
  Finding finding(const RawFinding &raw, const Run &run) const;

 private:
  std::vector<PathNote> path(const RawFinding &raw, const Run &run) const;
  std::string fingerprint(const RawFinding &raw, const Run &run) const;

  const clang::ASTContext &ast_;
  const std::string &directory_;
};

}  // namespace stackcheck::peer
