#include "source/flow/evaluator.h"

namespace stackcheck::extract {
namespace {

bool is_element(const clang::Expr &place) {
  const auto *dereference = llvm::dyn_cast<clang::UnaryOperator>(&place);
  return llvm::isa<clang::ArraySubscriptExpr>(place) ||
         (dereference && dereference->getOpcode() == clang::UO_Deref);
}

/// The element that is read for this value, and nothing else; null if there is none.
const clang::Expr *element_read(const clang::Expr &value) {
  const clang::Expr *inner = value.IgnoreParens();
  const auto *cast = llvm::dyn_cast<clang::CastExpr>(inner);
  for (; cast; cast = llvm::dyn_cast<clang::CastExpr>(inner)) {
    inner = cast->getSubExpr()->IgnoreParens();
    if (cast->getCastKind() == clang::CK_LValueToRValue) return is_element(*inner) ? inner : nullptr;
    if (cast->getCastKind() != clang::CK_IntegralCast && cast->getCastKind() != clang::CK_NoOp)
      return nullptr;
  }
  return nullptr;
}

}  // namespace

Operand Evaluator::unknown(const llvm::Twine &why) {
  return {Operand::Kind::value, names().intern("unknown:" + why)};
}

Operand Evaluator::pointer_to(const clang::RecordDecl &record) {
  return {Operand::Kind::value, names().intern("record:" + unit_.layouts.mention(record))};
}

Operand Evaluator::function(const clang::FunctionDecl &function) {
  clang::GlobalDecl variant(&function);
  if (llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(function)) return {};
  const Name symbol = names().symbol(variant);
  unit_.address_taken.insert(symbol.data());
  return {Operand::Kind::value, names().intern("function:" + symbol)};
}

Operand Evaluator::address(const Place &place) {
  if (place.address || place.slot.empty()) return place.address;
  return {Operand::Kind::value, names().intern("address:" + place.slot)};
}

Place Evaluator::object(const clang::RecordDecl &record) { return {{}, pointer_to(record)}; }

Place Evaluator::storage(Name slot, clang::QualType type) {
  switch (content_of(type, context())) {
    case Content::record:
      return object(*record_of(type, context()));
    case Content::pointer:
      return {slot, {}};
    default:
      return {names().bytes(), {}};
  }
}

Place Evaluator::fresh(clang::QualType type) {
  const bool scalar = content_of(type, context()) == Content::pointer;
  return storage(scalar ? constraints().temporary() : Name(), type);
}

void Evaluator::use_as(Operand pointer, const clang::RecordDecl &record, Where where) {
  if (!pointer || !unit_.layouts.has_pointers(record)) return;
  const Name name = unit_.layouts.mention(record);
  const bool same = pointer.kind == Operand::Kind::value && pointer.text.starts_with("record:") &&
                    pointer.text.drop_front(7) == name;
  if (!same) constraints().add(FlowKind::deref_as, name, slot_of(pointer, where), where);
}

Place Evaluator::pointee(Operand pointer, clang::QualType type, Where where) {
  const Content content = content_of(type, context());
  if (content == Content::record) use_as(pointer, *record_of(type, context()), where);
  Name slot = pointer.kind == Operand::Kind::value ? pointer.text : Name();
  const bool known =
      slot.consume_front("address:") &&
      (content == Content::pointer || (content == Content::bytes && slot == "bytes"));
  return known ? Place{names().intern(slot), {}} : Place{{}, pointer};
}

Operand Evaluator::read(const Place &place, clang::QualType type, Where where) {
  const Content content = content_of(type, context());
  if (content == Content::record || content == Content::function) return address(place);
  if (content == Content::pointer) {
    if (!place.slot.empty()) return {Operand::Kind::slot, place.slot};
    if (!place.address) return unknown("memory at address 0");
    return {Operand::Kind::load, slot_of(place.address, where)};
  }
  if (content == Content::bytes && place.slot.empty())
    constraints().add(FlowKind::load, names().bytes(), slot_of(place.address, where), where);
  return {};
}

void Evaluator::write(const Place &place, clang::QualType type, Operand value, Where where) {
  switch (content_of(type, context())) {
    case Content::record:
      return use_as(value, *record_of(type, context()), where);
    case Content::bytes:
      constraints().flow(names().bytes(), value, where);
      break;
    case Content::pointer:
      if (!place.slot.empty()) return constraints().flow(place.slot, value, where);
      if (value)
        constraints().add(FlowKind::store, slot_of(place.address, where), slot_of(value, where),
                          where);
      return;
    default:
      return;
  }
  if (place.slot.empty())
    constraints().add(FlowKind::store, slot_of(place.address, where), names().bytes(), where);
}

// A loop over `*to = *from` copies memory whatever it holds: it is taken for the memcpy that
// optimisers make of it.
void Evaluator::copy_element(const Place &to, const clang::BinaryOperator &assignment) {
  const clang::Expr &target = *assignment.getLHS()->IgnoreParens();
  const clang::Expr *source = element_read(*assignment.getRHS());
  if (!source || !is_element(target) || content_of(target.getType(), context()) != Content::bytes)
    return;
  const Place from = place(source);
  if (!to.slot.empty() && !from.slot.empty()) return;
  const Where where = assignment.getBeginLoc();
  add_call(start_call(assignment, CallForm::direct, names().intern("__builtin_memcpy")),
           {slot_of(address(to), where), slot_of(address(from), where)}, {});
}

Place Evaluator::member(const clang::FieldDecl &field, Where where) {
  const clang::QualType type = field.getType();
  if (content_of(type, context()) == Content::record) return object(*record_of(type, context()));
  if (content_of(type, context()) != Content::pointer) return {names().bytes(), {}};
  const Name slot = unit_.layouts.field(field);
  if (!type->isReferenceType()) return {slot, {}};
  return pointee({Operand::Kind::slot, slot}, type->getPointeeType(), where);
}

// A lambda may name what its function declares. Variants of a constructor share their locals.
Name Evaluator::owner_of(const clang::VarDecl &variable) {
  const auto *owner =
      llvm::dyn_cast_or_null<clang::FunctionDecl>(variable.getParentFunctionOrMethod());
  if (!owner) return symbol_;
  if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(owner))
    return names().symbol({constructor, clang::Ctor_Complete});
  if (const auto *destructor = llvm::dyn_cast<clang::CXXDestructorDecl>(owner))
    return names().symbol({destructor, clang::Dtor_Complete});
  return names().symbol(clang::GlobalDecl(owner));
}

Name Evaluator::slot_of_variable(const clang::VarDecl &variable) {
  const auto *parameter = llvm::dyn_cast<clang::ParmVarDecl>(&variable);
  if (!parameter) return names().variable(variable, owner_of(variable));
  const auto *owner = llvm::dyn_cast<clang::FunctionDecl>(variable.getDeclContext());
  const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(owner);
  const bool variants =
      method && llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(method);
  const bool object = method && method->isImplicitObjectMemberFunction();
  const Name symbol = variants ? symbol_ : owner_of(variable);
  return names().parameter(symbol, parameter->getFunctionScopeIndex() + object);
}

Place Evaluator::variable(const clang::VarDecl &variable, Where where) {
  if (variable.hasGlobalStorage()) unit_.use(variable);
  const Name slot = slot_of_variable(variable);
  if (!variable.getType()->isReferenceType()) return storage(slot, variable.getType());
  return pointee({Operand::Kind::slot, slot}, variable.getType()->getPointeeType(), where);
}

}  // namespace stackcheck::extract
