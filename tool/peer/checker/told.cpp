#include "peer/checker/told.h"

#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "options/model_place.h"
#include "peer/checker/expressions.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::CheckerContext;
using ento::SVal;

namespace {

class ToldChecker : public ento::Checker<ento::check::BeginFunction, ento::check::Location,
                                         ento::check::PreCall> {
 public:
  explicit ToldChecker(Run **run) : run_(*run) {}

  void checkBeginFunction(CheckerContext &context) const;
  void checkLocation(SVal place, bool is_load, const clang::Stmt *statement,
                     CheckerContext &context) const;
  void checkPreCall(const ento::CallEvent &call, CheckerContext &context) const;

 private:
  const clang::ParmVarDecl *parameter(const std::string &place) const;
  SVal given(const std::string &place, CheckerContext &context) const;
  StateRef with_argument(const StateRef &state, const WrittenValue &written,
                         CheckerContext &context) const;
  void begin(const ContractOutcome &outcome, CheckerContext &context) const;
  bool has_ended(const StateRef &state) const {
    return run_->told && run_->told_key && connection(state, run_->told_key).last == Means::end;
  }

  Run *&run_;
};

const clang::ParmVarDecl *ToldChecker::parameter(const std::string &place) const {
  const auto parsed = parse_place(place);
  const clang::FunctionDecl &function = *run_->calls.function;
  return parsed && parsed->argument < function.getNumParams()
             ? function.getParamDecl(parsed->argument)
             : nullptr;
}

SVal ToldChecker::given(const std::string &place, CheckerContext &context) const {
  const clang::ParmVarDecl *named = parameter(place);
  if (!named) return ento::UnknownVal();
  const StateRef state = context.getState();
  return state->getSVal(state->getLValue(named, context.getLocationContext()).castAs<ento::Loc>(),
                        named->getType());
}

StateRef ToldChecker::with_argument(const StateRef &state, const WrittenValue &written,
                                    CheckerContext &context) const {
  const clang::ParmVarDecl *named = parameter(written.to);
  if (!named) return state;
  if (written.value.is_range) {
    const auto value = given(written.to, context).getAs<ento::DefinedOrUnknownSVal>();
    return value ? state->assume(*value, true) : state;
  }
  const auto number = run_->contracts.value(written.value.low);
  if (!number) return nullptr;
  ento::SValBuilder &values = context.getSValBuilder();
  const SVal value =
      named->getType()->isPointerType()
          ? SVal(values.makeNullWithType(named->getType()))
          : SVal(values.makeIntVal(static_cast<uint64_t>(*number), named->getType()));
  return state->bindLoc(state->getLValue(named, context.getLocationContext()), value,
                        context.getLocationContext());
}

ConnectionFacts facts_of(Means means) {
  ConnectionFacts facts;
  facts.last = means;
  facts.was_told = facts.was_up = true;
  facts.had_data = facts.owes_answer = facts.may_be_unread = means == Means::data;
  return facts;
}

const char *meaning(Means means) {
  switch (means) {
    case Means::data:
      return "data has come";
    case Means::end:
      return "the peer has closed";
    case Means::nothing_yet:
      return "nothing has come yet";
    default:
      return "the connection is gone";
  }
}

void ToldChecker::begin(const ContractOutcome &outcome, CheckerContext &context) const {
  StateRef state = with_connection(context.getState(), run_->told_key, facts_of(outcome.means));
  for (const WrittenValue &written : outcome.writes)
    if (state) state = with_argument(state, written, context);
  if (!state) return;
  auto &tags = context.getStateManager().getOwningEngine().getDataTags();
  context.addTransition(state, tags.make<EventTag>(nullptr, outcome.means,
                                                   run_->calls.function->getNameAsString() +
                                                       " is told: " + meaning(outcome.means)));
}

void ToldChecker::checkBeginFunction(CheckerContext &context) const {
  if (!context.inTopFrame() || !run_->told) return;
  const ento::MemRegion *region = given(run_->told->connection, context).getAsRegion();
  if (!region) return;
  run_->told_key = region->StripCasts();
  for (const ContractOutcome &outcome : run_->told->outcomes) begin(outcome, context);
}

// The end comes as a null buffer.
void ToldChecker::checkLocation(SVal place, bool, const clang::Stmt *statement,
                                CheckerContext &context) const {
  const auto *use = llvm::dyn_cast_or_null<clang::Expr>(statement);
  if (!use || !place.isZeroConstant() || !context.inTopFrame() || !has_ended(context.getState()))
    return;
  run_->add({FindingKind::close_result_used_as_length, use,
             "the peer's close comes as a null pointer, which is used: " +
                 text_of(use, context.getASTContext()),
             context.getPredecessor(), use, Means::end});
  context.addSink();
}

/// Fields in which the function keeps what it is told: s->queue = p, or join(s->queue, p).
void kept_in(const clang::Stmt *node, const clang::ParmVarDecl *buffer,
             std::set<const clang::ValueDecl *> &kept) {
  if (!node) return;
  const auto keep = [&](const clang::Expr *holder) {
    const clang::ValueDecl *field = base_decl(holder);
    if (llvm::isa_and_nonnull<clang::FieldDecl>(field)) kept.insert(field);
  };
  if (const auto *assignment = llvm::dyn_cast<clang::BinaryOperator>(node);
      assignment && assignment->getOpcode() == clang::BO_Assign &&
      base_decl(assignment->getRHS()) == buffer)
    keep(assignment->getLHS());
  if (const auto *call = llvm::dyn_cast<clang::CallExpr>(node);
      call && llvm::any_of(call->arguments(), [&](const clang::Expr *argument) {
        return base_decl(argument) == buffer;
      }))
    for (const clang::Expr *argument : call->arguments()) keep(argument);
  for (const clang::Stmt *child : node->children()) kept_in(child, buffer, kept);
}

// What was kept is freed at the end instead of being used.
void ToldChecker::checkPreCall(const ento::CallEvent &call, CheckerContext &context) const {
  const clang::IdentifierInfo *name = call.getCalleeIdentifier();
  // In the callback itself: what tidies up in all cases frees what is left anyway.
  if (!name || !name->getName().contains_insensitive("free") || !context.inTopFrame() ||
      !has_ended(context.getState()))
    return;
  std::set<const clang::ValueDecl *> kept;
  kept_in(run_->calls.function->getBody(), parameter(run_->told->buffer), kept);
  for (unsigned i = 0; i < call.getNumArgs(); ++i) {
    if (!call.getArgExpr(i) || !kept.contains(base_decl(call.getArgExpr(i)))) continue;
    ConnectionFacts facts = connection(context.getState(), run_->told_key);
    facts.drops_kept = true;
    context.addTransition(with_connection(context.getState(), run_->told_key, facts));
    return;
  }
}

}  // namespace

void add_told_checker(ento::CheckerManager &manager, Run *&run) {
  manager.getChecker<ToldChecker>(&run);
}

}  // namespace stackcheck::peer
