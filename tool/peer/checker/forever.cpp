#include "peer/checker/forever.h"

#include <algorithm>
#include <set>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/AnalysisDeclContext.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/StringSet.h"
#include "peer/checker/expressions.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

using Node = ento::ExplodedNode;
using Blocks = std::set<const clang::CFGBlock *>;

// Of the C library: their answer is the same as long as the memory they look at is.
const llvm::StringSet<> &pure_functions() {
  static const llvm::StringSet<> names = {
      "strstr", "strchr", "strrchr", "strlen", "strnlen", "strcmp", "strncmp", "memcmp", "memchr",
      "memmem", "memrchr", "strcasestr", "strncasecmp", "strcasecmp",
      // where errno stands
      "__errno_location", "__errno", "_errno", "___errno", "__error"};
  return names;
}

Blocks blocks_between(const Node *before, const Node *now) {
  Blocks blocks;
  const auto *frame = now->getStackFrame();
  for (const Node *node = now; node && node != before; node = node->getFirstPred())
    if (const auto edge = node->getLocation().getAs<clang::BlockEdge>();
        edge && node->getStackFrame() == frame) {
      blocks.insert(edge->getSrc());
      blocks.insert(edge->getDst());
    }
  return blocks;
}

/// Can control reach the function's exit from `start` without the blocks of the way?
bool leads_away(const clang::CFGBlock *start, const Blocks &way) {
  Blocks seen;
  std::vector<const clang::CFGBlock *> open{start};
  while (!open.empty()) {
    const clang::CFGBlock *block = open.back();
    open.pop_back();
    if (way.contains(block) || !seen.insert(block).second) continue;
    if (block->succ_empty() || block->hasNoReturnElement()) return true;
    for (const clang::CFGBlock *next : block->succs())
      if (next) open.push_back(next);
  }
  return false;
}

bool can_leave(const clang::CFGBlock &block, const Blocks &way) {
  for (const clang::CFGBlock *next : block.succs())
    if (next && !way.contains(next) && leads_away(next, way)) return true;
  return false;
}

/// Looks for anything in conditions that may differ the next time.
class Comparison {
 public:
  Comparison(const Node *before, const Node *now, const clang::Expr *site,
             const UnitContracts &contracts)
      : before_(before->getState()),
        now_(now->getState()),
        frame_(now->getStackFrame()),
        site_(site),
        contracts_(contracts) {}

  bool is_same(const clang::Stmt *node) const {
    if (!node) return true;
    if (const auto *call = llvm::dyn_cast<clang::CallExpr>(node))
      if (!call_is_same(*call)) return false;
    if (const auto *expr = llvm::dyn_cast<clang::Expr>(node))
      if (!value_is_same(*expr)) return false;
    for (const clang::Stmt *child : node->children())
      if (!is_same(child)) return false;
    return true;
  }

 private:
  // Anything else may look at a clock or a flag: then the loop may end on its own.
  bool call_is_same(const clang::CallExpr &call) const {
    if (&call == site_ || llvm::isa<clang::CXXOperatorCallExpr>(call)) return true;
    const clang::FunctionDecl *callee = call.getDirectCallee();
    if (!callee) return false;
    if (contracts_.find(*callee) || callee->getBuiltinID() != 0 || callee->isConstexpr())
      return true;
    if (callee->getIdentifier() && pure_functions().contains(callee->getName())) return true;
    return names_same(call);
  }

  /// Does it look at what the read wrote? Without further data that stays as it is.
  bool names_same(const clang::CallExpr &call) const {
    std::set<const clang::ValueDecl *> of_site, of_call;
    if (const auto *read = llvm::dyn_cast<clang::CallExpr>(site_))
      for (unsigned i = 1; i < read->getNumArgs(); ++i) names_in(read->getArg(i), of_site);
    for (const clang::Expr *argument : call.arguments()) names_in(argument, of_call);
    return std::ranges::any_of(of_call, [&](const auto *name) { return of_site.contains(name); });
  }

  static void names_in(const clang::Stmt *node, std::set<const clang::ValueDecl *> &names) {
    if (!node) return;
    if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(node)) names.insert(name->getDecl());
    if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(node))
      names.insert(member->getMemberDecl());
    for (const clang::Stmt *child : node->children()) names_in(child, names);
  }

  bool value_is_same(const clang::Expr &expr) const {
    if (!llvm::isa<clang::DeclRefExpr, clang::MemberExpr>(expr)) return true;
    if (!expr.getType()->isScalarType()) return true;
    const ento::MemRegion *region = region_of(&expr, now_, frame_);
    if (!region) return true;
    if (expr.getType().isVolatileQualified()) return false;
    if (before_->getSVal(region) == now_->getSVal(region)) return true;
    const HeldResult *held = held_result(now_, region);
    return held && held->plain;
  }

  StateRef before_, now_;
  const clang::LocationContext *frame_;
  const clang::Expr *site_;
  const UnitContracts &contracts_;
};

}  // namespace

const Node *last_visit(const Node *now, const clang::Expr *site) {
  const auto *frame = now->getStackFrame();
  for (const Node *node = now->getFirstPred(); node; node = node->getFirstPred())
    if (const auto *tag = llvm::dyn_cast_or_null<EventTag>(node->getLocation().getTag());
        tag && tag->site == site && node->getStackFrame() == frame)
      return node;
  return nullptr;
}

bool repeats(const Node *before, const Node *now, const clang::Expr *site,
             const UnitContracts &contracts) {
  const Blocks way = blocks_between(before, now);
  const Comparison comparison(before, now, site, contracts);
  return std::ranges::all_of(way, [&](const clang::CFGBlock *block) {
    return !can_leave(*block, way) || comparison.is_same(block->getLastCondition());
  });
}

}  // namespace stackcheck::peer
