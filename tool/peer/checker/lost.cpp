#include "peer/checker/lost.h"

#include <set>

#include "clang/Analysis/CFG.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

/// The block of the function at work that `block` of `frame` is, or is called from.
const clang::CFGBlock *in_top_frame(const clang::CFGBlock *block,
                                    const clang::StackFrameContext *frame) {
  for (; !frame->inTopFrame(); frame = frame->getParent()->getStackFrame())
    block = frame->getCallSiteBlock();
  return block;
}

/// Calls of blocks that control can get to from `start`, which is one of them.
std::set<const clang::Stmt *> calls_from(const clang::CFGBlock *start) {
  std::set<const clang::CFGBlock *> seen;
  std::set<const clang::Stmt *> calls;
  std::vector<const clang::CFGBlock *> open{start};
  while (!open.empty()) {
    const clang::CFGBlock *block = open.back();
    open.pop_back();
    if (!block || !seen.insert(block).second) continue;
    for (const clang::CFGElement &element : *block)
      if (const auto statement = element.getAs<clang::CFGStmt>())
        calls.insert(statement->getStmt());
    for (const clang::CFGBlock *next : block->succs()) open.push_back(next);
  }
  return calls;
}

void note(const clang::CFGBlock *block, const ento::ExplodedNode *end, const std::string &why,
          Run &run) {
  const auto calls = calls_from(in_top_frame(block, end->getStackFrame()));
  for (const Site &site : run.calls.sites)
    if (calls.contains(site.call)) run.doubts.try_emplace(site.call, why);
  for (const auto *node = end; node; node = node->getFirstPred())
    if (const auto *tag = llvm::dyn_cast_or_null<EventTag>(node->getLocation().getTag()))
      run.doubts.try_emplace(tag->site, why);
}

}  // namespace

void note_lost_paths(const ento::ExprEngine &engine, Run &run) {
  const ento::CoreEngine &core = engine.getCoreEngine();
  for (const auto &[edge, node] : core.exhausted_blocks())
    note(edge.getDst(), node, "a loop has more different rounds than are walked", run);
  for (const auto &[block, node] : core.aborted_blocks())
    note(block, node, "a statement that is not followed", run);
}

}  // namespace stackcheck::peer
