#include "peer/checker/records.h"

#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ConstraintManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/Store.h"

namespace stackcheck::peer {

namespace ento = clang::ento;
using ento::SVal;

std::string result_field(const std::string &place) {
  return place.starts_with("result->") ? place.substr(8) : "";
}

namespace {

using Visit = std::function<void(const std::string &, const clang::FieldDecl &, const SVal &)>;

/// The record's definition, if its fields are all there is to it.
const clang::RecordDecl *plain_record(clang::QualType type) {
  const clang::RecordDecl *record = type->getAsRecordDecl();
  if (!record || !record->getDefinition() || record->isUnion()) return nullptr;
  const auto *cxx = llvm::dyn_cast<clang::CXXRecordDecl>(record->getDefinition());
  return cxx && (cxx->getNumBases() || cxx->isPolymorphic()) ? nullptr : record->getDefinition();
}

class FieldWalk {
 public:
  FieldWalk(const StateRef &state, const Visit &visit) : state_(state), visit_(visit) {}

  void run(const SVal &value, clang::QualType type, const std::string &prefix) {
    const clang::RecordDecl *record = plain_record(type);
    if (!record) return;
    if (const auto compound = value.getAs<ento::nonloc::CompoundVal>())
      return of_list(*compound, *record, prefix);
    for (const clang::FieldDecl *field : record->fields())
      visit(*field, value_in(value, *field), prefix);
  }

 private:
  void of_list(const ento::nonloc::CompoundVal &list, const clang::RecordDecl &record,
               const std::string &prefix) {
    auto next = list.begin();
    for (const clang::FieldDecl *field : record.fields()) {
      if (next == list.end()) return;
      visit(*field, *next, prefix);
      ++next;
    }
  }

  SVal value_in(const SVal &record, const clang::FieldDecl &field) const {
    ento::StoreManager &store = state_->getStateManager().getStoreManager();
    if (const auto lazy = record.getAs<ento::nonloc::LazyCompoundVal>()) {
      ento::SValBuilder &values = state_->getStateManager().getSValBuilder();
      const auto place = store.getLValueField(&field, values.makeLoc(lazy->getRegion()));
      const auto location = place.getAs<ento::Loc>();
      return location ? store.getBinding(lazy->getStore(), *location, field.getType())
                      : SVal(ento::UnknownVal());
    }
    const auto location = record.getAs<ento::Loc>();
    const auto place = location ? state_->getLValue(&field, *location).getAs<ento::Loc>()
                                : std::optional<ento::Loc>();
    return place ? state_->getSVal(*place, field.getType()) : SVal(ento::UnknownVal());
  }

  void visit(const clang::FieldDecl &field, const SVal &value, const std::string &prefix) {
    const std::string name = prefix + field.getNameAsString();
    if (field.getType()->isRecordType()) return run(value, field.getType(), name + ".");
    if (field.getType()->isScalarType()) visit_(name, field, value);
  }

  StateRef state_;
  const Visit &visit_;
};

}  // namespace

void for_each_field(const StateRef &state, const SVal &value, clang::QualType type,
                    const Visit &visit) {
  FieldWalk(state, visit).run(value, type, "");
}

namespace {

using ValueOf = std::function<SVal(const std::string &, const clang::FieldDecl &)>;

SVal make_part(ento::SValBuilder &values, clang::QualType type, const std::string &prefix,
               const ValueOf &value_of) {
  const clang::RecordDecl *record = plain_record(type);
  if (!record) return ento::UnknownVal();
  std::vector<SVal> parts;
  for (const clang::FieldDecl *field : record->fields()) {
    const std::string name = prefix + field->getNameAsString();
    const clang::QualType of_field = field->getType();
    parts.push_back(of_field->isRecordType()   ? make_part(values, of_field, name + ".", value_of)
                    : of_field->isScalarType() ? value_of(name, *field)
                                               : SVal(ento::UnknownVal()));
  }
  ento::BasicValueFactory &factory = values.getBasicValueFactory();
  auto list = factory.getEmptySValList();
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    list = factory.prependSVal(*part, list);
  return values.makeCompoundVal(type.getUnqualifiedType(), list);
}

}  // namespace

SVal make_record(ento::SValBuilder &values, clang::QualType type, const ValueOf &value_of) {
  return make_part(values, type, "", value_of);
}

std::optional<long long> number_of(const StateRef &state, const SVal &value) {
  if (const auto number = value.getAs<ento::nonloc::ConcreteInt>())
    return number->getValue()->getExtValue();
  const ento::SymbolRef symbol =
      value.getAs<ento::nonloc::SymbolVal>() ? value.getAsSymbol() : nullptr;
  if (!symbol) return std::nullopt;
  const llvm::APSInt *only =
      state->getStateManager().getConstraintManager().getSymVal(state, symbol);
  return only ? std::optional(only->getExtValue()) : std::nullopt;
}

namespace {

bool is_less(const StateRef &state, const SVal &value, ento::SymbolRef symbol, int than,
             bool is_certain) {
  ento::SValBuilder &values = state->getStateManager().getSValBuilder();
  const SVal less =
      values.evalBinOp(state, clang::BO_LT, value, values.makeIntVal(than, symbol->getType()),
                       values.getConditionType());
  const auto condition = less.getAs<ento::DefinedSVal>();
  return condition && !state->assume(*condition, !is_certain);
}

}  // namespace

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
  if (const auto *cast = llvm::dyn_cast<ento::SymbolCast>(symbol))
    return is_at_least(state, ento::nonloc::SymbolVal(cast->getOperand()), least);
  if (const auto *sum = llvm::dyn_cast<ento::SymIntExpr>(symbol);
      sum && sum->getOpcode() == clang::BO_Add && !sum->getRHS()->isNegative() &&
      sum->getRHS()->getExtValue() >= least)
    return is_at_least(state, ento::nonloc::SymbolVal(sum->getLHS()), 0);
  return is_less(state, value, symbol, least, false);
}

bool is_negative(const StateRef &state, const SVal &value) {
  if (const auto number = value.getAs<ento::nonloc::ConcreteInt>())
    return number->getValue()->isSigned() && number->getValue()->isNegative();
  const ento::SymbolRef symbol = value.getAsSymbol();
  return symbol && symbol->getType()->isSignedIntegerType() &&
         is_less(state, value, symbol, 0, true);
}

}  // namespace stackcheck::peer
