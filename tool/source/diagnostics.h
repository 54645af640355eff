#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "facts/facts.h"

namespace stackcheck {

/// A file name as every Location has it: absolute from `directory`, without `.` and `..`.
std::string absolute_file(const std::string &directory, llvm::StringRef file);

/// Where the text of `location` stands, #line directives obeyed as the line table does.
Location to_location(const clang::SourceManager &sources, clang::SourceLocation location,
                     const std::string &directory);

/// Keeps the first error and the warnings instead of printing any.
class DiagnosticKeeper : public clang::DiagnosticConsumer {
 public:
  explicit DiagnosticKeeper(const std::string &directory) : directory_(directory) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic &diagnostic) override;

  struct Warning {
    unsigned id = 0;
    std::string text;
  };
  std::optional<Unknown> first_error;
  std::vector<Warning> warnings;

 private:
  std::string directory_;
};

}  // namespace stackcheck
