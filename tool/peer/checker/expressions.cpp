#include "peer/checker/expressions.h"

#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

const clang::Expr *bare(const clang::Expr *expr) {
  while (expr) {
    const clang::Expr *inner = expr->IgnoreParenCasts()->IgnoreImplicit();
    if (inner == expr) return expr;
    expr = inner;
  }
  return expr;
}

namespace {

const ento::MemRegion *pointee(const clang::Expr *pointer, const StateRef &state,
                               const clang::LocationContext *frame) {
  pointer = bare(pointer);
  if (llvm::isa<clang::CXXThisExpr>(pointer)) {
    const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(frame->getStackFrame()->getDecl());
    if (!method || method->isStatic()) return nullptr;
    ento::SValBuilder &values = state->getStateManager().getSValBuilder();
    return state->getSVal(values.getCXXThis(method, frame->getStackFrame())).getAsRegion();
  }
  if (const auto *address = llvm::dyn_cast<clang::UnaryOperator>(pointer);
      address && address->getOpcode() == clang::UO_AddrOf)
    return region_of(address->getSubExpr(), state, frame);
  const ento::MemRegion *holder = region_of(pointer, state, frame);
  if (!holder) return nullptr;
  if (pointer->getType()->isArrayType()) return holder;
  const ento::MemRegion *target = state->getSVal(holder, pointer->getType()).getAsRegion();
  return target ? target->StripCasts() : nullptr;
}

}  // namespace

const ento::MemRegion *region_of(const clang::Expr *lvalue, const StateRef &state,
                                 const clang::LocationContext *frame) {
  lvalue = bare(lvalue);
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(lvalue)) {
    const auto *variable = llvm::dyn_cast<clang::VarDecl>(name->getDecl());
    if (!variable) return nullptr;
    const ento::MemRegion *region = state->getLValue(variable, frame).getAsRegion();
    if (!variable->getType()->isReferenceType()) return region;
    const ento::MemRegion *target = state->getSVal(region).getAsRegion();
    return target ? target->StripCasts() : nullptr;
  }
  if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(lvalue)) {
    const auto *field = llvm::dyn_cast<clang::FieldDecl>(member->getMemberDecl());
    const ento::MemRegion *base = member->isArrow() ? pointee(member->getBase(), state, frame)
                                                    : region_of(member->getBase(), state, frame);
    if (!field || !base) return nullptr;
    ento::SValBuilder &values = state->getStateManager().getSValBuilder();
    return state->getLValue(field, values.makeLoc(base)).getAsRegion();
  }
  if (const auto *star = llvm::dyn_cast<clang::UnaryOperator>(lvalue);
      star && star->getOpcode() == clang::UO_Deref)
    return pointee(star->getSubExpr(), state, frame);
  return nullptr;
}

namespace {

std::optional<HeldResult> changed(std::optional<HeldResult> held) {
  if (held) held->plain = false;
  return held;
}

}  // namespace

std::optional<HeldResult> held_by(const clang::Expr *expr, const StateRef &state,
                                  const clang::LocationContext *frame) {
  expr = bare(expr);
  if (const HeldResult *at_call = held_result(state, expr)) return *at_call;
  if (const auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expr)) {
    if (binary->isAssignmentOp()) return held_by(binary->getLHS(), state, frame);
    if (!binary->isAdditiveOp()) return std::nullopt;
    if (auto left = held_by(binary->getLHS(), state, frame)) return changed(left);
    return changed(held_by(binary->getRHS(), state, frame));
  }
  if (const ento::MemRegion *region = region_of(expr, state, frame))
    if (const HeldResult *held = held_result(state, region)) return *held;
  return std::nullopt;
}

std::string text_of(const clang::Stmt *node, const clang::ASTContext &ast) {
  const clang::SourceManager &sources = ast.getSourceManager();
  const auto range = sources.getExpansionRange(node->getSourceRange());
  std::string text = clang::Lexer::getSourceText(range, sources, ast.getLangOpts()).str();
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space || (!line.empty() && line.back() != ' ')) line += is_space ? ' ' : c;
  }
  return line;
}

}  // namespace stackcheck::peer
