#include "peer/checker/rounds.h"

#include <map>

#include "clang/StaticAnalyzer/Core/PathSensitive/RangedConstraintManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/Store.h"
#include "peer/checker/loops.h"
#include "peer/checker/observed.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::SVal;

namespace {

const char forgotten_tag = 0, forgotten_count_tag = 0;

bool has_tag(const ento::SymbolConjured &symbol, const void *tag) { return symbol.getTag() == tag; }

const ento::SymbolConjured *forgotten_in(const SVal &value) {
  const auto *symbol = llvm::dyn_cast_or_null<ento::SymbolConjured>(value.getAsSymbol());
  return symbol && is_forgotten(*symbol) ? symbol : nullptr;
}

/// What a path has stored, by region; of a region that was passed to unknown code as a whole,
/// the symbol for all of it.
class Bindings : public ento::StoreManager::BindingsHandler {
 public:
  explicit Bindings(const StateRef &state) {
    state->getStateManager().getStoreManager().iterBindings(state->getStore(), *this);
  }
  bool HandleBinding(ento::StoreManager &, ento::Store, const ento::MemRegion *region,
                     SVal value) override {
    values_.emplace(region, value);
    return true;
  }
  const std::map<const ento::MemRegion *, SVal> &all() const { return values_; }
  const SVal *find(const ento::MemRegion *region) const {
    const auto row = values_.find(region);
    return row == values_.end() ? nullptr : &row->second;
  }

 private:
  std::map<const ento::MemRegion *, SVal> values_;
};

ConnectionKey key_of(const SVal &value) {
  if (const ento::MemRegion *region = value.getAsRegion()) return region->StripCasts();
  return value.getAsSymbol();
}

bool is_connection(const StateRef &state, const SVal &value) {
  bool found = false;
  const ConnectionKey key = key_of(value);
  for_each_connection(state, [&](ConnectionKey one, const ConnectionFacts &) {
    found |= key && one == key;
  });
  return found;
}

/// Both hold a connection of which the same is known.
bool are_alike(const StateRef &before, const SVal &was, const StateRef &now, const SVal &is) {
  return is_connection(before, was) && is_connection(now, is) &&
         connection(before, key_of(was)) == connection(now, key_of(is));
}

/// A whole region, such as a buffer, that unknown code or a read wrote.
bool is_written_whole(const ento::MemRegion *region, const SVal &value) {
  const auto *typed = llvm::dyn_cast<ento::TypedValueRegion>(region);
  const bool is_scalar = typed && typed->getValueType()->isScalarType();
  return !is_scalar && llvm::isa_and_nonnull<ento::SymbolConjured>(value.getAsSymbol());
}

}  // namespace

bool is_forgotten_count(const ento::SymbolConjured &symbol) {
  return has_tag(symbol, &forgotten_count_tag);
}

bool is_forgotten(const ento::SymbolConjured &symbol) {
  return has_tag(symbol, &forgotten_tag) || is_forgotten_count(symbol);
}

namespace {

/// Each connection of `one` is as in `other`, or, where that has another, like one there.
bool knows_all(const StateRef &one, const StateRef &other) {
  bool all = true;
  for_each_connection(one, [&](ConnectionKey key, const ConnectionFacts &facts) {
    bool is_there = false, is_same = false, is_like_one = false;
    for_each_connection(other, [&](ConnectionKey its_key, const ConnectionFacts &its) {
      is_there |= its_key == key;
      is_same |= its_key == key && its == facts;
      is_like_one |= its == facts;
    });
    all &= is_there ? is_same : is_like_one;
  });
  return all;
}

/// The value is at least `least` (0 or 1) on this path, whatever else it is.
bool is_at_least(const StateRef &state, const SVal &value, int least) {
  if (const auto number = value.getAs<ento::nonloc::ConcreteInt>())
    return number->getValue()->getExtValue() >= least;
  const ento::SymbolRef symbol = value.getAsSymbol();
  if (!symbol || !symbol->getType()->isIntegerType()) return false;
  if (const auto *sum = llvm::dyn_cast<ento::SymSymExpr>(symbol);
      sum && sum->getOpcode() == clang::BO_Add) {
    const ento::nonloc::SymbolVal left(sum->getLHS()), right(sum->getRHS());
    return is_at_least(state, left, 0) && is_at_least(state, right, 0) &&
           (least == 0 || is_at_least(state, left, 1) || is_at_least(state, right, 1));
  }
  ento::SValBuilder &values = state->getStateManager().getSValBuilder();
  const SVal less = values.evalBinOp(state, clang::BO_LT, value,
                                     values.makeIntVal(least, symbol->getType()),
                                     values.getConditionType());
  const auto condition = less.getAs<ento::DefinedSVal>();
  return condition && !state->assume(*condition, true);
}

/// What was forgotten in `before` can be what `now` has.
bool can_be(const StateRef &before, const SVal &forgotten, const StateRef &now, const SVal &is) {
  for (const int least : {1, 0})
    if (is_at_least(before, forgotten, least)) return is_at_least(now, is, least);
  return true;
}

}  // namespace

