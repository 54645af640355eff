// Runs contracts along the paths of the static analyzer: each call with a contract is split into
// its outcomes, and what breaks after one of them is found where it happens.
#include "peer/checker/checker.h"

#include <algorithm>

#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "peer/checker/ending.h"
#include "peer/checker/expressions.h"
#include "peer/checker/forever.h"
#include "peer/checker/outcomes.h"
#include "peer/contract_names.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::CallEvent;
using ento::CheckerContext;
using ento::SVal;

void Run::add(RawFinding finding) {
  // Of several causes the commonest is shown: Means is in that order.
  for (RawFinding &known : findings)
    if (known.kind == finding.kind && known.site == finding.site) {
      if (finding.cause < known.cause) known = std::move(finding);
      return;
    }
  findings.push_back(std::move(finding));
}

bool Run::has_finding(const clang::Expr *site) const {
  return std::ranges::any_of(findings, [&](const auto &one) { return one.site == site; });
}

ResultUse Run::use(const Site &site) {
  const auto [row, is_new] = uses_.try_emplace(site.call);
  if (is_new) row->second = use_of_result(site);
  return row->second;
}

namespace {

class ReadChecker
    : public ento::Checker<ento::eval::Call, ento::check::PostCall, ento::check::PreCall,
                           ento::check::Bind, ento::check::EndFunction, ento::check::LiveSymbols,
                           ento::check::PreStmt<clang::ArraySubscriptExpr>,
                           ento::check::PreStmt<clang::BinaryOperator>,
                           ento::check::PostStmt<clang::BinaryOperator>> {
 public:
  explicit ReadChecker(Run **run) : run_(*run) {}

  bool evalCall(const CallEvent &call, CheckerContext &context) const;
  void checkPreCall(const CallEvent &call, CheckerContext &context) const;
  void checkPostCall(const CallEvent &call, CheckerContext &context) const;
  void checkBind(SVal place, SVal value, const clang::Stmt *statement, bool is_init,
                 CheckerContext &context) const;
  void checkPreStmt(const clang::ArraySubscriptExpr *element, CheckerContext &context) const;
  void checkPreStmt(const clang::BinaryOperator *operation, CheckerContext &context) const;
  void checkPostStmt(const clang::BinaryOperator *operation, CheckerContext &context) const;
  void checkEndFunction(const clang::ReturnStmt *statement, CheckerContext &context) const;
  void checkLiveSymbols(StateRef state, ento::SymbolReaper &reaper) const;

 private:
  ConnectionAt connection_at(const CallAt &at) const;
  ConnectionAt read_last(const CallAt &at) const;
  bool came_back(const CallAt &at, ConnectionKey key, const ConnectionFacts &facts) const;
  void split(const CallAt &at, ConnectionKey key, const ConnectionFacts &facts) const;
  void split_data(const StateRef &state, const CallAt &at, ConnectionKey key, ConnectionFacts facts,
                  const std::string &note) const;
  void write(const CallAt &at, ConnectionKey key, ConnectionFacts facts) const;
  void give_up(const CallAt &at, ConnectionKey key, ConnectionFacts facts) const;
  void set_mode(const CallAt &at, ConnectionFacts &facts) const;
  void take_along(const CallAt &at, ConnectionKey key, ConnectionFacts facts) const;
  void use_as_length(const clang::Expr *length, const clang::Stmt *at,
                     CheckerContext &context) const;

  Run *&run_;
};

/// What the connection is like after the outcome.
ConnectionFacts after(ConnectionFacts facts, const Contract &contract,
                      const ContractOutcome &outcome, const clang::Expr *site, bool peeked) {
  const Role role = contract.role;
  facts.touched_by = nullptr;
  facts.closed_before = false;
  if (role == Role::status && outcome.means == Means::data) {
    facts.is_opening = false;
    facts.was_up = true;
    return facts;
  }
  if (role == Role::status && outcome.means == Means::nothing_yet) {
    facts.is_opening = true;
    return facts;
  }
  if (role == Role::reason && facts.last) {
    facts.last = outcome.means;
    return facts;
  }
  // Were more bytes possible when the state was asked? After an answer nobody wants them.
  facts.may_be_left = role == Role::status && outcome.means == Means::end &&
                      contract.readable_after_end && !facts.wrote &&
                      (facts.may_be_unread || !facts.last);
  facts.bytes_wait = role == Role::poll && outcome.means == Means::data;
  facts.was_up |= outcome.means == Means::data || outcome.means == Means::end;
  if (facts.may_have_more && role == Role::poll) {
    facts.may_have_more = facts.may_be_unread = outcome.means == Means::data;
    return facts;
  }
  if (facts.may_have_more && role == Role::read && outcome.means == Means::data) {
    facts.had_data = facts.owes_answer = facts.may_be_unread = true;
    return facts;
  }
  facts.may_have_more = role == Role::status && contract.readable_after_end;
  facts.waited = outcome.means == Means::nothing_yet && facts.last == Means::nothing_yet &&
                 facts.site == site;
  facts.waited |= outcome.waited;
  if (outcome.means != Means::data && outcome.means != Means::nothing_yet)
    facts.silent_end = false;
  facts.last = outcome.means;
  facts.site = site;
  facts.waits = role == Role::read && outcome.means == Means::nothing_yet && !facts.shut_down;
  facts.was_short = false;
  if (role == Role::read) facts.is_answered = false;
  if (outcome.means == Means::data) {
    facts.is_opening = facts.is_opening && contract.datagrams;
    if (role == Role::read && !peeked) facts.had_data = facts.owes_answer = true;
    facts.may_be_unread = true;
  } else if (role == Role::poll || (role == Role::read && outcome.means != Means::error)) {
    facts.may_be_unread = false;
  }
  if (outcome.releases) facts.released = true;
  return facts;
}

HeldResult held_of(const ContractOutcome &outcome, const clang::Expr *site, const StateRef &state,
                   const CheckerContext &context) {
  HeldResult held{outcome.means, site, true, false};
  const SVal value = state->getSVal(site, context.getLocationContext());
  if (const auto number = value.getAs<ento::nonloc::ConcreteInt>())
    held.negative = number->getValue()->isSignBitSet();  // also MP_STREAM_ERROR, which is unsigned
  return held;
}

const EventTag *event(const CallAt &at, Means means, const std::string &note) {
  auto &tags = at.context.getStateManager().getOwningEngine().getDataTags();
  return tags.make<EventTag>(at.site.call, means, note);
}

bool ReadChecker::evalCall(const CallEvent &call, CheckerContext &context) const {
  const auto *origin = llvm::dyn_cast_or_null<clang::CallExpr>(call.getOriginExpr());
  const auto row = run_->sites.find(origin);
  if (!origin || row == run_->sites.end()) return false;
  const CallAt at{call, context, row->second};
  const auto [key, is_field] = connection_at(at);
  ConnectionFacts facts = connection(context.getState(), key);
  facts.is_field = is_field;
  facts.is_datagram |= at.contract().datagrams || run_->connections.is_datagram(at.site);
  run_->visited.insert(origin);
  switch (at.contract().role) {
    case Role::read:
    case Role::poll:
    case Role::status:
    case Role::reason:
      if (!came_back(at, key, facts)) split(at, key, facts);
      return true;
    case Role::release:
      give_up(at, key, facts);
      return true;
    case Role::write:
      write(at, key, facts);
      return true;
    case Role::open:
      return false;
    default:
      take_along(at, key, facts);
      return true;
  }
}

ConnectionAt ReadChecker::connection_at(const CallAt &at) const {
  if (at.contract().role == Role::reason) return read_last(at);
  const ConnectionAt own = connection_of(at);
  // A callback is about one connection, by whatever name.
  const bool is_told = run_->told && run_->told_key && run_->told->api == at.contract().api;
  return is_told && !has_connection(at.context.getState(), own.key)
             ? ConnectionAt{run_->told_key, false}
             : own;
}

// The reason may be asked of another handle than was read from, as BearSSL's engine.
ConnectionAt ReadChecker::read_last(const CallAt &at) const {
  const ConnectionAt own = connection_of(at);
  if (connection(at.context.getState(), own.key).last) return own;
  std::vector<ConnectionAt> others;
  for_each_connection(at.context.getState(), [&](ConnectionKey key, const ConnectionFacts &facts) {
    const auto site = run_->sites.find(facts.site);
    if (facts.last && site != run_->sites.end() && site->second.contract->api == at.contract().api)
      others.push_back({key, facts.is_field});
  });
  return others.size() == 1 ? others.front() : own;
}

// A path that will read again for ever ends here, as a finding.
bool ReadChecker::came_back(const CallAt &at, ConnectionKey key,
                            const ConnectionFacts &facts) const {
  const Role role = at.contract().role;
  const bool was_silent = facts.silent_end || facts.closed_before;
  const bool spins = role == Role::read ? facts.is_closed() || was_silent
                                        : role == Role::poll && was_silent;
  if (!key || !spins || facts.may_have_more || facts.is_datagram) return false;
  const ento::ExplodedNode *now = at.context.getPredecessor();
  const std::optional<Round> round = last_round(now, at.site.call);
  const bool was_closed = round && [&] {
    const ConnectionFacts then = connection(round->before->getState(), key);
    return then.is_closed() || then.silent_end;
  }();
  if (!was_closed || !repeats(*round, key, run_->contracts)) return false;
  if (facts.touched_by) {
    run_->doubts.try_emplace(at.site.call,
                             "code that is not seen gets the connection after it has closed: " +
                                 text_of(facts.touched_by, at.context.getASTContext()));
    return false;
  }
  const bool is_poll = role == Role::poll;
  run_->add({is_poll ? FindingKind::waits_on_count_not_state : FindingKind::reads_again_after_close,
             round->call,
             is_poll ? at.contract().name + " stays 0 after the peer has closed, and nothing else "
                                            "ends this wait"
                     : "the connection is read again after it has closed, with nothing changed",
             now, round->call, facts.last.value_or(Means::end), at.site.call});
  at.context.addSink();
  return true;
}

void ReadChecker::split(const CallAt &at, ConnectionKey key, const ConnectionFacts &facts) const {
  const Contract &contract = at.contract();
  const bool peeks = has_flag(FlagMeans::peek, at, run_->contracts);
  const bool nonblocking = facts.is_nonblocking || run_->connections.is_waited_for(at.site) ||
                           has_flag(FlagMeans::nonblocking, at, run_->contracts);
  if (facts.last == Means::nothing_yet && facts.site == at.site.call)
    run_->retried.insert(at.site.call);
  for (const ContractOutcome *outcome : possible_outcomes(contract, facts, nonblocking)) {
    StateRef state = with_outcome(at.context.getState(), *outcome, at, run_->contracts);
    if (!state) continue;
    ConnectionFacts next = outcome->reads_nothing
                               ? facts
                               : after(facts, contract, *outcome, at.site.call, peeks);
    if (contract.role == Role::read && !outcome->reads_nothing)
      state =
          with_held_result(state, at.site.call, held_of(*outcome, at.site.call, state, at.context));
    const auto add = [&](const ConnectionFacts &known, const std::string &note) {
      at.context.addTransition(key ? with_connection(state, key, known) : state,
                               event(at, outcome->means, note));
    };
    if (contract.role == Role::read && outcome->means == Means::data && key &&
        !outcome->reads_nothing)
      split_data(state, at, key, next, describe(*outcome, at));
    else
      add(next, describe(*outcome, at));
    // The count says nothing of the state: the peer may have closed just as well.
    if (contract.role == Role::poll && outcome->means == Means::nothing_yet &&
        !facts.silent_end && !facts.is_datagram) {
      next.silent_end = true;
      add(next, describe(*outcome, at) + ", because the peer has closed");
    }
  }
}

bool counts_bytes(const Contract &contract) {
  return std::ranges::any_of(contract.outcomes, [](const ContractOutcome &outcome) {
    return outcome.means == Means::data && outcome.result && outcome.result->high == "length";
  });
}

// Where the number itself goes nowhere, a short read is another way than a whole one.
void ReadChecker::split_data(const StateRef &state, const CallAt &at, ConnectionKey key,
                             ConnectionFacts facts, const std::string &note) const {
  const Contract &contract = at.contract();
  const bool is_whole = contract.always_whole || has_flag(FlagMeans::whole, at, run_->contracts);
  const bool may_be_short = !is_whole && !contract.datagrams && counts_bytes(contract) &&
                            run_->use(at.site) == ResultUse::compared;
  const EventTag *tag = event(at, Means::data, note);
  if (!is_whole && !may_be_short) {
    at.context.addTransition(with_connection(state, key, facts), tag);
    return;
  }
  if (const StateRef whole = with_whole_length(state, at, true))
    at.context.addTransition(with_connection(whole, key, facts), tag);
  const StateRef less = is_whole ? nullptr : with_whole_length(state, at, false);
  if (!less) return;
  facts.was_short = true;
  at.context.addTransition(with_connection(less, key, facts),
                           event(at, Means::data, note + ", less than was asked for"));
}

// Its result matters only where somebody looks; a failure is then that of the connection.
void ReadChecker::write(const CallAt &at, ConnectionKey key, ConnectionFacts facts) const {
  const Contract &contract = at.contract();
  if (!key || contract.outcomes.empty() || at.call.getResultType()->isVoidType() ||
      run_->use(at.site) == ResultUse::ignored)
    return take_along(at, key, facts);
  for (const ContractOutcome &outcome : contract.outcomes) {
    if (outcome.only_nonblocking && !facts.is_nonblocking) continue;
    StateRef state = with_outcome(at.context.getState(), outcome, at, run_->contracts);
    ConnectionFacts next = facts;
    if (outcome.means == Means::data) {
      if (state && counts_bytes(contract)) state = with_whole_length(state, at, true);
      next.is_answered = facts.had_data;
      next.wrote_after_end = facts.is_closed();
      if (facts.last == Means::end) run_->answers_after_end.insert(facts.site);
      next.owes_answer = false;
      next.is_opening = false;
      next.was_up = true;
      next.wrote = true;
      next.waits = false;
    } else if (outcome.means != Means::nothing_yet) {
      next.last = outcome.means;
      next.site = at.site.call;
    }
    if (state)
      at.context.addTransition(
          with_connection(state, key, next),
          event(at, outcome.means,
                outcome.means == Means::data ? contract.name + " sends" : describe(outcome, at)));
  }
}

void ReadChecker::give_up(const CallAt &at, ConnectionKey key, ConnectionFacts facts) const {
  if (!facts.is_datagram && !facts.released) Ending(*run_, at, facts).judge_release();
  facts.given_up = facts.released = true;
  take_along(at, key, facts);
}

// Whoever waits for more after an answer has not closed on what was unread.
StateRef with_waiting(StateRef state) {
  for_each_connection(state, [&](ConnectionKey key, ConnectionFacts facts) {
    facts.is_answered = false;
    state = with_connection(state, key, facts);
  });
  return state;
}

void ReadChecker::set_mode(const CallAt &at, ConnectionFacts &facts) const {
  const std::vector<ContractFlag> &flags = at.contract().flags;
  const auto is_reset = [](const ContractFlag &flag) { return flag.means == FlagMeans::resets; };
  if (std::ranges::any_of(flags, is_reset))
    facts.resets_on_release = std::ranges::all_of(
        flags, [&](const ContractFlag &flag) { return holds(flag, at, run_->contracts); });
  else
    facts.is_nonblocking = flags.empty() || has_flag(FlagMeans::nonblocking, at, run_->contracts);
}

void ReadChecker::take_along(const CallAt &at, ConnectionKey key, ConnectionFacts facts) const {
  if (at.contract().role == Role::shutdown) {
    if (!facts.is_datagram && !facts.shut_down) Ending(*run_, at, facts).judge_shutdown();
    facts.shut_down = true;
  }
  if (at.contract().role == Role::write) {
    facts.waits = false;
    facts.is_answered = facts.had_data;
    facts.owes_answer = false;
    facts.wrote_after_end = facts.is_closed();
    if (facts.last == Means::end) run_->answers_after_end.insert(facts.site);
    facts.is_opening = false;
    facts.was_up = facts.wrote = true;
  }
  if (at.contract().role == Role::takes) facts.may_be_unread = false;
  if (at.contract().role == Role::mode) set_mode(at, facts);
  StateRef state = with_others_written(at.context.getState(), at);
  if (key) state = with_connection(state, key, facts);
  if (at.contract().role == Role::wait) state = with_waiting(state);
  const clang::QualType type = at.call.getResultType();
  if (!type->isVoidType() && at.site.call)
    state = state->BindExpr(at.site.call, at.context.getLocationContext(),
                            at.context.getSValBuilder().conjureSymbolVal(
                                at.call, type, at.context.blockCount(), at.site.call));
  const std::string note =
      at.contract().role == Role::write ? "" : at.contract().name + " is called";
  at.context.addTransition(state, event(at, Means::data, note));
}

bool may_change(const clang::Expr *argument) {
  const clang::QualType pointee = argument->getType()->getPointeeType();
  return pointee.isNull() || !pointee.isConstQualified();
}

/// The argument is the field that holds the connection.
bool is_field_of(const clang::Expr *argument, ConnectionKey key, CheckerContext &context) {
  const clang::Expr *plain = bare(argument);
  return llvm::isa<clang::MemberExpr>(plain) &&
         region_of(plain, context.getState(), context.getLocationContext()) == key;
}

// Code that is not seen may have done anything with a connection it got.
void ReadChecker::checkPostCall(const CallEvent &call, CheckerContext &context) const {
  const auto *origin = llvm::dyn_cast_or_null<clang::CallExpr>(call.getOriginExpr());
  const auto row = run_->sites.find(origin);
  const bool is_site = origin && row != run_->sites.end();
  if (context.wasInlined || (is_site && row->second.contract->role != Role::open)) return;
  StateRef state = context.getState();
  if (is_site) {
    const CallAt at{call, context, row->second};
    ConnectionFacts facts;
    facts.is_opening = true;
    facts.is_datagram = row->second.contract->datagrams || run_->connections.is_datagram(at.site);
    for (const auto &[key, is_field] : opened_by(at)) {
      facts.is_field = is_field;
      if (key) state = with_connection(state, key, facts);
    }
    context.addTransition(state);
    return;
  }
  const auto *callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(call.getDecl());
  const bool sends = callee && run_->writers.contains(callee->getCanonicalDecl());
  for_each_connection(context.getState(), [&](ConnectionKey key, ConnectionFacts facts) {
    for (unsigned i = 0; i < call.getNumArgs(); ++i) {
      const SVal value = call.getArgSVal(i);
      const clang::Expr *argument = call.getArgExpr(i);
      const auto *region = value.getAsRegion();
      const bool is_it = value.getAsSymbol() == key || (region && region->StripCasts() == key);
      if (!argument || !may_change(argument) || !(is_it || is_field_of(argument, key, context)))
        continue;
      if (sends) {
        facts.is_answered = facts.had_data;
        facts.wrote = true;
        state = with_connection(state, key, facts);
        continue;
      }
      ConnectionFacts fresh;
      fresh.touched_by = call.getOriginExpr() ? call.getOriginExpr() : argument;
      fresh.closed_before = facts.is_closed() || facts.silent_end || facts.closed_before;
      fresh.is_field = facts.is_field;
      fresh.is_datagram = facts.is_datagram;
      fresh.was_up = facts.was_up;
      fresh.resets_on_release = facts.resets_on_release;
      fresh.shut_down = facts.shut_down;
      fresh.had_data = facts.had_data;
      fresh.is_opening = facts.is_opening;
      state = with_connection(state, key, fresh);
    }
  });
  if (state != context.getState()) context.addTransition(state);
}

void ReadChecker::use_as_length(const clang::Expr *length, const clang::Stmt *at,
                                CheckerContext &context) const {
  const auto held = held_by(length, context.getState(), context.getLocationContext());
  if (!held || held->means == Means::data) return;
  const auto value = context.getSVal(length).getAs<ento::nonloc::ConcreteInt>();
  if (!held->negative && !(value && value->getValue()->isSignBitSet())) return;
  run_->add({FindingKind::close_result_used_as_length, held->site,
             "what the read gives on a close is used as a number of bytes: " +
                 text_of(at, context.getASTContext()),
             context.getPredecessor(), at, held->means});
  context.addSink();
}

// A function that sends what is pending settles it, also where it finds nothing to send.
StateRef with_answers_sent(StateRef state) {
  for_each_connection(state, [&](ConnectionKey key, ConnectionFacts facts) {
    facts.owes_answer = false;
    facts.wrote_after_end = facts.is_closed();
    state = with_connection(state, key, facts);
  });
  return state;
}

void ReadChecker::checkPreCall(const CallEvent &call, CheckerContext &context) const {
  const auto *callee = llvm::dyn_cast_or_null<clang::FunctionDecl>(call.getDecl());
  if (callee && run_->writers.contains(callee->getCanonicalDecl()))
    context.addTransition(with_answers_sent(context.getState()));
  for (unsigned i = 0; i < call.getNumArgs() && i < call.parameters().size(); ++i) {
    const clang::Expr *argument = call.getArgExpr(i);
    if (argument && call.parameters()[i]->getType()->isUnsignedIntegerType())
      use_as_length(argument, call.getOriginExpr(), context);
  }
}

void ReadChecker::checkPreStmt(const clang::ArraySubscriptExpr *element,
                               CheckerContext &context) const {
  use_as_length(element->getIdx(), element, context);
}

/// `n > 0` or `n >= 1` of an unsigned n: what an error result, which is a huge n, passes.
bool asks_for_some(const clang::BinaryOperator &operation, const clang::ASTContext &ast) {
  const bool is_greater =
      operation.getOpcode() == clang::BO_GT || operation.getOpcode() == clang::BO_GE;
  clang::Expr::EvalResult least;
  return is_greater && bare(operation.getLHS())->getType()->isUnsignedIntegerType() &&
         operation.getRHS()->EvaluateAsInt(least, ast) && least.Val.getInt().getExtValue() <= 1;
}

void ReadChecker::checkPreStmt(const clang::BinaryOperator *operation,
                               CheckerContext &context) const {
  if (asks_for_some(*operation, context.getASTContext()))
    use_as_length(operation->getLHS(), operation, context);
  if (operation->isAdditiveOp() && operation->getType()->isPointerType())
    use_as_length(operation->getRHS(), operation, context);
  if (operation->isCompoundAssignmentOp() && (operation->getOpcode() == clang::BO_AddAssign ||
                                              operation->getOpcode() == clang::BO_SubAssign))
    use_as_length(operation->getRHS(), operation, context);
}

/// It is more than zero on this path: a count of bytes, or a sum of such.
bool is_positive(const SVal &value, const StateRef &state, CheckerContext &context) {
  if (const auto *sum = llvm::dyn_cast_or_null<ento::SymSymExpr>(value.getAsSymbol());
      sum && sum->getOpcode() == clang::BO_Add) {
    ento::SValBuilder &values = context.getSValBuilder();
    return is_positive(values.makeSymbolVal(sum->getLHS()), state, context) &&
           is_positive(values.makeSymbolVal(sum->getRHS()), state, context);
  }
  ento::SValBuilder &values = context.getSValBuilder();
  const clang::QualType type = value.getType(context.getASTContext());
  if (type.isNull()) return false;
  const auto none = values.evalBinOp(state, clang::BO_LE, value, values.makeZeroVal(type),
                                     values.getConditionType());
  const auto condition = none.getAs<ento::DefinedSVal>();
  return condition && !state->assume(*condition, true);
}

const ento::MemRegion *pointed_by(const SVal &pointer) {
  const ento::MemRegion *region = pointer.getAsRegion();
  return region ? region->StripCasts() : nullptr;
}

// The engine does not know that p is no longer p once bytes were counted in: p += n.
void ReadChecker::checkPostStmt(const clang::BinaryOperator *operation,
                                CheckerContext &context) const {
  if (!operation->isEqualityOp() || !operation->getLHS()->getType()->isPointerType()) return;
  const StateRef state = context.getState();
  const auto was_moved = [&](const clang::Expr *pointer, const clang::Expr *start) {
    const ento::MemRegion *variable = region_of(pointer, state, context.getLocationContext());
    const ento::MemRegion *from = variable ? moved_from(state, variable) : nullptr;
    return from && from == pointed_by(context.getSVal(start));
  };
  if (!was_moved(operation->getLHS(), operation->getRHS()) &&
      !was_moved(operation->getRHS(), operation->getLHS()))
    return;
  const bool differs = operation->getOpcode() == clang::BO_NE;
  context.addTransition(
      state->BindExpr(operation, context.getLocationContext(),
                      context.getSValBuilder().makeTruthVal(differs, operation->getType())));
}

/// Where the pointer in `variable` started, if the statement moves it by what was received.
const ento::MemRegion *start_of_moved(const ento::MemRegion *variable, const clang::Stmt *statement,
                                      CheckerContext &context) {
  const StateRef state = context.getState();
  const auto *sum = llvm::dyn_cast<clang::BinaryOperator>(statement);
  if (sum && sum->getOpcode() == clang::BO_Assign)
    sum = llvm::dyn_cast<clang::BinaryOperator>(bare(sum->getRHS()));
  if (!sum || !sum->getType()->isPointerType() ||
      (sum->getOpcode() != clang::BO_Add && sum->getOpcode() != clang::BO_AddAssign))
    return nullptr;
  const auto *frame = context.getLocationContext();
  const ento::MemRegion *count = region_of(sum->getRHS(), state, frame);
  if (region_of(sum->getLHS(), state, frame) != variable || !count ||
      !is_positive(state->getSVal(count), state, context))
    return nullptr;
  const ento::MemRegion *from = moved_from(state, variable);
  return from ? from : pointed_by(state->getSVal(variable));
}

const clang::Expr *assigned(const clang::Stmt *statement) {
  if (const auto *binary = llvm::dyn_cast_or_null<clang::BinaryOperator>(statement))
    return binary->isAssignmentOp() ? binary->getRHS() : nullptr;
  if (const auto *declaration = llvm::dyn_cast_or_null<clang::DeclStmt>(statement))
    if (declaration->isSingleDecl())
      if (const auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration->getSingleDecl()))
        return variable->getInit();
  return llvm::dyn_cast_or_null<clang::Expr>(statement);
}

