#include "clang/AST/RecordLayout.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {
namespace {

const clang::CXXRecordDecl *class_behind(clang::QualType type) {
  if (type->isPointerType() || type->isReferenceType()) type = type->getPointeeType();
  return type->getAsCXXRecordDecl();
}

/// Whether a base on the cast's path does not start where the derived class does.
bool moves(const clang::CastExpr &cast, const clang::CXXRecordDecl *derived,
           const clang::ASTContext &context) {
  for (const clang::CXXBaseSpecifier *base : cast.path()) {
    const clang::CXXRecordDecl *parent = base->getType()->getAsCXXRecordDecl();
    if (!derived || !parent || base->isVirtual()) return true;
    if (!context.getASTRecordLayout(derived).getBaseClassOffset(parent).isZero()) return true;
    derived = parent;
  }
  return false;
}

/// Constants that programs use as marks, not as addresses: NULL and (void *)-1.
bool is_mark(const llvm::APSInt &value) { return value.isZero() || value.isAllOnes(); }

}  // namespace

Operand Evaluator::convert(Operand pointer, clang::QualType from, clang::QualType to, Where where) {
  const clang::QualType source = pointee_of(from, context());
  const clang::QualType target = pointee_of(to, context());
  if (!pointer || source.isNull() || target.isNull()) return pointer;
  if (content_of(target, context()) == Content::function) {
    const bool data = content_of(source, context()) == Content::bytes;
    if (!data) return pointer;
    return constraints().any_of({pointer, unknown("data used as code")}, where);
  }
  if (content_of(target, context()) != Content::record || context().hasSameType(source, target))
    return pointer;
  const clang::RecordDecl &record = *record_of(target, context());
  if (content_of(source, context()) == Content::record) {
    unit_.layouts.overlay(*record_of(source, context()), record, where);
    return pointer;
  }
  // Memory becomes an object of the type it is used as: malloc, pools, messages.
  return constraints().any_of({pointer, pointer_to(record)}, where);
}

Operand Evaluator::from_integer(const clang::CastExpr &cast) {
  const clang::Expr *integer = cast.getSubExpr();
  const Where where = cast.getBeginLoc();
  const Operand within = value(integer);
  if (within) return convert(within, context().VoidPtrTy, cast.getType(), where);
  clang::Expr::EvalResult constant;
  const bool fixed = integer->EvaluateAsInt(constant, context());
  if (fixed && is_mark(constant.Val.getInt())) return {};
  const clang::QualType target = pointee_of(cast.getType(), context());
  if (!target.isNull() && content_of(target, context()) == Content::bytes)
    return {Operand::Kind::value, names().intern("address:bytes")};
  const bool record = !target.isNull() && content_of(target, context()) == Content::record;
  if (record && !unit_.layouts.has_pointers(*record_of(target, context())))
    return pointer_to(*record_of(target, context()));
  const Operand why =
      fixed ? unknown("the fixed address " + llvm::toString(constant.Val.getInt(), 16))
            : unknown("an integer cast to a pointer");
  const Operand bytes = fixed ? Operand{} : Operand{Operand::Kind::slot, names().bytes()};
  return constraints().any_of({bytes, why}, where);
}

Operand Evaluator::to_base(Operand pointer, const clang::CastExpr &cast) {
  const bool down = cast.getCastKind() == clang::CK_BaseToDerived;
  const clang::CXXRecordDecl *from = class_behind(cast.getSubExpr()->getType());
  const clang::CXXRecordDecl *to = class_behind(cast.getType());
  if (!pointer || !from || !to) return pointer;
  const bool moved = moves(cast, down ? to : from, context());
  return moved ? pointer_to(*to->getDefinition()) : pointer;
}

Operand Evaluator::cast(const clang::CastExpr &cast) {
  const clang::Expr *inner = cast.getSubExpr();
  const Where where = cast.getBeginLoc();
  switch (cast.getCastKind()) {
    case clang::CK_LValueToRValue:
    case clang::CK_LValueToRValueBitCast:
      return read(place(inner), cast.getType(), where);
    case clang::CK_NullToPointer:
    case clang::CK_NullToMemberPointer:
    case clang::CK_ToVoid:
    case clang::CK_PointerToBoolean:
    case clang::CK_MemberPointerToBoolean:
    case clang::CK_IntegralToBoolean:
    case clang::CK_IntegralToFloating:
    case clang::CK_FloatingToIntegral:
    case clang::CK_FloatingToBoolean:
      return discard(inner), Operand{};
    case clang::CK_IntegralToPointer:
      return from_integer(cast);
    case clang::CK_PointerToIntegral: {
      clang::Expr::EvalResult constant;  // offsetof as C programs spell it
      const Operand pointer = value(inner);
      return cast.EvaluateAsInt(constant, context()) ? Operand{} : pointer;
    }
    case clang::CK_DerivedToBase:
    case clang::CK_UncheckedDerivedToBase:
    case clang::CK_BaseToDerived:
      return to_base(operand(inner), cast);
    case clang::CK_Dynamic: {
      const Operand object = operand(inner);
      const clang::CXXRecordDecl *target = class_behind(cast.getType());
      return target ? pointer_to(*target) : object;
    }
    case clang::CK_ToUnion: {
      const clang::RecordDecl &record = *record_of(cast.getType(), context());
      if (const clang::FieldDecl *field = cast.getTargetUnionField())
        initialise_field(*field, inner);
      return pointer_to(record);
    }
    default:
      return convert(operand(inner), inner->getType(), cast.getType(), where);
  }
}

Place Evaluator::cast_place(const clang::CastExpr &cast) {
  const clang::Expr *inner = cast.getSubExpr();
  const Where where = cast.getBeginLoc();
  const clang::CastKind kind = cast.getCastKind();
  if (kind == clang::CK_NoOp || kind == clang::CK_ConstructorConversion ||
      kind == clang::CK_UserDefinedConversion)
    return place(inner);
  Operand object = operand(inner);
  if (kind == clang::CK_DerivedToBase || kind == clang::CK_UncheckedDerivedToBase ||
      kind == clang::CK_BaseToDerived)
    object = to_base(object, cast);
  else if (kind == clang::CK_Dynamic)
    object = pointer_to(*cast.getType()->getAsCXXRecordDecl());
  else
    object = convert(object, context().getPointerType(inner->getType().getNonReferenceType()),
                     context().getPointerType(cast.getType().getNonReferenceType()), where);
  return pointee(object, cast.getType(), where);
}

}  // namespace stackcheck::extract
