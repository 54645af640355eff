#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {

Evaluator::Evaluator(Extraction &unit, Name symbol, const clang::FunctionDecl *function)
    : unit_(unit), symbol_(symbol), function_(function) {
  const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(function);
  if (method && method->getParent()->isLambda() &&
      method->getOverloadedOperator() == clang::OO_Call)
    method->getParent()->getCaptureFields(captures_, captured_this_);
}

void Evaluator::enter() {
  const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(function_);
  const bool object = method && method->isImplicitObjectMemberFunction();
  const Where where = function_->getLocation();
  // Most calls of destructors are not in the source.
  if (llvm::isa<clang::CXXDestructorDecl>(function_))
    constraints().flow(names().parameter(symbol_, 0), pointer_to(*method->getParent()), where);
  const bool only_direct_calls =
      !function_->isExternallyVisible() && !unit_.address_taken.contains(symbol_.data());
  for (const clang::ParmVarDecl *parameter : function_->parameters()) {
    const clang::QualType type = parameter->getType();
    const Name slot = names().parameter(symbol_, parameter->getFunctionScopeIndex() + object);
    if (content_of(type, context()) == Content::record)
      use_as({Operand::Kind::slot, slot}, *record_of(type, context()), where);
    // A call through a pointer of another type can pass a pointer for an integer.
    if (!only_direct_calls && fits_pointer(type, context()))
      constraints().add(FlowKind::copy, names().bytes(), slot, where);
  }
}

void Evaluator::run(const clang::Stmt *statement) {
  if (!statement) return;
  if (const auto *expression = llvm::dyn_cast<clang::Expr>(statement)) return discard(expression);
  if (const auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl *declaration : declarations->decls()) declare(*declaration);
    return;
  }
  if (const auto *result = llvm::dyn_cast<clang::ReturnStmt>(statement)) return give_back(*result);
  if (const auto *text = llvm::dyn_cast<clang::GCCAsmStmt>(statement)) return assembly(*text);
  if (const auto *handler = llvm::dyn_cast<clang::CXXCatchStmt>(statement))
    if (const clang::VarDecl *caught = handler->getExceptionDecl())
      constraints().flow(slot_of_variable(*caught), unknown("a caught exception"),
                         caught->getLocation());
  for (const clang::Stmt *child : statement->children()) run(child);
}

void Evaluator::discard(const clang::Expr *expression) {
  expression = expression->IgnoreParens();
  if (const auto *full = llvm::dyn_cast<clang::ExprWithCleanups>(expression))
    return discard(full->getSubExpr());
  const auto *cast = llvm::dyn_cast<clang::CastExpr>(expression);
  if (cast && cast->getCastKind() == clang::CK_ToVoid) return discard(cast->getSubExpr());
  if (const auto *made = llvm::dyn_cast<clang::CallExpr>(expression))
    call(*made, /*used=*/false);
  else
    operand(expression);
}

void Evaluator::sizes_of(clang::QualType type) {
  while (type->isVariablyModifiedType()) {
    if (const clang::VariableArrayType *array = context().getAsVariableArrayType(type)) {
      if (array->getSizeExpr()) discard(array->getSizeExpr());
      type = array->getElementType();
    } else if (const clang::ArrayType *array = context().getAsArrayType(type)) {
      type = array->getElementType();
    } else if (type->isPointerType()) {
      type = type->getPointeeType();
    } else {
      return;
    }
  }
}

/// At the end of its scope, `cleanup` calls a function with the variable's address.
void Evaluator::clean_up(const clang::VarDecl &variable) {
  const auto *attribute = variable.getAttr<clang::CleanupAttr>();
  if (!attribute) return;
  const clang::FunctionDecl &callee = *attribute->getFunctionDecl();
  CallFlow flow;
  flow.caller = symbol_.str();
  flow.callee = names().symbol(clang::GlobalDecl(&callee)).str();
  flow.where = unit_.locator(variable.getLocation());
  flow.signature = signature_of(callee, context());
  const Where where = variable.getLocation();
  add_call(std::move(flow), {slot_of(address(this->variable(variable, where)), where)}, {});
}

void Evaluator::declare(const clang::Decl &declaration) {
  if (const auto *named = llvm::dyn_cast<clang::TypedefNameDecl>(&declaration))
    return sizes_of(named->getUnderlyingType());
  const auto *variable = llvm::dyn_cast<clang::VarDecl>(&declaration);
  if (!variable || variable->hasExternalStorage()) return;
  sizes_of(variable->getType());
  if (variable->isStaticLocal()) unit_.use(*variable);
  initialise_variable(*variable);
  clean_up(*variable);
  if (const auto *bindings = llvm::dyn_cast<clang::DecompositionDecl>(variable))
    for (const clang::BindingDecl *binding : bindings->bindings())
      if (const clang::VarDecl *holder = binding->getHoldingVar()) declare(*holder);
}

void Evaluator::give_back(const clang::ReturnStmt &statement) {
  const clang::Expr *expression = statement.getRetValue();
  if (!expression || !function_) return;
  const Where where = expression->getBeginLoc();
  const Operand returned = operand(expression);
  const Name slot = names().result(symbol_);
  constraints().flow(slot, returned, where);
  const clang::QualType type = function_->getReturnType();
  if (content_of(type, context()) == Content::bytes)
    constraints().flow(names().bytes(), returned, where);
  // The caller may take the integer for a pointer.
  if (!returned && fits_pointer(type, context()) && !expression->isEvaluatable(context()))
    constraints().add(FlowKind::copy, slot, names().bytes(), where);
}

Operand Evaluator::last_value(const clang::StmtExpr &expression) {
  const clang::CompoundStmt *body = expression.getSubStmt();
  Operand last;
  for (const clang::Stmt *statement : body->body()) {
    const auto *value = llvm::dyn_cast<clang::ValueStmt>(statement);
    const clang::Expr *result =
        value && statement == body->body_back() ? value->getExprStmt() : nullptr;
    if (result)
      last = operand(result);
    else
      run(statement);
  }
  return last;
}

}  // namespace stackcheck::extract
