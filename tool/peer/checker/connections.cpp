#include "peer/checker/connections.h"

#include <algorithm>

#include "clang/AST/ParentMapContext.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Lex/Lexer.h"
#include "peer/checker/uses.h"

namespace stackcheck::peer {

namespace {

/// The variable or field the call's result is put into.
const clang::ValueDecl *receiver(const Site &site) {
  clang::ASTContext &ast = site.function->getASTContext();
  for (auto parents = ast.getParents(*site.call); !parents.empty();
       parents = ast.getParents(parents[0])) {
    if (const auto *variable = parents[0].get<clang::VarDecl>()) return variable;
    const auto *assignment = parents[0].get<clang::BinaryOperator>();
    if (assignment && assignment->getOpcode() == clang::BO_Assign)
      return base_decl(assignment->getLHS());
    if (!parents[0].get<clang::Expr>()) return nullptr;
  }
  return nullptr;
}

const clang::ValueDecl *holder(const Site &site) {
  const std::string &place = site.contract->connection;
  return place == "result" ? receiver(site) : argument_decl(site, place);
}

/// The text has `name` as a word of its own.
bool names(llvm::StringRef text, llvm::StringRef name) {
  const auto is_part = [](char c) { return clang::isAsciiIdentifierContinue(c); };
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_part(text[at - 1])) && (end == text.size() || !is_part(text[end])))
      return true;
  }
  return false;
}

bool names_waiting(const Site &site) {
  const clang::ASTContext &ast = site.function->getASTContext();
  const clang::CharSourceRange range =
      ast.getSourceManager().getExpansionRange(site.function->getBody()->getSourceRange());
  const llvm::StringRef text =
      clang::Lexer::getSourceText(range, ast.getSourceManager(), ast.getLangOpts());
  return std::ranges::any_of(site.contract->outcomes, [&](const ContractOutcome &outcome) {
    if (outcome.means != Means::nothing_yet) return false;
    llvm::StringRef result = outcome.result ? outcome.result->low : "";
    result.consume_front("-");
    const bool is_name = !result.empty() && clang::isAsciiIdentifierStart(result.front());
    return (is_name && names(text, result)) ||
           std::ranges::any_of(outcome.errno_names,
                               [&](const std::string &name) { return names(text, name); });
  });
}

bool carries_bytes(Role role) { return role == Role::read || role == Role::write; }

bool outlives_function(const clang::ValueDecl *decl) {
  const auto *variable = llvm::dyn_cast<clang::VarDecl>(decl);
  return llvm::isa<clang::FieldDecl>(decl) || (variable && variable->hasGlobalStorage());
}

}  // namespace

Connections::Connections(const std::map<const clang::Expr *, Site> &sites) {
  Decls opened;
  for (const auto &[call, site] : sites) {
    const clang::ValueDecl *decl = holder(site);
    const Role role = site.contract->role;
    if (!decl) continue;
    if (role == Role::open && site.contract->datagrams) opened.insert(decl);
    if (carries_bytes(role)) (site.contract->datagrams ? datagrams_ : streams_).insert(decl);
  }
  for (const clang::ValueDecl *stream : streams_) datagrams_.erase(stream);
  for (const clang::ValueDecl *datagram : opened) streams_.erase(datagram);
  datagrams_.insert(opened.begin(), opened.end());
}

bool Connections::is_datagram(const Site &site) const { return datagrams_.contains(holder(site)); }

bool Connections::is_waited_for(const Site &site) const {
  const auto [row, is_new] = waited_for_.try_emplace(site.call);
  if (is_new) row->second = names_waiting(site);
  return row->second;
}

bool Connections::is_stream(const Site &site) const {
  const clang::ValueDecl *decl = holder(site);
  return decl && outlives_function(decl) && streams_.contains(decl);
}

}  // namespace stackcheck::peer
