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
    if (const Contract *contract = of_macro(*call)) {
      if (macros_.insert(macro_start(*call)).second) add(*call, contract, macro_arguments(*call));
    } else if (const Contract *found = callee ? contracts_.find(*callee) : nullptr) {
      add(*call, found, {call->arg_begin(), call->arg_end()});
    } else if (const Contract *of_field = callee ? nullptr : through_field(*call)) {
      add(*call, of_field, {call->arg_begin(), call->arg_end()});
    } else if (const auto *targets = is_dynamic(*call) ? contracts_.find_targets(*call) : nullptr) {
      calls_.pointed.insert(calls_.pointed.end(), targets->begin(), targets->end());
      if (const Contract *joined = contracts_.find_joined(*targets))
        add(*call, joined, {call->arg_begin(), call->arg_end()});
    } else if (callee) {
      calls_.callees.push_back(callee->getCanonicalDecl());
    }
    return true;
  }

  // A lambda's body is a function of its own.
  bool TraverseLambdaExpr(clang::LambdaExpr *) { return true; }
  bool shouldVisitTemplateInstantiations() const { return true; }

 private:
  void add(const clang::Expr &call, const Contract *contract,
           std::vector<const clang::Expr *> arguments) {
    calls_.sites.push_back({&call, contract, calls_.function, std::move(arguments)});
  }

  static bool is_dynamic(const clang::CallExpr &call) {
    const clang::FunctionDecl *callee = call.getDirectCallee();
    const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(callee);
    return !callee || (method && method->isVirtual());
  }

  const Contract *through_field(const clang::CallExpr &call) const {
    const auto *member = llvm::dyn_cast<clang::MemberExpr>(call.getCallee()->IgnoreParenImpCasts());
    return member ? contracts_.find_field(*member->getMemberDecl()) : nullptr;
  }

  clang::SourceLocation macro_start(const clang::Expr &call) const {
    return ast_.getSourceManager().getExpansionLoc(call.getBeginLoc());
  }

  /// The contract of the outermost macro with one that the call came from.
  const Contract *of_macro(const clang::CallExpr &call) const {
    const clang::SourceManager &sources = ast_.getSourceManager();
    clang::SourceLocation at = call.getBeginLoc();
    const Contract *found = nullptr;
    while (at.isMacroID()) {
      if (sources.isMacroBodyExpansion(at)) {
        const llvm::StringRef name =
            clang::Lexer::getImmediateMacroName(at, sources, ast_.getLangOpts());
        if (const Contract *contract = contracts_.find_macro(name)) found = contract;
      }
      at = sources.getImmediateMacroCallerLoc(at);
    }
    return found;
  }

  /// The largest expressions in the call that were written as arguments of the macro.
  std::vector<const clang::Expr *> macro_arguments(const clang::Expr &call) const {
    std::vector<const clang::Expr *> found;
    collect_arguments(&call, found);
    return found;
  }

  void collect_arguments(const clang::Stmt *node, std::vector<const clang::Expr *> &found) const {
    if (!node) return;
    const auto *expr = llvm::dyn_cast<clang::Expr>(node);
    if (expr && ast_.getSourceManager().isMacroArgExpansion(expr->getBeginLoc())) {
      found.push_back(expr);
      return;
    }
    for (const clang::Stmt *child : node->children()) collect_arguments(child, found);
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
