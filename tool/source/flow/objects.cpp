#include "source/called_field.h"
#include "source/flow/evaluator.h"
#include "source/flow/variants.h"

namespace stackcheck::extract {
namespace {

clang::GlobalDecl variant_of(const clang::CXXConstructExpr &expression) {
  const bool complete = expression.getConstructionKind() == clang::CXXConstructionKind::Complete;
  return {expression.getConstructor(), complete ? clang::Ctor_Complete : clang::Ctor_Base};
}

/// Whether `this` is used in the statement for more than a field.
bool gives_away_this(const clang::Stmt *statement) {
  if (!statement) return false;
  if (llvm::isa<clang::CXXThisExpr>(statement)) return true;
  const auto *member = llvm::dyn_cast<clang::MemberExpr>(statement);
  const bool field = member && llvm::isa<clang::FieldDecl>(member->getMemberDecl()) &&
                     llvm::isa<clang::CXXThisExpr>(member->getBase()->IgnoreParenImpCasts());
  return !field && llvm::any_of(statement->children(), gives_away_this);
}

}  // namespace

// An object has the class of a base while the base is made and destroyed, for whoever gets it
// then (C++ [class.cdtor]/4).
void Evaluator::note_object_in_the_making() {
  const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(function_);
  const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(function_);
  if (!constructor && !llvm::isa<clang::CXXDestructorDecl>(function_)) return;
  bool given = gives_away_this(function_->getBody());
  if (constructor)
    for (const clang::CXXCtorInitializer *part : constructor->inits())
      given |= gives_away_this(part->getInit());
  if (given) instantiate(*method->getParent());
}

void Evaluator::instantiate(const clang::RecordDecl &record) {
  const auto *type = llvm::dyn_cast<clang::CXXRecordDecl>(&record);
  if (type && type->getDefinition() && type->getDefinition()->isDynamicClass())
    unit_.instantiated.insert(type->getDefinition());
}

Operand Evaluator::this_pointer() {
  if (captured_this_) return read(member(*captured_this_, {}), captured_this_->getType(), {});
  const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(function_);
  if (!method) return {};
  return {Operand::Kind::slot, names().parameter(symbol_, 0)};
}

Operand Evaluator::construct(const clang::CXXConstructExpr &expression) {
  const clang::CXXConstructorDecl &constructor = *expression.getConstructor();
  const Where where = expression.getBeginLoc();
  const clang::QualType type = expression.getType();
  if (content_of(type, context()) == Content::pointer)  // a va_list is a class in C++
    return expression.getNumArgs() ? read(place(expression.getArg(0)), type, where) : Operand{};
  const clang::CXXRecordDecl &record = *constructor.getParent();
  if (expression.getConstructionKind() == clang::CXXConstructionKind::Complete) instantiate(record);
  Arguments arguments{slot_of(pointer_to(record), where)};
  for (const clang::Expr *argument : expression.arguments())
    arguments.push_back(this->argument(argument, /*known=*/true));
  if (constructor.isTrivial()) {
    if (arguments.size() > 1) use_as({Operand::Kind::slot, arguments[1]}, record, where);
    return pointer_to(record);
  }
  CallFlow flow = start_call(
      expression, CallForm::direct,
      names().symbol(with_code(variant_of(expression), names(), *unit_.code.GetModule())));
  flow.signature = signature_of(constructor, context());
  add_call(std::move(flow), arguments, {});
  return pointer_to(record);
}

// The parameters of the inheriting constructor go on to the one inherited.
Operand Evaluator::construct_inherited(const clang::CXXInheritedCtorInitExpr &expression) {
  const clang::CXXConstructorDecl &constructor = *expression.getConstructor();
  const Where where = expression.getBeginLoc();
  Arguments arguments{slot_of(pointer_to(*constructor.getParent()), where)};
  for (std::size_t i = 0; i < constructor.param_size(); ++i)
    arguments.push_back(names().parameter(symbol_, i + 1));
  CallFlow flow = start_call(expression, CallForm::direct,
                             names().symbol(with_code({&constructor, clang::Ctor_Base}, names(),
                                                      *unit_.code.GetModule())));
  flow.signature = signature_of(constructor, context());
  add_call(std::move(flow), arguments, {});
  return pointer_to(*constructor.getParent());
}

Operand Evaluator::new_object(const clang::CXXNewExpr &expression) {
  const Where where = expression.getBeginLoc();
  const clang::QualType type = expression.getAllocatedType();
  if (expression.getArraySize() && *expression.getArraySize()) discard(*expression.getArraySize());
  Arguments arguments{Name()};
  Place memory = fresh(type);
  for (const clang::Expr *placement : expression.placement_arguments()) {
    const Operand given = operand(placement);
    arguments.push_back(slot_of(given, where));
    const Operand all[] = {given, address(memory)};
    if (given && placement->getType()->isAnyPointerType())
      memory = pointee(constraints().any_of(all, where), type, where);
  }
  if (const clang::FunctionDecl *allocator = expression.getOperatorNew())
    if (!allocator->isReservedGlobalPlacementOperator()) {
      CallFlow flow =
          start_call(expression, CallForm::direct, names().symbol(clang::GlobalDecl(allocator)));
      flow.signature = signature_of(*allocator, context());
      add_call(std::move(flow), arguments, {});
    }
  if (expression.getInitializer()) initialise(memory, type, expression.getInitializer());
  // Whatever was in the memory, now it is an object of this type.
  return content_of(type, context()) == Content::record ? pointer_to(*record_of(type, context()))
                                                        : address(memory);
}

void Evaluator::delete_object(const clang::CXXDeleteExpr &expression) {
  const Operand object = operand(expression.getArgument());
  const std::string destructor = deleted_virtually(expression);
  if (destructor.empty()) return;
  const clang::CXXDestructorDecl *called =
      expression.getDestroyedType()->getAsCXXRecordDecl()->getDestructor();
  CallFlow flow =
      start_call(expression, CallForm::virtual_method, names().method(*first_declaration(*called)));
  flow.signature = signature_of(*called, context());
  flow.field = destructor;
  flow.expression = text_of(*expression.getArgument());
  add_call(std::move(flow), {slot_of(object, expression.getBeginLoc())}, {});
}

Operand Evaluator::lambda(const clang::LambdaExpr &expression) {
  const clang::CXXRecordDecl &closure = *expression.getLambdaClass();
  auto field = closure.field_begin();
  for (const clang::Expr *captured : expression.capture_inits()) {
    if (captured) initialise_field(**field, captured);
    ++field;
  }
  return pointer_to(closure);
}

// std::initializer_list's only pointers are to its array (one or two, by library).
Operand Evaluator::list_object(const clang::CXXStdInitializerListExpr &expression) {
  const Operand array = operand(expression.getSubExpr());
  const clang::RecordDecl &record = *record_of(expression.getType(), context());
  for (const clang::FieldDecl *field : record.fields())
    if (content_of(field->getType(), context()) == Content::pointer)
      constraints().flow(unit_.layouts.field(*field), array, expression.getBeginLoc());
  return pointer_to(record);
}

}  // namespace stackcheck::extract
