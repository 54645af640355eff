#include "peer/checker/sites.h"

#include <set>

#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

namespace stackcheck::peer {

namespace {

/// Calls of one function body.
class BodyVisitor : public clang::RecursiveASTVisitor<BodyVisitor> {
 public:
  BodyVisitor(clang::ASTContext &ast, const UnitContracts &contracts, FunctionCalls &calls)
      : ast_(ast), contracts_(contracts), calls_(calls) {}

  bool VisitCallExpr(clang::CallExpr *call) {
    const clang::FunctionDecl *callee = call->getDirectCallee();
    const Arguments given(call->arg_begin(), call->arg_end());
    if (const Contract *of_callee = callee ? contracts_.find(*callee, given) : nullptr) {
      add(*call, of_callee, given);
    } else if (const auto [contract, arguments] = of_macro(*call); contract) {
      if (macros_.insert(macro_start(*call)).second) add(*call, contract, arguments);
    } else if (const Contract *of_pointer = callee ? nullptr : through_pointer(*call)) {
      add(*call, of_pointer, given);
    } else if (const auto *targets = is_dynamic(*call) ? contracts_.find_targets(*call) : nullptr) {
      calls_.pointed.insert(calls_.pointed.end(), targets->begin(), targets->end());
      if (const Contract *joined = contracts_.find_joined(*targets)) add(*call, joined, given);
    } else if (callee) {
      calls_.callees.push_back(callee->getCanonicalDecl());
    }
    return true;
  }

  // A lambda's body is a function of its own.
  bool TraverseLambdaExpr(clang::LambdaExpr *) { return true; }
  bool shouldVisitTemplateInstantiations() const { return true; }

 private:
  void add(const clang::Expr &call, const Contract *contract, const Arguments &arguments) {
    calls_.sites.push_back({&call, contract, calls_.function, arguments});
  }

  static bool is_dynamic(const clang::CallExpr &call) {
    const clang::FunctionDecl *callee = call.getDirectCallee();
    const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(callee);
    return !callee || (method && method->isVirtual());
  }

  /// The contract of the field or of the pointer's type that the call goes through.
  const Contract *through_pointer(const clang::CallExpr &call) const {
    const clang::Expr *callee = call.getCallee()->IgnoreParenImpCasts();
    if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(callee))
      return contracts_.find_field(*member->getMemberDecl());
    const auto *type = callee->getType()->getAs<clang::TypedefType>();
    return type ? contracts_.find_macro(type->getDecl()->getQualifiedNameAsString()) : nullptr;
  }

  clang::SourceLocation macro_start(const clang::Expr &call) const {
    return ast_.getSourceManager().getExpansionLoc(call.getBeginLoc());
  }

  /// The contract of the outermost macro with one that the call came from.
  std::pair<const Contract *, Arguments> of_macro(const clang::CallExpr &call) const {
    const clang::SourceManager &sources = ast_.getSourceManager();
    clang::SourceLocation at = call.getBeginLoc();
    std::pair<const Contract *, Arguments> found{nullptr, macro_arguments(call)};
    while (at.isMacroID()) {
      if (sources.isMacroBodyExpansion(at)) {
        const llvm::StringRef name =
            clang::Lexer::getImmediateMacroName(at, sources, ast_.getLangOpts());
        if (const Contract *contract = contracts_.find_macro(name, found.second))
          found.first = contract;
      }
      at = sources.getImmediateMacroCallerLoc(at);
    }
    return found;
  }

  /// The largest expressions in the call that were written as arguments of the macro.
  Arguments macro_arguments(const clang::Expr &call) const {
    Arguments found;
    if (!call.getBeginLoc().isMacroID()) return found;
    const clang::SourceManager &sources = ast_.getSourceManager();
    // What comes from a macro's own text stands, for the file, where the macro's name does.
    const clang::SourceLocation start = macro_start(call);
    collect_arguments(call, found, [&](const clang::Expr &expr) {
      return sources.getFileLoc(expr.getBeginLoc()) != start &&
             sources.getFileLoc(expr.getEndLoc()) != start;
    });
    if (found.empty())  // it is used by another macro, with what that one has
      collect_arguments(call, found, [&](const clang::Expr &expr) {
        return sources.isMacroArgExpansion(expr.getBeginLoc());
      });
    return found;
  }

  void collect_arguments(const clang::Stmt &node, Arguments &found,
                         llvm::function_ref<bool(const clang::Expr &)> is_argument) const {
    for (const clang::Stmt *child : node.children()) {
      const auto *expr = llvm::dyn_cast_or_null<clang::Expr>(child);
      if (expr && is_argument(*expr))
        found.push_back(expr);
      else if (child)
        collect_arguments(*child, found, is_argument);
    }
  }

  clang::ASTContext &ast_;
  const UnitContracts &contracts_;
  FunctionCalls &calls_;
  std::set<clang::SourceLocation> macros_;
};

class UnitVisitor : public clang::RecursiveASTVisitor<UnitVisitor> {
 public:
  bool VisitFunctionDecl(clang::FunctionDecl *function) {
    if (function->doesThisDeclarationHaveABody() && !function->isDependentContext())
      functions.push_back(function);
    return true;
  }

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitLambdaBody() const { return true; }

  std::vector<const clang::FunctionDecl *> functions;
};

}  // namespace

std::vector<const clang::FunctionDecl *> find_bodies(clang::ASTContext &ast) {
  UnitVisitor visitor;
  visitor.TraverseDecl(ast.getTranslationUnitDecl());
  return std::move(visitor.functions);
}

FunctionCalls find_calls(const clang::FunctionDecl &function, const UnitContracts &contracts) {
  FunctionCalls calls;
  calls.function = &function;
  BodyVisitor visitor(function.getASTContext(), contracts, calls);
  visitor.TraverseStmt(function.getBody());
  if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(&function))
    for (const clang::CXXCtorInitializer *initializer : constructor->inits())
      visitor.TraverseStmt(initializer->getInit());
  return calls;
}

bool is_judged(Role role) {
  return role == Role::read || role == Role::poll || role == Role::release;
}

}  // namespace stackcheck::peer
