#include "clang/Basic/Builtins.h"

#include "clang/AST/Attr.h"
#include "clang/AST/Stmt.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {

std::optional<Operand> Evaluator::builtin(const clang::CallExpr &call,
                                          const clang::FunctionDecl &callee) {
  const unsigned id = callee.getBuiltinID();
  if (id == 0) return std::nullopt;
  const Where where = call.getBeginLoc();
  switch (id) {
    case clang::Builtin::BImove:
    case clang::Builtin::BImove_if_noexcept:
    case clang::Builtin::BIforward:
    case clang::Builtin::BIforward_like:
    case clang::Builtin::BIas_const:
    case clang::Builtin::BIaddressof:
    case clang::Builtin::BI__addressof:
    case clang::Builtin::BI__builtin_addressof:
      return operand(call.getArg(0));
    case clang::Builtin::BI__builtin_expect:
    case clang::Builtin::BI__builtin_expect_with_probability:
    case clang::Builtin::BI__builtin_assume_aligned:
    case clang::Builtin::BI__builtin_launder:
      for (unsigned i = 1; i < call.getNumArgs(); ++i) discard(call.getArg(i));
      return operand(call.getArg(0));
    case clang::Builtin::BI__builtin_va_start:
    case clang::Builtin::BI__va_start:
    case clang::Builtin::BI__builtin_c23_va_start:
    case clang::Builtin::BI__builtin_stdarg_start:
      write(argument_list(call.getArg(0)), context().VoidPtrTy,
            {Operand::Kind::value, names().intern("address:" + names().rest(symbol_))}, where);
      return Operand{};
    case clang::Builtin::BI__builtin_va_copy:
    case clang::Builtin::BIva_copy:
      write(argument_list(call.getArg(0)), context().VoidPtrTy,
            read(argument_list(call.getArg(1)), context().VoidPtrTy, where), where);
      return Operand{};
    case clang::Builtin::BI__builtin_va_end:
      return Operand{};
    case clang::Builtin::BI__builtin_alloca:
    case clang::Builtin::BI__builtin_alloca_with_align:
    case clang::Builtin::BI__builtin_alloca_uninitialized:
    case clang::Builtin::BIalloca: {
      discard(call.getArg(0));
      const Operand pointers{Operand::Kind::value,
                             names().intern("address:" + constraints().temporary())};
      const Operand bytes{Operand::Kind::value, names().intern("address:bytes")};
      return constraints().any_of({pointers, bytes}, where);
    }
    case clang::Builtin::BI__builtin_frame_address:
      return Operand{Operand::Kind::value, names().intern("address:bytes")};
    default:
      break;
  }
  const auto &builtins = context().BuiltinInfo;
  if (builtins.isUnevaluated(id) || id == clang::Builtin::BI__builtin_constant_p ||
      id == clang::Builtin::BI__builtin_object_size)
    return Operand{};
  if (builtins.isLibFunction(id) || builtins.isPredefinedLibFunction(id)) return std::nullopt;
  const llvm::SmallVector<const clang::Expr *> arguments(call.arguments());
  return mix(arguments, call.getCallReturnType(context()), where);
}

// Any argument may go to where any other points, and come back: exchanges, exclusive loads.
Operand Evaluator::mix(llvm::ArrayRef<const clang::Expr *> arguments, clang::QualType result,
                       Where where) {
  llvm::SmallVector<Operand> given;
  llvm::SmallVector<Name> places;
  bool pointers = false;
  for (const clang::Expr *argument : arguments) {
    const Operand value = operand(argument);
    if (!value) continue;
    given.push_back(value);
    const clang::QualType target = pointee_of(argument->getType(), context());
    const Content content = target.isNull() ? Content::nothing : content_of(target, context());
    pointers |= content != Content::bytes;
    if (!target.isNull() && content != Content::function) places.push_back(slot_of(value, where));
  }
  const bool returns = content_of(result, context()) == Content::pointer;
  if (!pointers && given.size() < 2) return returns ? unknown("a builtin's result") : Operand{};
  const Name pool = constraints().temporary();
  for (const Operand &value : given) constraints().flow(pool, value, where);
  for (const Name place : places) constraints().add(FlowKind::load, pool, place, where);
  for (const Name place : places) constraints().add(FlowKind::store, place, pool, where);
  return returns ? Operand{Operand::Kind::slot, pool} : Operand{};
}

Operand Evaluator::atomic(const clang::AtomicExpr &atomic) {
  llvm::SmallVector<const clang::Expr *> arguments;
  for (const clang::Stmt *child : atomic.children())
    if (const auto *expression = llvm::dyn_cast_or_null<clang::Expr>(child))
      arguments.push_back(expression);
  return mix(arguments, atomic.getType(), atomic.getBeginLoc());
}

// A va_list is followed as a pointer to the `rest:` slot of the function that started it.
Place Evaluator::argument_list(const clang::Expr *expression) {
  return expression->isGLValue()
             ? place(expression)
             : pointee(value(expression), context().VoidPtrTy, expression->getBeginLoc());
}

Operand Evaluator::next_argument(const clang::VAArgExpr &expression) {
  const Where where = expression.getBeginLoc();
  const Operand list = read(argument_list(expression.getSubExpr()), context().VoidPtrTy, where);
  const Content content = content_of(expression.getType(), context());
  if (content == Content::bytes) {
    if (fits_pointer(expression.getType(), context()))
      constraints().add(FlowKind::load, names().bytes(), slot_of(list, where), where);
    return {};
  }
  return {Operand::Kind::load, slot_of(list, where)};
}

void Evaluator::assembly(const clang::GCCAsmStmt &assembly) {
  const Where where = assembly.getBeginLoc();
  const bool barrier = assembly.getAsmString().empty();
  for (unsigned i = 0; i < assembly.getNumOutputs(); ++i) {
    const clang::Expr *output = assembly.getOutputExpr(i);
    const Place to = place(output);
    if (!barrier && content_of(output->getType(), context()) != Content::bytes)
      write(to, output->getType(), unknown("written by inline assembly"), where);
  }
  for (unsigned i = 0; i < assembly.getNumInputs(); ++i) {
    const clang::Expr *input = assembly.getInputExpr(i);
    const Operand given = operand(input);
    const clang::QualType target =
        input->isGLValue() ? input->getType() : pointee_of(input->getType(), context());
    const bool data = target.isNull() || content_of(target, context()) == Content::bytes ||
                      content_of(target, context()) == Content::function;
    if (given && !data && !barrier)
      constraints().add(FlowKind::store, slot_of(given, where),
                        slot_of(unknown("written by inline assembly"), where), where);
  }
}

}  // namespace stackcheck::extract
