#include "peer/checker/uses.h"

#include <algorithm>
#include <functional>

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "options/model_place.h"
#include "peer/checker/expressions.h"

namespace stackcheck::peer {

namespace {

using Node = clang::DynTypedNode;

/// References to one variable in a body, but not within sizeof.
void references(const clang::Stmt *node, const clang::ValueDecl *decl,
                std::vector<const clang::Expr *> &found) {
  if (!node || llvm::isa<clang::UnaryExprOrTypeTraitExpr>(node)) return;
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(node); name && name->getDecl() == decl)
    found.push_back(name);
  if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(node);
      member && member->getMemberDecl() == decl)
    found.push_back(member);
  for (const clang::Stmt *child : node->children()) references(child, decl, found);
}

class ResultFollower {
 public:
  explicit ResultFollower(const clang::FunctionDecl &function)
      : function_(function), ast_(function.getASTContext()) {}

  ResultUse of(const clang::Expr &expr) {
    const auto parents = ast_.getParents(expr);
    if (parents.empty()) return ResultUse::ignored;
    const Node parent = parents[0];
    if (const auto *variable = parent.get<clang::VarDecl>()) return of_variable(*variable);
    if (const auto *operation = parent.get<clang::BinaryOperator>()) return of(expr, *operation);
    if (const auto *cast = parent.get<clang::CastExpr>())
      return cast->getCastKind() == clang::CK_ToVoid ? ResultUse::ignored : of(*cast);
    if (const auto *unary = parent.get<clang::UnaryOperator>();
        unary && unary->getOpcode() == clang::UO_LNot)
      return of(*unary) == ResultUse::ignored ? ResultUse::ignored : ResultUse::compared;
    if (parent.get<clang::ParenExpr>() || parent.get<clang::FullExpr>())
      return of(*parent.get<clang::Expr>());
    if (parent.get<clang::Expr>()) return of_expression(expr, *parent.get<clang::Expr>());
    return of_statement(expr, parent);
  }

 private:
  ResultUse of_expression(const clang::Expr &expr, const clang::Expr &parent) {
    const auto *choice = llvm::dyn_cast<clang::ConditionalOperator>(&parent);
    return choice && choice->getCond() == &expr ? ResultUse::compared : ResultUse::consumed;
  }

  // A condition or a switch; a return hands it on; anything else drops it.
  ResultUse of_statement(const clang::Expr &expr, const Node &parent) {
    if (parent.get<clang::ReturnStmt>() || parent.get<clang::InitListExpr>())
      return ResultUse::consumed;
    const auto *statement = parent.get<clang::Stmt>();
    if (const auto *one = llvm::dyn_cast_or_null<clang::IfStmt>(statement))
      return one->getCond() == &expr ? ResultUse::compared : ResultUse::ignored;
    if (const auto *one = llvm::dyn_cast_or_null<clang::WhileStmt>(statement))
      return one->getCond() == &expr ? ResultUse::compared : ResultUse::ignored;
    if (const auto *one = llvm::dyn_cast_or_null<clang::DoStmt>(statement))
      return one->getCond() == &expr ? ResultUse::compared : ResultUse::ignored;
    if (const auto *one = llvm::dyn_cast_or_null<clang::ForStmt>(statement))
      return one->getCond() == &expr ? ResultUse::compared : ResultUse::ignored;
    if (llvm::isa_and_nonnull<clang::SwitchStmt>(statement)) return ResultUse::compared;
    return statement ? ResultUse::ignored : ResultUse::consumed;
  }

  ResultUse of(const clang::Expr &expr, const clang::BinaryOperator &operation) {
    if (operation.isComparisonOp() || operation.isLogicalOp()) return ResultUse::compared;
    if (operation.getOpcode() == clang::BO_Comma)
      return operation.getRHS() == &expr ? of(operation) : ResultUse::ignored;
    if (operation.getOpcode() != clang::BO_Assign) return ResultUse::consumed;
    const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(bare(operation.getLHS()));
    const auto *variable = name ? llvm::dyn_cast<clang::VarDecl>(name->getDecl()) : nullptr;
    if (!variable || !variable->hasLocalStorage()) return ResultUse::consumed;
    return std::max(of(operation), of_variable(*variable));
  }

