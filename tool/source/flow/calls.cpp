#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "source/called_field.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {
namespace {

/// The method whose object is the first of the call's arguments.
bool takes_object(const clang::FunctionDecl &callee) {
  const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(&callee);
  return method && method->isImplicitObjectMemberFunction();
}

const clang::BinaryOperator *bound_member(const clang::CallExpr &call) {
  const auto *operation =
      llvm::dyn_cast<clang::BinaryOperator>(call.getCallee()->IgnoreParenImpCasts());
  const bool method = call.getCallee()->IgnoreParens()->getType()->isSpecificPlaceholderType(
      clang::BuiltinType::BoundMember);
  return operation && operation->isPtrMemOp() && method ? operation : nullptr;
}

const clang::FunctionType *called_type(const clang::CallExpr &call) {
  clang::QualType type = call.getCallee()->getType();
  if (type->isSpecificPlaceholderType(clang::BuiltinType::BoundMember))
    type = clang::Expr::findBoundMemberType(call.getCallee()->IgnoreParens());
  else if (!type->isFunctionType() && !type->getPointeeType().isNull())
    type = type->getPointeeType();
  return type.isNull() ? nullptr : type->getAs<clang::FunctionType>();
}

/// The function that a captureless lambda becomes; null for any other conversion.
const clang::FunctionDecl *invoker_of(const clang::CXXConversionDecl &conversion) {
  if (!conversion.getParent()->isLambda() || conversion.isLambdaToBlockPointerConversion())
    return nullptr;
  const clang::CXXMethodDecl *invoker = conversion.getParent()->getLambdaStaticInvoker();
  clang::FunctionTemplateDecl *generic =
      invoker ? invoker->getDescribedFunctionTemplate() : nullptr;
  if (!generic || !conversion.getTemplateSpecializationArgs()) return invoker;
  void *position = nullptr;
  return generic->findSpecialization(conversion.getTemplateSpecializationArgs()->asArray(),
                                     position);
}

/// An operator's callee is no text of its own.
const clang::Expr &shown(const clang::CallExpr &call) {
  return llvm::isa<clang::CXXOperatorCallExpr>(call) ? call : *call.getCallee();
}

}  // namespace

std::string Evaluator::text_of(const clang::Expr &expression) const {
  const clang::SourceManager &sources = unit_.context.getSourceManager();
  const clang::CharSourceRange range = sources.getExpansionRange(expression.getSourceRange());
  llvm::SmallVector<llvm::StringRef> words;
  llvm::SplitString(clang::Lexer::getSourceText(range, sources, unit_.context.getLangOpts()),
                    words);
  return llvm::join(words, " ");
}

CallFlow Evaluator::start_call(const clang::Expr &call, CallForm form, Name callee) {
  CallFlow flow;
  flow.caller = symbol_.str();
  flow.form = form;
  flow.callee = callee.str();
  flow.where = unit_.locator(call.getBeginLoc());
  return flow;
}

Operand Evaluator::add_call(CallFlow flow, const Arguments &arguments, Name result) {
  bool carries = flow.form != CallForm::direct || !result.empty();
  for (const Name argument : arguments) {
    flow.arguments.push_back(argument.str());
    carries |= !argument.empty();
  }
  flow.result = result.str();
  if (carries) unit_.calls.push_back(std::move(flow));
  return result.empty() || result.data() == names().bytes().data()
             ? Operand{}
             : Operand{Operand::Kind::slot, result};
}

// `known`: the callee takes what the argument's type says. Else an integer may be a pointer
// to who is called, and its memory is what it may hold.
Name Evaluator::argument(const clang::Expr *expression, bool known) {
  const Operand given = operand(expression);
  const clang::QualType type = expression->getType();
  const Where where = expression->getBeginLoc();
  const Content content = content_of(type, context());
  if (expression->isPRValue() && content == Content::bytes) {
    constraints().flow(names().bytes(), given, where);
    const bool any =
        !known && fits_pointer(type, context()) && !expression->isEvaluatable(context());
    if (!given && any) return names().bytes();
  }
  if (content == Content::record && expression->isPRValue() &&
      !unit_.layouts.has_pointers(*record_of(type, context())))
    return {};
  return slot_of(given, where);
}

Evaluator::Arguments Evaluator::arguments_of(const clang::CallExpr &call,
                                             const clang::FunctionDecl *callee, bool known) {
  Arguments arguments;
  if (const auto *member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&call)) {
    if (const clang::BinaryOperator *bound = bound_member(call)) {
      arguments.push_back(slot_of(operand(bound->getLHS()), call.getBeginLoc()));
    } else {
      const Operand object = operand(member->getImplicitObjectArgument());
      if (callee && takes_object(*callee)) arguments.push_back(slot_of(object, call.getBeginLoc()));
    }
  }
  const bool skips_object = llvm::isa<clang::CXXOperatorCallExpr>(call) && callee &&
                            llvm::isa<clang::CXXMethodDecl>(callee) && !takes_object(*callee) &&
                            llvm::cast<clang::CXXMethodDecl>(callee)->isStatic();
  for (const clang::Expr *expression : call.arguments()) {
    const Name slot = argument(expression, known);
    if (!(skips_object && expression == call.getArg(0))) arguments.push_back(slot);
  }
  return arguments;
}

