#include "source/called_field.h"

#include "clang/AST/DeclCXX.h"
#include "source/diagnostics.h"

namespace stackcheck {
namespace {

/// The object a member function is called on.
const clang::Expr *object_of(const clang::CallExpr &call) {
  if (const auto *member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call))
    return member->getImplicitObjectArgument();
  return llvm::isa<clang::CXXOperatorCallExpr>(call) && call.getNumArgs() ? call.getArg(0)
                                                                          : nullptr;
}

/// `object.Base::method()` is bound statically ([class.virtual]/15).
bool is_qualified(const clang::CallExpr &call) {
  const auto *member = llvm::dyn_cast<clang::MemberExpr>(call.getCallee()->IgnoreParenImpCasts());
  return member && member->hasQualifier();
}

/// Down to what a called value is read from: casts, `*f`, `&f` and `table[i]` aside.
const clang::Expr *source_of(const clang::Expr *value) {
  for (;;) {
    value = value->IgnoreParenCasts();
    if (const auto *unary = llvm::dyn_cast<clang::UnaryOperator>(value)) {
      if (unary->getOpcode() != clang::UO_Deref && unary->getOpcode() != clang::UO_AddrOf)
        return value;
      value = unary->getSubExpr();
    } else if (const auto *element = llvm::dyn_cast<clang::ArraySubscriptExpr>(value)) {
      value = element->getBase();
    } else {
      return value;
    }
  }
}

/// The record a reader of the source sees the field in: that around unnamed members.
const clang::RecordDecl *visible_record(const clang::RecordDecl *record) {
  while (record->isAnonymousStructOrUnion())
    if (const auto *outer = llvm::dyn_cast<clang::RecordDecl>(record->getDeclContext()))
      record = outer;
    else
      break;
  return record;
}

/// With template arguments: the instances of a template are different records.
std::string qualified_name(const clang::NamedDecl &declaration) {
  std::string name;
  llvm::raw_string_ostream stream(name);
  declaration.getNameForDiagnostic(stream, declaration.getASTContext().getPrintingPolicy(),
                                   /*Qualified=*/true);
  return name;
}

std::string name_of(const clang::RecordDecl *record, const clang::ASTContext &context,
                    const std::string &directory) {
  if (const clang::TypedefNameDecl *typedef_name = record->getTypedefNameForAnonDecl())
    return typedef_name->getQualifiedNameAsString();
  if (record->getIdentifier()) return qualified_name(*record);
  const Location at = to_location(context.getSourceManager(), record->getLocation(), directory);
  return "(anonymous at " + at.file + ":" + std::to_string(at.line) + ")";
}

std::string method_name(const clang::CXXMethodDecl &method) {
  return qualified_name(*method.getParent()) + "." + method.getNameAsString();
}

}  // namespace

bool is_virtual_call(const clang::CallExpr &call) {
  const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(call.getDirectCallee());
  if (!method || !method->isVirtual() || is_qualified(call)) return false;
  const clang::Expr *object = object_of(call);
  return !object || !method->getDevirtualizedMethod(object, /*IsAppleKext=*/false);
}

std::string called_field(const clang::Expr &callee, const clang::ASTContext &context,
                         const std::string &directory) {
  const clang::Expr *source = source_of(&callee);
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(source))
    if (const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(name->getDecl()))
      return method_name(*method);  // a virtual operator
  const auto *member = llvm::dyn_cast<clang::MemberExpr>(source);
  if (!member) return "";
  if (const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(member->getMemberDecl()))
    return method_name(*method);
  const auto *field = llvm::dyn_cast<clang::FieldDecl>(member->getMemberDecl());
  if (!field) return "";
  return name_of(visible_record(field->getParent()), context, directory) + "." +
         field->getNameAsString();
}

std::string deleted_virtually(const clang::CXXDeleteExpr &deletion) {
  const clang::QualType type = deletion.getDestroyedType();
  const clang::CXXRecordDecl *record = type.isNull() ? nullptr : type->getAsCXXRecordDecl();
  const clang::CXXDestructorDecl *destructor = record ? record->getDestructor() : nullptr;
  const bool is_virtual = destructor && destructor->isVirtual() && !deletion.isArrayForm() &&
                          !record->isEffectivelyFinal();
  return is_virtual ? method_name(*destructor) : "";
}

}  // namespace stackcheck
