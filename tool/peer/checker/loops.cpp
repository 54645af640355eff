#include "peer/checker/loops.h"

#include <algorithm>

#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "peer/checker/rounds.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::CheckerContext;
using ento::SVal;

namespace {

// Data, then the end, then a read that follows the end: what a finding may need as it is.
constexpr std::size_t whole_rounds = 3;

const clang::SimpleProgramPointTag &forgot() {
  static const clang::SimpleProgramPointTag tag("stackcheck", "changes of a loop forgotten");
  return tag;
}

using Heads = std::set<const clang::CFGBlock *>;

/// Blocks that an edge back leads to, in the order in which control first gets to them.
class HeadSearch {
 public:
  Heads run(const clang::CFG &cfg) {
    visit(&cfg.getEntry());
    return std::move(heads_);
  }

 private:
  void visit(const clang::CFGBlock *block) {
    open_.insert(block);
    seen_.insert(block);
    for (const clang::CFGBlock *next : block->succs()) {
      if (!next) continue;
      if (open_.contains(next)) heads_.insert(next);
      if (!seen_.contains(next)) visit(next);
    }
    open_.erase(block);
  }

  Heads heads_;
  std::set<const clang::CFGBlock *> open_, seen_;
};

/// One visit of a loop's head on a path.
struct Visit {
  const ento::ExplodedNode *node = nullptr;
  bool forgot_changes = false;
};

/// The latest first; not `now` itself.
std::vector<Visit> earlier_visits(const ento::ExplodedNode *now, const clang::CFGBlock *head) {
  std::vector<Visit> visits;
  bool is_shown = false;  // by the node that followed it
  for (const auto *node = now->getFirstPred(); node; node = node->getFirstPred()) {
    const auto entrance = node->getLocation().getAs<clang::BlockEntrance>();
    if (!entrance || entrance->getBlock() != head || node->getStackFrame() != now->getStackFrame())
      continue;
    const bool forgets = entrance->getTag() == &forgot();
    if (!is_shown || forgets) visits.push_back({node, forgets});
    is_shown = forgets;
  }
  return visits;
}

/// Some element near a block, to name symbols by.
clang::ConstCFGElementRef element_near(const clang::CFGBlock &head) {
  if (!head.empty()) return {&head, 0};
  for (const clang::CFGBlock *block : *head.getParent())
    if (!block->empty()) return {block, 0};
  return {&head, 0};
}

class LoopChecker
    : public ento::Checker<ento::check::BlockEntrance, ento::check::BranchCondition,
                           ento::check::PostStmt<clang::BinaryOperator>,
                           ento::check::PostStmt<clang::UnaryOperator>> {
 public:
  explicit LoopChecker(Run **run) : run_(*run) {}

  void checkBlockEntrance(const clang::BlockEntrance &entrance, CheckerContext &context) const;
  void checkBranchCondition(const clang::Stmt *condition, CheckerContext &context) const;
  void checkPostStmt(const clang::BinaryOperator *operation, CheckerContext &context) const {
    if (operation->isComparisonOp()) split(operation, context);
  }
  void checkPostStmt(const clang::UnaryOperator *operation, CheckerContext &context) const {
    if (operation->getOpcode() == clang::UO_LNot) split(operation, context);
  }

 private:
  const Heads &heads_of(const clang::CFG &cfg) const {
    const auto [row, is_new] = heads_.try_emplace(&cfg);
    if (is_new) row->second = HeadSearch().run(cfg);
    return row->second;
  }
  bool was_walked(const clang::CFGBlock *head, const ento::ExplodedNode *now,
                  const std::vector<Visit> &earlier) const;
  void split(const clang::Expr *comparison, CheckerContext &context) const;

  Run *&run_;
  mutable std::map<const clang::CFG *, Heads> heads_;
  mutable unsigned symbols_ = 0;
};

bool LoopChecker::was_walked(const clang::CFGBlock *head, const ento::ExplodedNode *now,
                             const std::vector<Visit> &earlier) const {
  const StateRef state = now->getState();
  const auto is_walked = [&](const Visit &visit) {
    return visit.forgot_changes && covers(visit.node->getState(), state);
  };
  if (std::ranges::any_of(earlier, is_walked)) return true;
  const auto &others = run_->forgotten_at[{head, now->getStackFrame()}];
  return std::ranges::any_of(others, [&](const ento::ExplodedNode *other) {
    return covers_other_path(other->getState(), state);
  });
}

void LoopChecker::checkBlockEntrance(const clang::BlockEntrance &entrance,
                                     CheckerContext &context) const {
  const clang::CFGBlock *head = entrance.getBlock();
  if (!heads_of(*head->getParent()).contains(head)) return;
  const ento::ExplodedNode *now = context.getPredecessor();
  const std::vector<Visit> earlier = earlier_visits(now, head);
  if (earlier.empty()) return;
  if (was_walked(head, now, earlier)) {
    context.generateSink(context.getState(), context.getPredecessor());
    return;
  }
  if (earlier.size() < whole_rounds) return;
  // What has just changed, as a close that has just been told, is first looked at as it is.
  const auto same = std::ranges::find_if(earlier, [&](const Visit &visit) {
    return same_facts(visit.node->getState(), context.getState());
  });
  if (same == earlier.end()) return;
  const StateRef state =
      with_changes_forgotten(same->node->getState(), context.getState(), element_near(*head),
                             context.getLocationContext(), symbols_);
  if (const auto *node = context.addTransition(state, &forgot()))
    run_->forgotten_at[{head, now->getStackFrame()}].push_back(node);
}

// The engine does not enter a loop a third time on a condition that may be either. So what it
// sees are two paths on which the condition is known.
void LoopChecker::checkBranchCondition(const clang::Stmt *condition,
                                       CheckerContext &context) const {
  const auto *expr = llvm::dyn_cast<clang::Expr>(condition);
  if (!expr || !expr->getType()->isScalarType() || expr->getType()->isFloatingType()) return;
  StateRef state = context.getState();
  if (context.getSVal(expr).isUnknown()) {
    const clang::QualType type = expr->getType();
    const SVal value = context.getSValBuilder().conjureSymbolVal(
        context.getCFGElementRef(), context.getLocationContext(), type, context.blockCount());
    state = state->BindExpr(expr, context.getLocationContext(), value);
  }
  const auto value =
      state->getSVal(expr, context.getLocationContext()).getAs<ento::DefinedSVal>();
  if (!value) return;
  const auto [yes, no] = state->assume(*value);
  if (!yes || !no) return;
  context.addTransition(yes);
  context.addTransition(no);
}

void LoopChecker::split(const clang::Expr *comparison, CheckerContext &context) const {
  const auto value = context.getSVal(comparison).getAs<ento::nonloc::SymbolVal>();
  if (!value) return;
  const auto [yes, no] = context.getState()->assume(*value);
  const auto add = [&](const StateRef &state, unsigned number) {
    if (!state) return;
    const SVal known = context.getSValBuilder().makeIntVal(number, comparison->getType());
    context.addTransition(state->BindExpr(comparison, context.getLocationContext(), known));
  };
  add(yes, 1);
  add(no, 0);
}

}  // namespace

void add_loop_checker(ento::CheckerManager &manager, Run *&run) {
  manager.getChecker<LoopChecker>(&run);
}

}  // namespace stackcheck::peer