  ResultUse of_variable(const clang::VarDecl &variable) {
    if (std::ranges::count(open_, &variable)) return ResultUse::ignored;
    if (variable.getType()->isReferenceType()) return ResultUse::consumed;
    open_.push_back(&variable);
    std::vector<const clang::Expr *> uses;
    references(function_.getBody(), &variable, uses);
    ResultUse most = ResultUse::ignored;
    for (const clang::Expr *use : uses) most = std::max(most, of_reference(*use));
    open_.pop_back();
    return most;
  }

  ResultUse of_reference(const clang::Expr &use) {
    const auto parents = ast_.getParents(use);
    const auto *parent = parents.empty() ? nullptr : parents[0].get<clang::BinaryOperator>();
    if (parent && parent->getOpcode() == clang::BO_Assign && parent->getLHS() == &use)
      return ResultUse::ignored;
    return of(use);
  }

  const clang::FunctionDecl &function_;
  clang::ASTContext &ast_;
  std::vector<const clang::VarDecl *> open_;
};

const clang::Expr *argument(const Site &site, const std::string &place) {
  const auto parsed = parse_place(place);
  if (!parsed || parsed->kind == PlaceKind::result || parsed->argument >= site.arguments.size())
    return nullptr;
  return site.arguments[parsed->argument];
}

}  // namespace

const clang::ValueDecl *base_decl(const clang::Expr *expr) {
  expr = expr ? bare(expr) : nullptr;
  if (!expr) return nullptr;
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(expr)) return name->getDecl();
  if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(expr)) return member->getMemberDecl();
  if (const auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expr))
    return base_decl(unary->getSubExpr());
  if (const auto *element = llvm::dyn_cast<clang::ArraySubscriptExpr>(expr))
    return base_decl(element->getBase());
  if (const auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expr))
    return base_decl(binary->getLHS()->getType()->isPointerType() ? binary->getLHS()
                                                                  : binary->getRHS());
  if (const auto *call = llvm::dyn_cast<clang::CXXMemberCallExpr>(expr))
    return base_decl(call->getImplicitObjectArgument());
  return nullptr;
}

namespace {

bool is_within(const clang::Stmt *outer, const clang::Stmt *inner) {
  if (outer == inner) return true;
  return outer && std::ranges::any_of(outer->children(), [&](const clang::Stmt *child) {
           return is_within(child, inner);
         });
}

bool is_used_elsewhere(const clang::ValueDecl *decl, const Site &site) {
  std::vector<const clang::Expr *> uses;
  references(site.function->getBody(), decl, uses);
  return std::ranges::any_of(uses,
                             [&](const clang::Expr *use) { return !is_within(site.call, use); });
}

}  // namespace

ResultUse use_of_result(const Site &site) { return use_of_result(*site.function, *site.call); }

ResultUse use_of_result(const clang::FunctionDecl &function, const clang::Expr &call) {
  return ResultFollower(function).of(call);
}

bool relies_on_bytes(const Site &site) {
  const clang::ValueDecl *buffer = base_decl(argument(site, site.contract->buffer));
  if (!buffer) return false;
  if (llvm::isa<clang::ParmVarDecl, clang::FieldDecl>(buffer) || is_used_elsewhere(buffer, site))
    return true;
  const clang::Expr *length = argument(site, site.contract->length);
  const auto *counted = length ? base_decl(length) : nullptr;
  return counted && llvm::isa<clang::VarDecl>(counted) && is_used_elsewhere(counted, site) &&
         !counted->getType().isConstQualified();
}

bool asks_for_a_size(const Site &site) {
  constexpr std::int64_t max_header_bytes = 16;
  const clang::Expr *length = argument(site, site.contract->length);
  if (!length) return false;
  const clang::ASTContext &ast = site.function->getASTContext();
  if (const auto *size = llvm::dyn_cast<clang::UnaryExprOrTypeTraitExpr>(bare(length)))
    if (size->getTypeOfArgument()->isRecordType()) return true;
  clang::Expr::EvalResult value;
  if (length->EvaluateAsInt(value, ast))
    return value.Val.getInt().getExtValue() <= max_header_bytes;
  const auto *counted = base_decl(length);
  return counted && llvm::isa<clang::VarDecl>(counted) && is_used_elsewhere(counted, site);
}

bool is_before_release(const Site &site, const FunctionCalls &calls) {
  const clang::ValueDecl *connection = base_decl(argument(site, site.contract->connection));
  const auto &sources = site.function->getASTContext().getSourceManager();
  return std::ranges::any_of(calls.sites, [&](const Site &other) {
    return other.contract->role == Role::release &&
           base_decl(argument(other, other.contract->connection)) == connection &&
           sources.isBeforeInTranslationUnit(site.call->getBeginLoc(), other.call->getBeginLoc());
  });
}

