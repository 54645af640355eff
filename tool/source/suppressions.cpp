#include "source/suppressions.h"

#include <algorithm>
#include <utility>

#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "source/diagnostics.h"

namespace stackcheck {
namespace {

constexpr llvm::StringLiteral mark = "stackcheck: allow ";

/// What stands before a comment of one line, and the comment; both empty if there is none.
std::pair<llvm::StringRef, llvm::StringRef> comment_of(llvm::StringRef line) {
  const std::size_t start = std::min(line.find("//"), line.find("/*"));
  if (start == llvm::StringRef::npos) return {line, {}};
  return {line.take_front(start), line.drop_front(start + 2)};
}

Suppression read_comment(llvm::StringRef comment, const std::string &file, unsigned line) {
  const auto [finding, why] = comment.split(':');
  Suppression suppression;
  suppression.where = {file, line, 0};
  suppression.finding = finding.trim().str();
  suppression.why = why.split("*/").first.trim().str();
  suppression.file = file;
  suppression.line = line;
  return suppression;
}

}  // namespace

std::vector<Suppression> suppressions_in(std::string_view text, const std::string &file) {
  std::vector<Suppression> found;
  llvm::StringRef rest = text;
  if (!rest.contains(mark)) return found;
  std::size_t waiting = 0;  // the last of them, which have no line with code yet
  for (unsigned number = 1; !rest.empty(); ++number) {
    llvm::StringRef line;
    std::tie(line, rest) = rest.split('\n');
    const auto [code, comment] = comment_of(line);
    const std::size_t start = comment.find(mark);
    if (start != llvm::StringRef::npos) {
      found.push_back(read_comment(comment.drop_front(start + mark.size()), file, number));
      ++waiting;
    }
    if (code.trim().empty()) continue;
    for (; waiting > 0; --waiting) found[found.size() - waiting].line = number;
  }
  return found;
}

std::vector<Suppression> find_suppressions(const clang::SourceManager &sources,
                                           const std::string &directory) {
  std::vector<Suppression> all;
  for (auto file = sources.fileinfo_begin(); file != sources.fileinfo_end(); ++file) {
    const clang::FileID id = sources.translateFile(file->first);
    if (id.isInvalid() || sources.isInSystemHeader(sources.getLocForStartOfFile(id))) continue;
    const std::vector<Suppression> found = suppressions_in(
        sources.getBufferData(id), absolute_file(directory, file->first.getName().str()));
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace stackcheck