bool same_facts(const StateRef &one, const StateRef &other) {
  return knows_all(one, other) && knows_all(other, one) && same_held_results(one, other);
}

bool covers(const StateRef &before, const StateRef &now) {
  if (!same_facts(before, now)) return false;
  const Bindings old(before), fresh(now);
  for (const auto &[region, is] : fresh.all()) {
    const SVal *was = old.find(region);
    const bool is_covered =
        was ? *was == is || is_written_whole(region, *was) || are_alike(before, *was, now, is) ||
                  (forgotten_in(*was) && can_be(before, *was, now, is))
            : is.isUndef();
    if (!is_covered) return false;
  }
  return true;
}

bool covers_other_path(const StateRef &before, const StateRef &now) {
  if (!covers(before, now)) return false;
  const ento::ConstraintMap old = ento::getConstraintMap(before), fresh = ento::getConstraintMap(now);
  for (const auto &[symbol, range] : old) {
    const auto *conjured = llvm::dyn_cast<ento::SymbolConjured>(symbol);
    if (conjured && is_forgotten(*conjured)) continue;
    const ento::RangeSet *its = fresh.lookup(symbol);
    if (!its || !(*its == range)) return false;
  }
  return true;
}

namespace {

class Forgetting {
 public:
  Forgetting(const StateRef &before, const StateRef &now, clang::ConstCFGElementRef element,
             const clang::LocationContext *frame, unsigned &count)
      : before_(before), now_(now), state_(now), element_(element), frame_(frame), count_(count) {}

  StateRef run() {
    const Bindings old(before_), fresh(now_);
    for (const auto &[region, is] : fresh.all()) {
      const SVal *was = old.find(region);
      const bool stays = was ? *was == is || are_alike(before_, *was, now_, is)
                             : is.isUndef() || is_connection(now_, is);
      if (!stays) forget(region, was, is);
    }
    return state_;
  }

 private:
  void forget(const ento::MemRegion *region, const SVal *was, const SVal &is) {
    const auto *typed = llvm::dyn_cast<ento::TypedValueRegion>(region);
    if (!typed || !typed->getValueType()->isScalarType()) return forget_whole(region);
    ento::SValBuilder &values = state_->getStateManager().getSValBuilder();
    const void *tag = is_count(is) || (was && is_count(*was)) ? &forgotten_count_tag : &forgotten_tag;
    const ento::DefinedOrUnknownSVal value =
        values.conjureSymbolVal(tag, element_, frame_, typed->getValueType(), ++count_);
    state_ = state_->bindLoc(values.makeLoc(region), value, frame_, false);
    for (const int least : {1, 0})
      if (was && is_at_least(before_, *was, least) && is_at_least(now_, is, least))
        return limit(value, least, typed->getValueType());
  }

  void limit(const SVal &value, int least, clang::QualType type) {
    ento::SValBuilder &values = state_->getStateManager().getSValBuilder();
    const auto holds = values
                           .evalBinOp(state_, clang::BO_GE, value, values.makeIntVal(least, type),
                                      values.getConditionType())
                           .getAs<ento::DefinedOrUnknownSVal>();
    const StateRef limited = holds ? state_->assume(*holds, true) : nullptr;
    if (limited) state_ = limited;
  }

  void forget_whole(const ento::MemRegion *region) {
    ento::RegionAndSymbolInvalidationTraits only;
    only.setTrait(region, ento::RegionAndSymbolInvalidationTraits::TK_DoNotInvalidateSuperRegion);
    state_ = state_->invalidateRegions({region}, element_, ++count_, frame_, false, nullptr,
                                       nullptr, &only);
  }

  static bool is_count(const SVal &value) {
    const ento::SymbolRef symbol = value.getAsSymbol();
    return symbol && is_made_of_result(symbol);
  }

  StateRef before_, now_, state_;
  clang::ConstCFGElementRef element_;
  const clang::LocationContext *frame_;
  unsigned &count_;
};

}  // namespace

StateRef with_changes_forgotten(const StateRef &before, const StateRef &now,
                                clang::ConstCFGElementRef element,
                                const clang::LocationContext *frame, unsigned &count) {
  return Forgetting(before, now, element, frame, count).run();
}

}  // namespace stackcheck::peer
