#include "source/called_names.h"

#include <set>

#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"

namespace stackcheck {
namespace {

bool points_to_function(clang::QualType type) {
  return type->isFunctionType() || type->isFunctionPointerType();
}

class NameVisitor : public clang::RecursiveASTVisitor<NameVisitor> {
 public:
  explicit NameVisitor(clang::ASTContext &ast) : ast_(ast) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitLambdaBody() const { return true; }

  bool VisitCallExpr(clang::CallExpr *call) {
    if (const clang::FunctionDecl *callee = call->getDirectCallee()) add(*callee);
    add_macros(call->getBeginLoc());
    return true;
  }

  bool VisitTypedefNameDecl(clang::TypedefNameDecl *type) {
    if (points_to_function(type->getUnderlyingType()))
      names.insert(type->getQualifiedNameAsString());
    return true;
  }

  bool VisitFieldDecl(clang::FieldDecl *field) {
    if (points_to_function(field->getType())) names.insert(field_name(*field));
    return true;
  }

  std::set<std::string> names;

 private:
  void add(const clang::FunctionDecl &function) {
    if (!known_.insert(function.getCanonicalDecl()).second) return;
    names.insert(function.getQualifiedNameAsString());
    if (const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(&function))
      for (const clang::CXXMethodDecl *overridden : method->overridden_methods()) add(*overridden);
  }

  void add_macros(clang::SourceLocation at) {
    const clang::SourceManager &sources = ast_.getSourceManager();
    for (; at.isMacroID(); at = sources.getImmediateMacroCallerLoc(at))
      if (sources.isMacroBodyExpansion(at))
        names.insert(clang::Lexer::getImmediateMacroName(at, sources, ast_.getLangOpts()).str());
  }

  clang::ASTContext &ast_;
  llvm::DenseSet<const clang::FunctionDecl *> known_;
};

}  // namespace

std::string field_name(const clang::FieldDecl &field) {
  const clang::RecordDecl *record = field.getParent();
  const auto *named = record->getTypedefNameForAnonDecl();
  return (named ? named->getNameAsString() : record->getNameAsString()) + "." +
         field.getNameAsString();
}

std::vector<std::string> called_names(clang::ASTContext &ast) {
  NameVisitor visitor(ast);
  visitor.TraverseDecl(ast.getTranslationUnitDecl());
  return {visitor.names.begin(), visitor.names.end()};
}

}  // namespace stackcheck