Name Evaluator::result_of(clang::QualType type, bool used, bool known) {
  if (!used) return {};
  switch (content_of(type, context())) {
    case Content::pointer:
      return constraints().temporary();
    case Content::record:
      return unit_.layouts.has_pointers(*record_of(type, context())) ? constraints().temporary()
                                                                     : Name();
    case Content::bytes:
      return !known && fits_pointer(type, context()) ? names().bytes() : Name();
    default:
      return {};
  }
}

Operand Evaluator::direct_call(const clang::CallExpr &call, const clang::FunctionDecl &callee,
                               bool used) {
  const bool known = callee.hasPrototype();
  const Arguments arguments = arguments_of(call, &callee, known);
  const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(&callee);
  // Code of trivial assignments is in no function, and destructors get their objects in enter().
  if (method && method->isTrivial() && !arguments.empty() &&
      (method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator())) {
    if (arguments.size() > 1)
      use_as({Operand::Kind::slot, arguments[1]}, *method->getParent()->getDefinition(),
             call.getBeginLoc());
    return {Operand::Kind::slot, arguments.front()};
  }
  if (llvm::isa<clang::CXXDestructorDecl>(callee)) return {};
  CallFlow flow = start_call(call, CallForm::direct, names().symbol(clang::GlobalDecl(&callee)));
  flow.signature = signature_of(callee, context());
  return add_call(std::move(flow), arguments,
                  result_of(call.getCallReturnType(context()), used, known));
}

Operand Evaluator::virtual_call(const clang::CallExpr &call, const clang::CXXMethodDecl &method,
                                bool used) {
  const Arguments arguments = arguments_of(call, &method, /*known=*/true);
  const Name key = names().method(*first_declaration(method));
  const bool destructor = llvm::isa<clang::CXXDestructorDecl>(method);
  CallFlow flow = start_call(call, CallForm::virtual_method,
                             destructor ? names().intern(key + "/complete") : key);
  flow.signature = signature_of(method, context());
  flow.field = called_field(*call.getCallee(), context(), unit_.directory);
  flow.expression = text_of(shown(call));
  return add_call(std::move(flow), arguments,
                  result_of(call.getCallReturnType(context()), used, /*known=*/true));
}

Operand Evaluator::pointer_call(const clang::CallExpr &call, bool used) {
  const clang::BinaryOperator *bound = bound_member(call);
  const clang::Expr *callee = bound ? bound->getRHS() : call.getCallee();
  const Operand called = operand(callee);
  const Arguments arguments = arguments_of(call, nullptr, /*known=*/false);
  CallFlow flow = start_call(call, bound ? CallForm::member_pointer : CallForm::pointer,
                             slot_of(called, call.getBeginLoc()));
  if (const clang::FunctionType *type = called_type(call))
    flow.signature = signature_of(call, *type, bound != nullptr, context());
  flow.field = called_field(*call.getCallee(), context(), unit_.directory);
  flow.expression = text_of(shown(call));
  return add_call(std::move(flow), arguments,
                  result_of(call.getCallReturnType(context()), used, /*known=*/false));
}

Operand Evaluator::make_call(const clang::CallExpr &call, bool used) {
  const clang::Expr *spelled = call.getCallee()->IgnoreParenImpCasts();
  if (const auto *pseudo = llvm::dyn_cast<clang::CXXPseudoDestructorExpr>(spelled)) {
    discard(pseudo->getBase());
    return {};
  }
  const clang::FunctionDecl *callee = call.getDirectCallee();
  if (!callee) return pointer_call(call, used);
  if (const std::optional<Operand> result = builtin(call, *callee)) return *result;
  const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(callee);
  if (method && is_virtual_call(call)) return virtual_call(call, *method, used);
  const auto *conversion = llvm::dyn_cast<clang::CXXConversionDecl>(callee);
  if (const clang::FunctionDecl *invoker = conversion ? invoker_of(*conversion) : nullptr) {
    discard(llvm::cast<clang::CXXMemberCallExpr>(call).getImplicitObjectArgument());
    return function(*invoker);
  }
  return direct_call(call, *callee, used);
}

Operand Evaluator::call(const clang::CallExpr &call, bool used) {
  const auto known = done_.find(&call);
  if (known != done_.end()) return known->second;
  const Operand result = make_call(call, used);
  return done_[&call] = result;
}

}  // namespace stackcheck::extract
