#include "peer/checker/observed.h"

#include "clang/Lex/Lexer.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/Store.h"
#include "peer/checker/expressions.h"
#include "peer/checker/loops.h"
#include "peer/checker/records.h"

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

/// The enumerator a number of enumeration type is, as far as the type tells.
std::string enumerator_of(long long number, clang::QualType type) {
  const auto *enumeration = type->getAsEnumDecl();
  if (!enumeration) return "";
  for (const clang::EnumConstantDecl *one : enumeration->enumerators())
    if (one->getInitVal().getExtValue() == number) return one->getName().str();
  return "";
}

/// The macro that an expression is all or part of, as it stands in the file.
std::string macro_of(const clang::Expr &expr, const clang::ASTContext &ast) {
  const clang::SourceManager &sources = ast.getSourceManager();
  std::string name;
  for (clang::SourceLocation at = expr.getBeginLoc(); at.isMacroID();
       at = sources.getImmediateMacroCallerLoc(at))
    if (sources.isMacroBodyExpansion(at))
      name = clang::Lexer::getImmediateMacroName(at, sources, ast.getLangOpts()).str();
  return name;
}

/// The enumerator or macro within `node` whose value is the number.
std::string name_written_for(long long number, const clang::Stmt *node,
                             const clang::ASTContext &ast) {
  const auto *expr = llvm::dyn_cast_or_null<clang::Expr>(node);
  clang::Expr::EvalResult value;
  if (expr && !expr->isValueDependent() && expr->getType()->isIntegralOrEnumerationType() &&
      expr->EvaluateAsInt(value, ast) && value.Val.getInt().getExtValue() == number) {
    const auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(bare(expr));
    return reference ? reference->getDecl()->getNameAsString() : macro_of(*expr, ast);
  }
  for (const clang::Stmt *child : node->children())
    if (child)
      if (std::string name = name_written_for(number, child, ast); !name.empty()) return name;
  return "";
}

bool names_failure(llvm::StringRef name) {
  for (const char *word : {"fail", "err", "reset", "lost", "abort", "broken", "invalid", "malform",
                           "trunc", "incompl", "corrupt", "refus", "bad"})
    if (name.contains_insensitive(word)) return true;
  return false;
}

void observe_number(long long number, clang::QualType type, Observed &observed) {
  observed.kind = Observed::Kind::number;
  observed.number = number;
  observed.name = enumerator_of(number, type);
  observed.is_failure = type->isBooleanType() ? number == 0 : number < 0;
  if (!observed.name.empty()) observed.is_failure |= names_failure(observed.name);
}

/// The first field that is of enumeration type or a truth tells how it went, as a result would.
void observe_record(const StateRef &state, const ento::SVal &result, clang::QualType type,
                    Observed &observed) {
  bool is_told = false;
  for_each_field(
      state, result, type,
      [&](const std::string &name, const clang::FieldDecl &field, const ento::SVal &value) {
        const clang::QualType of_field = field.getType();
        const bool tells = !is_told && (of_field->isEnumeralType() || of_field->isBooleanType());
        is_told |= tells;
        const std::optional<long long> number = number_of(state, value);
        if (number) observed.fields[name] = *number;
        if (tells && number) return observe_number(*number, of_field, observed);
        const ento::SymbolRef symbol = value.getAsSymbol();
        if (number || !symbol || !of_field->isIntegerType() || of_field->isEnumeralType()) return;
        if (!is_made_of_result(symbol)) return;
        observed.counts.insert(name);
        observed.keeps_count = true;
      });
  if (observed.kind == Observed::Kind::nothing) observed.kind = Observed::Kind::other;
}

void observe_result(const Exit &exit, const clang::QualType type, Observed &observed) {
  using Kind = Observed::Kind;
  if (type->isVoidType()) return;
  const StateRef state = exit.node->getState();
  if (type->isRecordType()) return observe_record(state, exit.result, type, observed);
  if (exit.result.isZeroConstant() && type->isPointerType()) {
    observed.kind = Kind::number;
    observed.is_null = observed.is_failure = true;
  } else if (const auto number = number_of(state, exit.result)) {
    observe_number(*number, type, observed);
    if (exit.statement)
      observed.written_name =
          name_written_for(*number, exit.statement, state->getStateManager().getContext());
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
  for (const auto &[key, facts] : exit.connections) observed.released |= facts.released;
  const StateRef state = exit.node->getState();
  Stored stored(observed, state);
  state->getStateManager().getStoreManager().iterBindings(state->getStore(), stored);
  return observed;
}

}  // namespace stackcheck::peer
