#include "source/flow/types.h"

namespace stackcheck::extract {
namespace {

bool is_va_list(clang::QualType type, const clang::ASTContext &context) {
  const clang::QualType list = element_of(context.getBuiltinVaListType(), context);
  return context.hasSameType(type, list) && list->isRecordType();
}

void add_parameters(Signature &signature, const clang::FunctionProtoType &type,
                    const clang::ASTContext &context) {
  for (const clang::QualType parameter : type.param_types())
    signature.parameters.push_back(pass_class(parameter, context));
  signature.variadic = type.isVariadic();
}

Signature start_of(const clang::FunctionType &type, bool object, const clang::ASTContext &context) {
  Signature signature;
  signature.result = pass_class(type.getReturnType(), context);
  if (object) signature.parameters.push_back(PassClass::word);
  signature.type =
      clang::QualType(&type, 0).getCanonicalType().getAsString(context.getPrintingPolicy());
  return signature;
}

bool has_object(const clang::FunctionDecl &function) {
  const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(&function);
  return method && method->isImplicitObjectMemberFunction();
}

}  // namespace

clang::QualType element_of(clang::QualType type, const clang::ASTContext &context) {
  for (;;) {
    type = type.getCanonicalType().getUnqualifiedType();
    if (const clang::ArrayType *array = context.getAsArrayType(type))
      type = array->getElementType();
    else if (const auto *atomic = type->getAs<clang::AtomicType>())
      type = atomic->getValueType();
    else
      return type;
  }
}

Content content_of(clang::QualType type, const clang::ASTContext &context) {
  type = element_of(type, context);
  if (type->isFunctionType()) return Content::function;
  if (type->isAnyPointerType() || type->isReferenceType() || type->isMemberPointerType() ||
      type->isBlockPointerType() || type->isNullPtrType() || is_va_list(type, context))
    return Content::pointer;
  if (type->isRecordType()) return Content::record;
  const bool arithmetic = type->isArithmeticType() || type->isEnumeralType() ||
                          type->isVectorType() || type->isBitIntType();
  return arithmetic ? Content::bytes : Content::nothing;
}

clang::QualType pointee_of(clang::QualType type, const clang::ASTContext &context) {
  type = element_of(type, context);
  if (const auto *member = type->getAs<clang::MemberPointerType>()) return member->getPointeeType();
  return type->isAnyPointerType() || type->isReferenceType() ? type->getPointeeType()
                                                             : clang::QualType();
}

const clang::RecordDecl *record_of(clang::QualType type, const clang::ASTContext &context) {
  const clang::RecordDecl *record = element_of(type, context)->getAsRecordDecl();
  const clang::RecordDecl *definition = record ? record->getDefinition() : nullptr;
  return definition ? definition : record;
}

bool fits_pointer(clang::QualType type, const clang::ASTContext &context) {
  type = element_of(type, context);
  return type->isIntegralOrEnumerationType() && !type->isIncompleteType() &&
         context.getTypeSize(type) >= context.getTypeSize(context.VoidPtrTy);
}

PassClass pass_class(clang::QualType type, const clang::ASTContext &context) {
  type = type.getCanonicalType().getUnqualifiedType();
  if (const auto *atomic = type->getAs<clang::AtomicType>()) type = atomic->getValueType();
  if (type->isVoidType()) return PassClass::none;
  if (type->isRecordType() || type->isMemberPointerType() || type->isVectorType())
    return PassClass::record;
  if (type->isAnyComplexType() || type->isRealFloatingType()) return PassClass::real;
  if (!type->isIntegralOrEnumerationType() || type->isIncompleteType()) return PassClass::word;
  const bool wide = context.getTypeSize(type) > context.getTypeSize(context.VoidPtrTy);
  return wide ? PassClass::wide : PassClass::word;
}

Signature signature_of(const clang::FunctionDecl &function, const clang::ASTContext &context) {
  const auto *type = function.getType()->castAs<clang::FunctionType>();
  Signature signature = start_of(*type, has_object(function), context);
  const auto *prototype = llvm::dyn_cast<clang::FunctionProtoType>(type);
  signature.prototyped = prototype != nullptr;
  if (prototype) add_parameters(signature, *prototype, context);
  return signature;
}

Signature signature_of(const clang::CallExpr &call, const clang::FunctionType &type, bool object,
                       const clang::ASTContext &context) {
  Signature signature = start_of(type, object, context);
  if (const auto *prototype = llvm::dyn_cast<clang::FunctionProtoType>(&type)) {
    add_parameters(signature, *prototype, context);
    return signature;
  }
  signature.prototyped = false;
  for (const clang::Expr *argument : call.arguments())
    signature.parameters.push_back(pass_class(argument->getType(), context));
  return signature;
}

}  // namespace stackcheck::extract
