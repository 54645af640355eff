#include "peer/checker/observed.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/Store.h"
#include "peer/checker/expressions.h"
#include "peer/checker/loops.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

/// Collects what the path stored outside its own stack.
class Stored : public ento::StoreManager::BindingsHandler {
 public:
  Stored(Observed &observed, const StateRef &state) : observed_(observed), state_(state) {}

  bool HandleBinding(ento::StoreManager &, ento::Store, const ento::MemRegion *region,
                     ento::SVal value) override {
    // errno tells, but is not looked at here: it belongs to the C library.
    if (region->hasMemorySpace<ento::StackSpaceRegion, ento::GlobalSystemSpaceRegion>(state_))
      return true;
    if (const auto number = value.getAs<ento::nonloc::ConcreteInt>())
      observed_.stored[region] = number->getValue()->getExtValue();
    else if (const ento::SymbolRef symbol = value.getAsSymbol())
      observed_.keeps_count |= is_made_of_result(symbol);
    return true;
  }

 private:
  Observed &observed_;
  StateRef state_;
};

/// The enumerator a function of enumeration type returns, as far as the type tells.
std::string enumerator_of(long long number, clang::QualType type) {
  const auto *enumeration = type->getAsEnumDecl();
  if (!enumeration) return "";
  for (const clang::EnumConstantDecl *one : enumeration->enumerators())
    if (one->getInitVal().getExtValue() == number) return one->getName().str();
  return "";
}

void observe_result(const Exit &exit, const clang::QualType type, Observed &observed) {
  using Kind = Observed::Kind;
  if (type->isVoidType()) return;
  const auto number = exit.result.getAs<ento::nonloc::ConcreteInt>();
  if (exit.result.isZeroConstant() && type->isPointerType()) {
    observed.kind = Kind::number;
    observed.is_null = observed.is_failure = true;
  } else if (number) {
    observed.kind = Kind::number;
    observed.number = number->getValue()->getExtValue();
    observed.is_failure = type->isBooleanType() ? observed.number == 0 : observed.number < 0;
  } else {
    const ento::SymbolRef symbol = exit.result.getAsSymbol();
    const bool is_count = exit.result_is_held || (symbol && is_made_of_result(symbol));
    observed.kind = is_count ? Kind::count : Kind::other;
    if (observed.kind == Kind::other) observed.value = exit.result;
  }
}

}  // namespace

bool is_made_of_result(ento::SymbolRef symbol) {
  for (const ento::SymbolRef part : symbol->symbols())
    if (const auto *conjured = llvm::dyn_cast<ento::SymbolConjured>(part);
        conjured && conjured->getTag() && conjured->getType()->isIntegerType() &&
        (!is_forgotten(*conjured) || is_forgotten_count(*conjured)))
      return true;
  return false;
}

Observed observe(const Exit &exit, const clang::FunctionDecl &function) {
  Observed observed;
  observe_result(exit, function.getReturnType(), observed);
  if (observed.kind == Observed::Kind::number)
    observed.name = enumerator_of(observed.number, function.getReturnType());
  for (const auto &[key, facts] : exit.connections) observed.released |= facts.released;
  const StateRef state = exit.node->getState();
  Stored stored(observed, state);
  state->getStateManager().getStoreManager().iterBindings(state->getStore(), stored);
  return observed;
}

}  // namespace stackcheck::peer
