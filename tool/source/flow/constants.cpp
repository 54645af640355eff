// Values that Clang computed: of constexpr and constant-initialised variables of C++, whose
// initialisers may call functions that are in no object.
#include "clang/AST/APValue.h"
#include "clang/AST/RecordLayout.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {
namespace {

bool begins_with(const clang::CXXRecordDecl &object, const clang::CXXRecordDecl &base,
                 const clang::ASTContext &context) {
  return !object.isVirtuallyDerivedFrom(&base) &&
         context.getASTRecordLayout(&object).getBaseClassOffset(&base).isZero();
}

}  // namespace

// A pointer to a base that begins where its object does is a pointer to that object.
Operand Evaluator::constant_part(Operand whole, clang::QualType type, const clang::Decl *part,
                                 Where where) {
  if (const auto *field = llvm::dyn_cast<clang::FieldDecl>(part))
    return address(member(*field, where));
  const auto *base = llvm::cast<clang::CXXRecordDecl>(part)->getDefinition();
  const clang::CXXRecordDecl *object = type->getAsCXXRecordDecl();
  return object && begins_with(*object, *base, context()) ? whole : pointer_to(*base);
}

Operand Evaluator::constant_pointer(const clang::APValue &value, Where where) {
  if (value.isMemberPointer()) {
    const clang::ValueDecl *member = value.getMemberPointerDecl();
    if (const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(member))
      return method_pointer(*method);
    const auto *field = llvm::dyn_cast_or_null<clang::FieldDecl>(member);
    return field ? address(this->member(*field, where)) : Operand{};
  }
  if (!value.isLValue()) return value.isAbsent() ? unknown("a constant not computed") : Operand{};
  const clang::APValue::LValueBase base = value.getLValueBase();
  if (base.isNull()) {
    const std::uint64_t fixed = value.getLValueOffset().getQuantity();
    return value.isNullPointer() || fixed == 0 ? Operand{} : unknown("a fixed address");
  }
  if (const auto *expression = base.dyn_cast<const clang::Expr *>()) return operand(expression);
  const auto *declaration = base.dyn_cast<const clang::ValueDecl *>();
  if (const auto *target = llvm::dyn_cast_or_null<clang::FunctionDecl>(declaration))
    return function(*target);
  const auto *target = llvm::dyn_cast_or_null<clang::VarDecl>(declaration);
  if (!target || !value.hasLValuePath()) return unknown("a constant address");
  Operand result = address(variable(*target, where));
  clang::QualType type = target->getType();
  for (const clang::APValue::LValuePathEntry &entry : value.getLValuePath()) {
    if (const clang::ArrayType *array = context().getAsArrayType(type)) {
      type = array->getElementType();
      continue;
    }
    const clang::Decl *part = entry.getAsBaseOrMember().getPointer();
    result = constant_part(result, type, part, where);
    const auto *field = llvm::dyn_cast<clang::FieldDecl>(part);
    type = field ? field->getType()
                 : context().getCanonicalTagType(llvm::cast<clang::CXXRecordDecl>(part));
  }
  return result;
}

Operand Evaluator::constant_value(const clang::ConstantExpr &expression) {
  const clang::QualType type = expression.getType();
  const Where where = expression.getBeginLoc();
  if (content_of(type, context()) != Content::record)
    return constant_pointer(expression.getAPValueResult(), where);
  const Place place = fresh(type);
  constant(place, type, expression.getAPValueResult(), where);
  return read(place, type, where);
}

void Evaluator::constant(const Place &place, clang::QualType type, const clang::APValue &value,
                         Where where) {
  switch (value.getKind()) {
    case clang::APValue::LValue:
    case clang::APValue::MemberPointer:
      return write(place, type, constant_pointer(value, where), where);
    case clang::APValue::Array: {
      const clang::ArrayType *array = context().getAsArrayType(type);
      const clang::QualType element = array ? array->getElementType() : type;
      for (unsigned i = 0; i < value.getArrayInitializedElts(); ++i)
        constant(place, element, value.getArrayInitializedElt(i), where);
      if (value.hasArrayFiller()) constant(place, element, value.getArrayFiller(), where);
      return;
    }
    case clang::APValue::Struct:
      return constant_record(*record_of(type, context()), value, where);
    case clang::APValue::Union:
      if (const clang::FieldDecl *field = value.getUnionField())
        constant_field(*field, value.getUnionValue(), where);
      return;
    default:
      return;
  }
}

void Evaluator::constant_field(const clang::FieldDecl &field, const clang::APValue &value,
                               Where where) {
  if (field.getType()->isReferenceType())
    return constraints().flow(unit_.layouts.field(field), constant_pointer(value, where), where);
  constant(member(field, where), field.getType(), value, where);
}

void Evaluator::constant_record(const clang::RecordDecl &record, const clang::APValue &value,
                                Where where) {
  instantiate(record);
  constant_bases_and_fields(record, value, where);
}

void Evaluator::constant_bases_and_fields(const clang::RecordDecl &record,
                                          const clang::APValue &value, Where where) {
  unsigned base = 0;
  if (const auto *type = llvm::dyn_cast<clang::CXXRecordDecl>(&record))
    for (const clang::CXXBaseSpecifier &parent : type->bases())
      if (base < value.getStructNumBases())
        constant_bases_and_fields(*record_of(parent.getType(), context()),
                                  value.getStructBase(base++), where);
  for (const clang::FieldDecl *field : record.fields())
    if (!field->isUnnamedBitField() && field->getFieldIndex() < value.getStructNumFields())
      constant_field(*field, value.getStructField(field->getFieldIndex()), where);
}

}  // namespace stackcheck::extract
