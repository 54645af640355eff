#include "peer/checker/observed.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/Store.h"
#include "peer/checker/expressions.h"

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
    if (region->hasMemorySpace<ento::StackSpaceRegion, ento::GlobalSystemSpaceRegion>(state_)) return true;
    if (const auto number = value.getAs<ento::nonloc::ConcreteInt>())
      observed_.stored[region] = number->getValue()->getExtValue();
    else if (const ento::SymbolRef symbol = value.getAsSymbol())
      observed_.keeps_count |= is_of_call(symbol);
    return true;
  }

 private:
  static bool is_of_call(ento::SymbolRef symbol) {
    for (const ento::SymbolRef part : symbol->symbols())
      if (const auto *conjured = llvm::dyn_cast<ento::SymbolConjured>(part);
          conjured && conjured->getTag() && conjured->getType()->isIntegerType())
        return true;
    return false;
  }

  Observed &observed_;
  StateRef state_;
};

std::string enumerator_of(const Exit &exit) {
  const clang::Expr *value = exit.statement ? exit.statement->getRetValue() : nullptr;
  if (!value) return "";
  const clang::Expr *plain = bare(value);
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(plain))
    if (llvm::isa<clang::EnumConstantDecl>(name->getDecl())) return name->getDecl()->getName().str();
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
    observed.kind = exit.result_is_held ? Kind::count : Kind::other;
    if (observed.kind == Kind::other) observed.value = exit.result;
  }
}

}  // namespace

Observed observe(const Exit &exit, const clang::FunctionDecl &function) {
  Observed observed;
  observe_result(exit, function.getReturnType(), observed);
  observed.name = enumerator_of(exit);
  for (const auto &[key, facts] : exit.connections) observed.released |= facts.released;
  const StateRef state = exit.node->getState();
  Stored stored(observed, state);
  state->getStateManager().getStoreManager().iterBindings(state->getStore(), stored);
  return observed;
}

}  // namespace stackcheck::peer
