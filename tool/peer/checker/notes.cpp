#include "peer/checker/notes.h"

#include <algorithm>
#include <cstdio>

#include "llvm/Support/xxhash.h"
#include "peer/checker/expressions.h"
#include "source/diagnostics.h"

namespace stackcheck::peer {

Location Reporter::where(const clang::Stmt *statement) const {
  const clang::SourceManager &sources = ast_.getSourceManager();
  return to_location(sources, sources.getExpansionLoc(statement->getBeginLoc()), directory_);
}

std::vector<PathNote> Reporter::path(const RawFinding &raw, const Run &run) const {
  std::vector<PathNote> notes;
  for (const auto *node = raw.node; node; node = node->getFirstPred())
    if (const auto *tag = llvm::dyn_cast_or_null<EventTag>(node->getLocation().getTag());
        tag && !tag->text.empty())
      notes.push_back({where(tag->site ? tag->site : run.calls.function->getBody()), tag->text});
  std::reverse(notes.begin(), notes.end());
  notes.push_back({where(raw.end ? raw.end : raw.site), raw.message});
  return notes;
}

// Names and the text of the call stay the same when lines move; equal calls of one function are
// told apart by their order.
std::string Reporter::fingerprint(const RawFinding &raw, const Run &run) const {
  const std::string text = text_of(raw.site, ast_);
  unsigned order = 0;
  for (const Site &site : run.calls.sites) {
    if (site.call == raw.site) break;
    order += text_of(site.call, ast_) == text;
  }
  const std::string identity = std::string(to_name(raw.kind)) + '\n' +
                               run.calls.function->getQualifiedNameAsString() + '\n' + text + '\n' +
                               std::to_string(order);
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx",
                static_cast<unsigned long long>(llvm::xxh3_64bits(identity)));
  return hex;
}

Finding Reporter::finding(const RawFinding &raw, const Run &run) const {
  Finding finding;
  finding.kind = raw.kind;
  finding.where = where(raw.dies_at ? raw.dies_at : raw.site);
  finding.function = run.calls.function->getQualifiedNameAsString();
  const auto site = run.sites.find(raw.read ? raw.read : raw.site);
  if (site != run.sites.end()) {
    finding.callee = site->second.contract->name;
    finding.api = site->second.contract->api;
  }
  finding.message = raw.message;
  finding.path = path(raw, run);
  finding.fingerprint = fingerprint(raw, run);
  return finding;
}

}  // namespace stackcheck::peer