const clang::ValueDecl *argument_decl(const Site &site, const std::string &place) {
  return base_decl(argument(site, place));
}

namespace {

void fields_in(const clang::Stmt *node, std::set<const clang::ValueDecl *> &fields) {
  if (!node) return;
  if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(node))
    fields.insert(member->getMemberDecl());
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(node))
    if (const auto *variable = llvm::dyn_cast<clang::VarDecl>(name->getDecl());
        variable && variable->hasGlobalStorage() && !variable->getType().isConstQualified())
      fields.insert(variable);
  for (const clang::Stmt *child : node->children()) fields_in(child, fields);
}

}  // namespace

std::set<const clang::ValueDecl *> sent_fields(const std::vector<Site> &writes) {
  std::set<const clang::ValueDecl *> fields;
  for (const Site &site : writes)
    for (const std::string &place : {site.contract->buffer, site.contract->length})
      if (const clang::Expr *sent = argument(site, place)) fields_in(sent, fields);
  return fields;
}

bool fills(const clang::FunctionDecl &function, const std::set<const clang::ValueDecl *> &fields) {
  const std::function<bool(const clang::Stmt *)> look = [&](const clang::Stmt *node) {
    if (!node) return false;
    if (const auto *operation = llvm::dyn_cast<clang::BinaryOperator>(node);
        operation && operation->isAssignmentOp() &&
        !operation->getRHS()->isIntegerConstantExpr(function.getASTContext())) {
      const auto *target = base_decl(operation->getLHS());
      if (target && fields.contains(target)) return true;
    }
    return std::ranges::any_of(node->children(), look);
  };
  return look(function.getBody());
}

namespace {

const clang::Stmt *loop_around(const Site &site) {
  clang::ASTContext &ast = site.function->getASTContext();
  for (auto parents = ast.getParents(*site.call); !parents.empty();
       parents = ast.getParents(parents[0])) {
    const auto *parent = parents[0].get<clang::Stmt>();
    if (llvm::isa_and_nonnull<clang::WhileStmt, clang::ForStmt, clang::DoStmt,
                              clang::CXXForRangeStmt>(parent))
      return parent;
  }
  return nullptr;
}

const clang::Expr *condition_of(const clang::Stmt *loop) {
  if (const auto *one = llvm::dyn_cast<clang::WhileStmt>(loop)) return one->getCond();
  if (const auto *one = llvm::dyn_cast<clang::ForStmt>(loop)) return one->getCond();
  if (const auto *one = llvm::dyn_cast<clang::DoStmt>(loop)) return one->getCond();
  return nullptr;
}

/// Variables and fields that are added to or counted in `node`.
void counted_in(const clang::Stmt *node, std::set<const clang::ValueDecl *> &found) {
  if (!node) return;
  if (const auto *sum = llvm::dyn_cast<clang::CompoundAssignOperator>(node))
    if (const auto *decl = base_decl(sum->getLHS())) found.insert(decl);
  if (const auto *step = llvm::dyn_cast<clang::UnaryOperator>(node);
      step && step->isIncrementDecrementOp())
    if (const auto *decl = base_decl(step->getSubExpr())) found.insert(decl);
  for (const clang::Stmt *child : node->children()) counted_in(child, found);
}

bool compares_one_of(const clang::Stmt *node, const std::set<const clang::ValueDecl *> &counted) {
  if (!node) return false;
  if (const auto *operation = llvm::dyn_cast<clang::BinaryOperator>(node);
      operation && operation->isComparisonOp() &&
      (counted.contains(base_decl(operation->getLHS())) ||
       counted.contains(base_decl(operation->getRHS()))))
    return true;
  return std::ranges::any_of(
      node->children(), [&](const clang::Stmt *child) { return compares_one_of(child, counted); });
}

}  // namespace

bool is_in_loop(const Site &site) { return loop_around(site) != nullptr; }

bool counts_in_loop(const Site &site) {
  const clang::Stmt *loop = loop_around(site);
  std::set<const clang::ValueDecl *> counted;
  counted_in(loop, counted);
  return loop && compares_one_of(condition_of(loop), counted);
}

bool asks_for_nothing(const Site &site) {
  const clang::Expr *length = argument(site, site.contract->length);
  clang::Expr::EvalResult value;
  return length && length->EvaluateAsInt(value, site.function->getASTContext()) &&
         value.Val.getInt() == 0;
}

}  // namespace stackcheck::peer