void ReadChecker::checkBind(SVal place, SVal, const clang::Stmt *statement, bool,
                            CheckerContext &context) const {
  const ento::MemRegion *region = place.getAsRegion();
  const clang::Expr *source = assigned(statement);
  if (!region || !source) return;
  const StateRef state = context.getState();
  auto held = held_by(source, state, context.getLocationContext());
  if (held && llvm::isa<clang::CompoundAssignOperator>(statement)) held->plain = false;
  const ento::MemRegion *from = start_of_moved(region, statement, context);
  StateRef next = with_moved_from(state, region, from);
  if (held || held_result(state, region)) next = with_held_result(next, region, held);
  if (next != state) context.addTransition(next);
}

// The caller still has what it passed when the function no longer looks at it.
void ReadChecker::checkLiveSymbols(StateRef state, ento::SymbolReaper &reaper) const {
  ento::SValBuilder &values = state->getStateManager().getSValBuilder();
  const auto keep = [&](const ento::TypedValueRegion *region) {
    if (const auto symbol = values.getRegionValueSymbolVal(region).getAsLocSymbol())
      reaper.markLive(symbol);
  };
  for (const clang::ParmVarDecl *parameter : run_->calls.function->parameters())
    keep(values.getRegionManager().getVarRegion(parameter, run_->frame));
  if (const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(run_->calls.function);
      method && method->isInstance())
    keep(values.getRegionManager().getCXXThisRegion(method->getThisType(), run_->frame));
}

void ReadChecker::checkEndFunction(const clang::ReturnStmt *statement,
                                   CheckerContext &context) const {
  if (!context.inTopFrame()) return;
  Exit exit;
  exit.node = context.getPredecessor();
  exit.statement = statement;
  if (const clang::Expr *value = statement ? statement->getRetValue() : nullptr) {
    exit.result = context.getSVal(value);
    exit.result_is_held =
        held_by(value, context.getState(), context.getLocationContext()).has_value();
  }
  for_each_connection(context.getState(), [&](ConnectionKey key, const ConnectionFacts &facts) {
    exit.connections[key] = facts;
    if (facts.is_field) exit.field_keys.insert(key);
  });
  run_->exits.push_back(std::move(exit));
}

}  // namespace

void add_read_checker(ento::CheckerManager &manager, Run *&run) {
  manager.getChecker<ReadChecker>(&run);
}

}  // namespace stackcheck::peer
