#include "source/diagnostics.h"

#include <filesystem>

#include "source/not_compiled.h"

namespace stackcheck {

std::string absolute_file(const std::string &directory, llvm::StringRef file) {
  return (std::filesystem::path(directory) / file.str()).lexically_normal();
}

Location to_location(const clang::SourceManager &sources, clang::SourceLocation location,
                     const std::string &directory) {
  if (location.isInvalid()) return {};
  const clang::PresumedLoc at = sources.getPresumedLoc(sources.getExpansionLoc(location));
  const bool in_no_file = at.isInvalid() || llvm::StringRef(at.getFilename()).starts_with("<");
  if (in_no_file) return {};
  return {absolute_file(directory, at.getFilename()), at.getLine(), at.getColumn()};
}

void DiagnosticKeeper::HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                                        const clang::Diagnostic &diagnostic) {
  clang::DiagnosticConsumer::HandleDiagnostic(level, diagnostic);  // counts them
  llvm::SmallString<128> text;
  diagnostic.FormatDiagnostic(text);
  if (level == clang::DiagnosticsEngine::Warning)
    warnings.push_back({diagnostic.getID(), text.str().str()});
  if (level < clang::DiagnosticsEngine::Error || first_error) return;
  const Location where =
      diagnostic.hasSourceManager()
          ? to_location(diagnostic.getSourceManager(), diagnostic.getLocation(), directory_)
          : Location{};
  first_error = not_compiled(where, text.str().str());
}

}  // namespace stackcheck
