#include "source/flow/evaluator.h"

namespace stackcheck::extract {
namespace {

bool is_aggregate(const clang::Expr &value) {
  return llvm::isa<clang::InitListExpr, clang::DesignatedInitUpdateExpr,
                   clang::CXXParenListInitExpr, clang::ArrayInitLoopExpr,
                   clang::ImplicitValueInitExpr, clang::NoInitExpr>(value);
}

const clang::Expr &without_wrapping(const clang::Expr &value) {
  const clang::Expr *inner = &value;
  for (;;) {
    inner = inner->IgnoreParens();
    if (const auto *full = llvm::dyn_cast<clang::ExprWithCleanups>(inner))
      inner = full->getSubExpr();
    else if (const auto *member = llvm::dyn_cast<clang::CXXDefaultInitExpr>(inner))
      inner = member->getExpr();
    else
      return *inner;
  }
}

}  // namespace

void Evaluator::initialise(const Place &place, clang::QualType type, const clang::Expr *value) {
  const clang::Expr &inner = without_wrapping(*value);
  if (const auto *list = llvm::dyn_cast<clang::InitListExpr>(&inner))
    return initialise_list(place, type, *list);
  if (const auto *list = llvm::dyn_cast<clang::CXXParenListInitExpr>(&inner))
    return initialise_parts(place, type, list->getInitExprs(), list->getInitializedFieldInUnion());
  if (const auto *update = llvm::dyn_cast<clang::DesignatedInitUpdateExpr>(&inner)) {
    initialise(place, type, update->getBase());
    return initialise(place, type, update->getUpdater());
  }
  if (const auto *loop = llvm::dyn_cast<clang::ArrayInitLoopExpr>(&inner)) {
    const Operand element = operand(loop->getSubExpr());
    return write(place, element_of(type, context()), element, inner.getBeginLoc());
  }
  if (is_aggregate(inner)) return;
  write(place, type, operand(&inner), inner.getBeginLoc());
}

void Evaluator::initialise_list(const Place &place, clang::QualType type,
                                const clang::InitListExpr &list) {
  const clang::InitListExpr &semantic =
      list.isSemanticForm() || !list.getSemanticForm() ? list : *list.getSemanticForm();
  if (semantic.isTransparent()) return initialise(place, type, semantic.getInit(0));
  initialise_parts(place, type, semantic.inits(), semantic.getInitializedFieldInUnion());
  if (const clang::ArrayType *array = context().getAsArrayType(type))
    if (semantic.hasArrayFiller())
      initialise(place, array->getElementType(), semantic.getArrayFiller());
}

void Evaluator::initialise_parts(const Place &place, clang::QualType type,
                                 llvm::ArrayRef<clang::Expr *> parts,
                                 const clang::FieldDecl *union_member) {
  const clang::ArrayType *array = context().getAsArrayType(type);
  if (!array && content_of(type, context()) == Content::record)
    return initialise_fields(*record_of(type, context()), parts, union_member);
  const clang::QualType element = array ? array->getElementType() : type;
  for (const clang::Expr *part : parts) initialise(place, element, part);
}

void Evaluator::initialise_fields(const clang::RecordDecl &record,
                                  llvm::ArrayRef<clang::Expr *> parts,
                                  const clang::FieldDecl *union_member) {
  instantiate(record);
  if (record.isUnion()) {
    if (union_member && !parts.empty()) initialise_field(*union_member, parts.front());
    return;
  }
  const clang::Expr *const *next = parts.begin();
  if (const auto *type = llvm::dyn_cast<clang::CXXRecordDecl>(&record))
    for (const clang::CXXBaseSpecifier &base : type->bases())
      if (next != parts.end())
        initialise(object(*record_of(base.getType(), context())), base.getType(), *next++);
  for (const clang::FieldDecl *field : record.fields())
    if (!field->isUnnamedBitField() && next != parts.end()) initialise_field(*field, *next++);
}

void Evaluator::initialise_field(const clang::FieldDecl &field, const clang::Expr *value) {
  const clang::QualType type = field.getType();
  if (type->isReferenceType())
    return constraints().flow(unit_.layouts.field(field), operand(value), value->getBeginLoc());
  initialise(member(field, value->getBeginLoc()), type, value);
}

void Evaluator::initialise_base_or_member(const clang::CXXCtorInitializer &initialiser) {
  const clang::FieldDecl *field = initialiser.getAnyMember();
  if (field)
    initialise_field(*field, initialiser.getInit());
  else
    discard(initialiser.getInit());
}

void Evaluator::initialise_variable(const clang::VarDecl &variable) {
  const clang::Expr *value = variable.getInit();
  if (!value || value->isValueDependent()) return;
  const Where where = value->getBeginLoc();
  const clang::QualType type = variable.getType();
  const Name slot = slot_of_variable(variable);
  const clang::APValue *known = nullptr;
  if (context().getLangOpts().CPlusPlus &&
      (variable.isConstexpr() ||
       (variable.hasGlobalStorage() && variable.hasConstantInitialization())))
    known = variable.evaluateValue();
  if (type->isReferenceType())
    return constraints().flow(slot, known ? constant_pointer(*known, where) : operand(value),
                              where);
  if (known) return constant(storage(slot, type), type, *known, where);
  initialise(storage(slot, type), type, value);
}

}  // namespace stackcheck::extract
