#include "source/indirect_sites.h"

#include <algorithm>
#include <tuple>

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "source/called_field.h"
#include "source/diagnostics.h"
#include "source/emitted_functions.h"

namespace stackcheck {
namespace {

/// The callee of a call whose target is a value, or none for a direct call.
const clang::Expr *indirect_callee(const clang::CallExpr &call) {
  if (call.isTypeDependent() ||
      llvm::isa<clang::CXXPseudoDestructorExpr>(call.getCallee()->IgnoreParenImpCasts()))
    return nullptr;
  const clang::FunctionDecl *direct = call.getDirectCallee();
  if (!direct) return call.getCallee();
  return is_virtual_call(call) ? call.getCallee() : nullptr;
}

/// Walks what is evaluated at run time and notes each indirect call.
class SiteFinder {
 public:
  SiteFinder(const clang::ASTContext &context, const std::string &directory)
      : context_(context), directory_(directory) {}
  std::vector<IndirectSite> sites;

  void walk(const std::string &function, const clang::Stmt *statement) {
    if (!statement || is_unevaluated(*statement)) return;
    note(function, *statement);
    if (const clang::Stmt *instead = evaluated_instead(*statement)) return walk(function, instead);
    for (const clang::Stmt *child : statement->children()) walk(function, child);
  }

 private:
  static bool is_unevaluated(const clang::Stmt &statement) {
    return llvm::isa<clang::UnaryExprOrTypeTraitExpr, clang::CXXNoexceptExpr, clang::RequiresExpr>(
        statement);
  }

  /// What runs in a node's place: it stands elsewhere in the source, or is one of several.
  static const clang::Stmt *evaluated_instead(const clang::Stmt &statement) {
    if (const auto *argument = llvm::dyn_cast<clang::CXXDefaultArgExpr>(&statement))
      return argument->getExpr();
    if (const auto *member = llvm::dyn_cast<clang::CXXDefaultInitExpr>(&statement))
      return member->getExpr();
    const auto *generic = llvm::dyn_cast<clang::GenericSelectionExpr>(&statement);
    return generic ? generic->getResultExpr() : nullptr;
  }

  void note(const std::string &function, const clang::Stmt &statement) {
    if (const auto *call = llvm::dyn_cast<clang::CallExpr>(&statement)) {
      if (const clang::Expr *callee = indirect_callee(*call))
        add(function, *call, called_field(*callee, context_, directory_), *callee);
    } else if (const auto *deletion = llvm::dyn_cast<clang::CXXDeleteExpr>(&statement)) {
      const std::string destructor = deleted_virtually(*deletion);
      if (!destructor.empty()) add(function, *deletion, destructor, *deletion->getArgument());
    }
  }

  void add(const std::string &function, const clang::Expr &call, std::string field,
           const clang::Expr &callee) {
    sites.push_back({function,
                     to_location(context_.getSourceManager(), call.getBeginLoc(), directory_),
                     std::move(field), text_of(callee)});
  }

  std::string text_of(const clang::Expr &expression) const {
    const clang::SourceManager &sources = context_.getSourceManager();
    const clang::CharSourceRange range = sources.getExpansionRange(expression.getSourceRange());
    const llvm::StringRef raw = clang::Lexer::getSourceText(range, sources, context_.getLangOpts());
    return one_line(raw);
  }

  static std::string one_line(llvm::StringRef text) {
    llvm::SmallVector<llvm::StringRef> words;
    llvm::SplitString(text, words);
    return llvm::join(words, " ");
  }

  const clang::ASTContext &context_;
  const std::string &directory_;
};

auto order_of(const IndirectSite &site) {
  return std::tie(site.where, site.function, site.field, site.expression);
}

}  // namespace

std::vector<IndirectSite> find_indirect_sites(clang::ASTContext &context,
                                              clang::CodeGenerator &code,
                                              const std::string &directory) {
  SiteFinder finder(context, directory);
  for (const EmittedFunction &function : find_emitted_functions(context, code))
    for (const clang::Stmt *part : function.code) finder.walk(function.symbol, part);
  std::ranges::sort(finder.sites, [](const IndirectSite &one, const IndirectSite &other) {
    return order_of(one) < order_of(other);
  });
  return std::move(finder.sites);
}

}  // namespace stackcheck
