#include "peer/checker/rounds.h"

#include <algorithm>
#include <map>

#include "clang/StaticAnalyzer/Core/PathSensitive/RangedConstraintManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/Store.h"
#include "peer/checker/expressions.h"
#include "peer/checker/loops.h"
#include "peer/checker/observed.h"
#include "peer/checker/records.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::SVal;

namespace {

const char forgotten_tag = 0, forgotten_count_tag = 0;

bool has_tag(const ento::SymbolConjured &symbol, const void *tag) { return symbol.getTag() == tag; }

const ento::SymbolConjured *forgotten_in(const SVal &value) {
  ento::SymbolRef whole = value.getAsSymbol();
  // A field that is const is read as one: that is a cast too.
  while (const auto *cast = llvm::dyn_cast_or_null<ento::SymbolCast>(whole))
    whole = cast->getOperand();
  const auto *symbol = llvm::dyn_cast_or_null<ento::SymbolConjured>(whole);
  return symbol && is_forgotten(*symbol) ? symbol : nullptr;
}

/// The values of variables and named fields, by region.
class Values : public ento::StoreManager::BindingsHandler {
 public:
  Values(const StateRef &state, const AtHead &at) {
    state->getStateManager().getStoreManager().iterBindings(state->getStore(), *this);
    for (const clang::MemberExpr *field : at.fields) {
      if (!field->getType()->isScalarType()) continue;
      const ento::MemRegion *region = region_of(field, at.state, at.frame);
      if (region) values_.emplace(region, state->getSVal(region, field->getType()));
    }
  }
  // The region of a binding is where its variable or object starts; fields have come by name.
  bool HandleBinding(ento::StoreManager &, ento::Store, const ento::MemRegion *region,
                     SVal value) override {
    const auto *variable = llvm::dyn_cast<ento::VarRegion>(region);
    if (variable && variable->getValueType()->isScalarType()) values_.emplace(region, value);
    return true;
  }
  const std::map<const ento::MemRegion *, SVal> &all() const { return values_; }
  const SVal *find(const ento::MemRegion *region) const {
    const auto row = values_.find(region);
    return row == values_.end() ? nullptr : &row->second;
  }
  /// Some value is this symbol or made of it.
  bool has(ento::SymbolRef symbol) const {
    for (const auto &[region, value] : values_)
      if (const ento::SymbolRef whole = value.getAsSymbol(true))
        for (const ento::SymbolRef part : whole->symbols())
          if (part == symbol) return true;
    return false;
  }
  /// The memory is reached by a pointer that is another, or none, in the other state.
  bool cannot_reach(const ento::MemRegion *region) const {
    const auto *base = llvm::dyn_cast<ento::SymbolicRegion>(region->getBaseRegion());
    return base && llvm::isa<ento::SymbolConjured>(base->getSymbol()) && !has(base->getSymbol());
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

bool covers(const StateRef &before, const AtHead &now) {
  if (!same_facts(before, now.state)) return false;
  const Values old(before, now), fresh(now.state, now);
  for (const auto &[region, is] : fresh.all()) {
    if (old.cannot_reach(region)) continue;
    const SVal *was = old.find(region);
    const bool is_covered = was ? *was == is || are_alike(before, *was, now.state, is) ||
                                      (forgotten_in(*was) && can_be(before, *was, now.state, is))
                                : is.isUndef();
    if (!is_covered) return false;
  }
  return true;
}

namespace {

/// A condition on the symbol still says something of what variables hold.
bool matters(ento::SymbolRef symbol, const Values &values) {
  for (const ento::SymbolRef part : symbol->symbols()) {
    if (!llvm::isa<ento::SymbolData>(part) || llvm::isa<ento::SymbolRegionValue>(part)) continue;
    const auto *conjured = llvm::dyn_cast<ento::SymbolConjured>(part);
    if ((conjured && is_forgotten(*conjured)) || !values.has(part)) return false;
  }
  return true;
}

}  // namespace

bool covers_other_path(const StateRef &before, const AtHead &now) {
  if (!covers(before, now)) return false;
  const ento::ConstraintMap old = ento::getConstraintMap(before),
                            fresh = ento::getConstraintMap(now.state);
  const Values values(before, now);
  for (const auto &[symbol, range] : old) {
    if (!matters(symbol, values)) continue;
    const ento::RangeSet *its = fresh.lookup(symbol);
    if (!its || !(*its == range)) return false;
  }
  return true;
}

namespace {

class Forgetting {
 public:
  Forgetting(const StateRef &before, const AtHead &now, clang::ConstCFGElementRef element,
             unsigned &count)
      : before_(before), now_(now), state_(now.state), element_(element), count_(count) {}

  StateRef run() {
    const Values old(before_, now_), fresh(now_.state, now_);
    for (const auto &[region, is] : fresh.all()) {
      if (old.cannot_reach(region)) continue;
      const SVal *was = old.find(region);
      const bool stays = was ? *was == is || are_alike(before_, *was, now_.state, is)
                             : is.isUndef() || is_connection(now_.state, is);
      if (!stays) forget(*llvm::cast<ento::TypedValueRegion>(region), was, is);
    }
    return has_changed_ ? state_ : nullptr;
  }

 private:
  void forget(const ento::TypedValueRegion &region, const SVal *was, const SVal &is) {
    has_changed_ = true;
    ento::SValBuilder &values = state_->getStateManager().getSValBuilder();
    const bool counts = is_count(is) || (was && is_count(*was));
    const SVal value =
        values.conjureSymbolVal(counts ? &forgotten_count_tag : &forgotten_tag, element_,
                                now_.frame, region.getValueType(), ++count_);
    state_ = state_->bindLoc(values.makeLoc(&region), value, now_.frame, false);
    for (const int least : {1, 0})
      if (was && is_at_least(before_, *was, least) && is_at_least(now_.state, is, least))
        return limit(value, least, region.getValueType());
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

  static bool is_count(const SVal &value) {
    const ento::SymbolRef symbol = value.getAsSymbol();
    return symbol && is_made_of_result(symbol);
  }

  StateRef before_;
  const AtHead &now_;
  StateRef state_;
  clang::ConstCFGElementRef element_;
  unsigned &count_;
  bool has_changed_ = false;
};

void collect_fields(const clang::Stmt *node, NamedFields &fields) {
  if (!node) return;
  const auto *member = llvm::dyn_cast<clang::MemberExpr>(node);
  if (member && llvm::isa<clang::FieldDecl>(member->getMemberDecl())) fields.push_back(member);
  for (const clang::Stmt *child : node->children()) collect_fields(child, fields);
}

}  // namespace

NamedFields fields_in(const clang::Stmt *body) {
  NamedFields fields;
  collect_fields(body, fields);
  return fields;
}

StateRef with_changes_forgotten(const StateRef &before, const AtHead &now,
                                clang::ConstCFGElementRef element, unsigned &count) {
  return Forgetting(before, now, element, count).run();
}

}  // namespace stackcheck::peer
