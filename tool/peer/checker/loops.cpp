#include "peer/checker/loops.h"

#include <algorithm>

#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "peer/checker/records.h"
#include "peer/checker/rounds.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::CheckerContext;
using ento::SVal;

namespace {

// Data, then the end, then a read that follows the end: what a finding may need as it is.
constexpr std::size_t whole_rounds = 3;

// Where paths differ more than this, comparing costs more than it saves.
constexpr std::size_t most_compared = 24;

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

/// Visits of a loop's head on the path before `now`, the latest first.
std::vector<const ento::ExplodedNode *> earlier_visits(const ento::ExplodedNode *now,
                                                       const clang::CFGBlock *head) {
  std::vector<const ento::ExplodedNode *> visits;
  bool is_shown = false;  // by the node that followed it, which has forgotten what changed
  for (const auto *node = now->getFirstPred(); node; node = node->getFirstPred()) {
    const auto entrance = node->getLocation().getAs<clang::BlockEntrance>();
    if (!entrance || entrance->getBlock() != head || node->getStackFrame() != now->getStackFrame())
      continue;
    const bool forgets = entrance->getTag() == &forgot();
    if (!is_shown || forgets) visits.push_back(node);
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

bool has_closed(const StateRef &state) {
  bool found = false;
  for_each_connection(state, [&](ConnectionKey, const ConnectionFacts &facts) {
    found |= facts.is_closed() || facts.silent_end;
  });
  return found;
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
  const NamedFields &fields_of(const clang::LocationContext &frame) const {
    const clang::Decl *function = frame.getStackFrame()->getDecl();
    const auto [row, is_new] = fields_.try_emplace(function);
    if (is_new) row->second = fields_in(function->getBody());
    return row->second;
  }
  bool was_walked(const clang::CFGBlock *head, const AtHead &now,
                  const std::vector<const ento::ExplodedNode *> &earlier) const;
  void split(const clang::Expr *comparison, CheckerContext &context) const;

  Run *&run_;
  mutable std::map<const clang::CFG *, Heads> heads_;
  mutable std::map<const clang::Decl *, NamedFields> fields_;
  mutable unsigned symbols_ = 0;
};

bool LoopChecker::was_walked(const clang::CFGBlock *head, const AtHead &now,
                             const std::vector<const ento::ExplodedNode *> &earlier) const {
  // After a close a path's own rounds are compared; before it only what may follow counts.
  const auto &others = (has_closed(now.state) ? run_->forgotten_at
                                              : run_->came_to)[{head, now.frame->getStackFrame()}];
  // A closed connection goes round once more, so that two rounds can be compared.
  const auto wanted = has_closed(now.state) ? 2 : 1;
  return std::ranges::count_if(earlier, [&](const auto *visit) {
           return covers(visit->getState(), now);
         }) >= wanted ||
         std::ranges::any_of(others, [&](const auto *visit) {
           return covers_other_path(visit->getState(), now);
         });
}

void LoopChecker::checkBlockEntrance(const clang::BlockEntrance &entrance,
                                     CheckerContext &context) const {
  const clang::CFGBlock *head = entrance.getBlock();
  if (!heads_of(*head->getParent()).contains(head)) return;
  const auto earlier = earlier_visits(context.getPredecessor(), head);
  const AtHead now{context.getState(), context.getLocationContext(),
                   fields_of(*context.getLocationContext())};
  if (was_walked(head, now, earlier)) {
    context.generateSink(context.getState(), context.getPredecessor());
    return;
  }
  auto &came_to = run_->came_to[{head, now.frame->getStackFrame()}];
  if (came_to.size() < most_compared) came_to.push_back(context.getPredecessor());
  // What has just become known, as a close, is first looked at as it is.
  const bool is_known = std::ranges::any_of(
      earlier, [&](const auto *visit) { return same_facts(visit->getState(), now.state); });
  if (earlier.size() < whole_rounds || !is_known) return;
  // Only what the last round changed: what it left alone keeps what conditions say of it.
  const StateRef state = with_changes_forgotten(earlier.front()->getState(), now,
                                                element_near(*head), symbols_);
  if (!state) return;
  if (const auto *node = context.addTransition(state, &forgot()))
    for (Run::NodesAt *nodes : {&run_->came_to, &run_->forgotten_at})
      (*nodes)[{head, now.frame->getStackFrame()}].push_back(node);
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
  if (!is_at_least(state, *value, 1)) context.addTransition(no);
}

/// What a comparison with 0 or 1 gives where the engine cannot tell: for sums of counts.
std::optional<bool> known_comparison(const clang::BinaryOperator &operation,
                                     const CheckerContext &context) {
  const auto right = context.getSVal(operation.getRHS()).getAs<ento::nonloc::ConcreteInt>();
  const SVal left = context.getSVal(operation.getLHS());
  if (!right || right->getValue()->getExtValue() < 0 || right->getValue()->getExtValue() > 1)
    return std::nullopt;
  const bool is_one = right->getValue()->getExtValue() == 1;
  const bool is_positive = is_at_least(context.getState(), left, 1);
  const bool is_enough = is_positive || (!is_one && is_at_least(context.getState(), left, 0));
  switch (operation.getOpcode()) {
    case clang::BO_GE:
      return is_enough ? std::optional(true) : std::nullopt;
    case clang::BO_LT:
      return is_enough ? std::optional(false) : std::nullopt;
    case clang::BO_GT:
    case clang::BO_NE:
      return is_positive && !is_one ? std::optional(true) : std::nullopt;
    case clang::BO_LE:
    case clang::BO_EQ:
      return is_positive && !is_one ? std::optional(false) : std::nullopt;
    default:
      return std::nullopt;
  }
}

void LoopChecker::split(const clang::Expr *comparison, CheckerContext &context) const {
  const auto value = context.getSVal(comparison).getAs<ento::nonloc::SymbolVal>();
  if (!value) return;
  auto [yes, no] = context.getState()->assume(*value);
  const auto *operation = llvm::dyn_cast<clang::BinaryOperator>(comparison);
  if (const auto known = operation ? known_comparison(*operation, context) : std::nullopt)
    (*known ? no : yes) = nullptr;
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
