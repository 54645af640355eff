#include "clang/AST/StmtVisitor.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {

/// The operand of each kind of expression that is no lvalue.
class ValueVisitor : public clang::ConstStmtVisitor<ValueVisitor, Operand> {
 public:
  explicit ValueVisitor(Evaluator &evaluator) : on_(evaluator) {}

  // What nothing below says may give any pointer.
  Operand VisitStmt(const clang::Stmt *statement) {
    for (const clang::Stmt *child : statement->children()) on_.run(child);
    const auto *expression = llvm::dyn_cast<clang::Expr>(statement);
    const bool pointer =
        expression && content_of(expression->getType(), on_.context()) == Content::pointer;
    return pointer ? on_.unknown("an expression that is not followed") : Operand{};
  }

  Operand VisitParenExpr(const clang::ParenExpr *e) { return on_.operand(e->getSubExpr()); }
  Operand VisitConstantExpr(const clang::ConstantExpr *e) {
    // Functions that are called at compile time are in no object.
    return e->hasAPValueResult() ? on_.constant_value(*e) : on_.operand(e->getSubExpr());
  }
  Operand VisitFullExpr(const clang::FullExpr *e) { return on_.operand(e->getSubExpr()); }
  Operand VisitCastExpr(const clang::CastExpr *e) { return on_.cast(*e); }
  Operand VisitCallExpr(const clang::CallExpr *e) { return on_.call(*e, /*used=*/true); }
  Operand VisitAtomicExpr(const clang::AtomicExpr *e) { return on_.atomic(*e); }
  Operand VisitVAArgExpr(const clang::VAArgExpr *e) { return on_.next_argument(*e); }
  Operand VisitStmtExpr(const clang::StmtExpr *e) { return on_.last_value(*e); }
  Operand VisitInitListExpr(const clang::InitListExpr *e) {
    const Place place = on_.fresh(e->getType());
    on_.initialise(place, e->getType(), e);
    return on_.read(place, e->getType(), e->getBeginLoc());
  }
  Operand VisitGenericSelectionExpr(const clang::GenericSelectionExpr *e) {
    return on_.operand(e->getResultExpr());
  }
  Operand VisitChooseExpr(const clang::ChooseExpr *e) { return on_.operand(e->getChosenSubExpr()); }
  Operand VisitOpaqueValueExpr(const clang::OpaqueValueExpr *e) {
    return e->getSourceExpr() ? on_.operand(e->getSourceExpr()) : Operand{};
  }

  Operand VisitBinaryConditionalOperator(const clang::BinaryConditionalOperator *e) {
    const Operand common = on_.operand(e->getCommon());
    const Operand otherwise = on_.operand(e->getFalseExpr());
    return on_.constraints().any_of({common, otherwise}, e->getBeginLoc());
  }
  Operand VisitConditionalOperator(const clang::ConditionalOperator *e) {
    on_.discard(e->getCond());
    const Operand one = on_.operand(e->getTrueExpr());
    const Operand other = on_.operand(e->getFalseExpr());
    return on_.constraints().any_of({one, other}, e->getBeginLoc());
  }

  Operand VisitUnaryOperator(const clang::UnaryOperator *e) {
    if (e->getOpcode() == clang::UO_AddrOf) return address_of(*e->getSubExpr());
    if (e->isIncrementDecrementOp()) return changed(*e);
    const Operand value = on_.operand(e->getSubExpr());
    return e->getOpcode() == clang::UO_LNot ? Operand{} : value;
  }

  Operand VisitBinaryOperator(const clang::BinaryOperator *e) {
    if (e->isAssignmentOp()) {
      const Place place = on_.place(e);
      return on_.read(place, e->getType(), e->getBeginLoc());
    }
    const Operand left = on_.operand(e->getLHS());
    const Operand right = on_.operand(e->getRHS());
    if (e->getOpcode() == clang::BO_Comma || e->isPtrMemOp()) return right;
    if (e->isComparisonOp() || e->isLogicalOp()) return {};
    if (!e->getType()->isAnyPointerType()) return integer(*e, left, right);
    return e->getLHS()->getType()->isAnyPointerType() ? left : right;
  }

  Operand VisitCXXThisExpr(const clang::CXXThisExpr *) { return on_.this_pointer(); }
  Operand VisitCXXConstructExpr(const clang::CXXConstructExpr *e) { return on_.construct(*e); }
  Operand VisitCXXInheritedCtorInitExpr(const clang::CXXInheritedCtorInitExpr *e) {
    return on_.construct_inherited(*e);
  }
  Operand VisitCXXNewExpr(const clang::CXXNewExpr *e) { return on_.new_object(*e); }
  Operand VisitCXXDeleteExpr(const clang::CXXDeleteExpr *e) {
    return on_.delete_object(*e), Operand{};
  }
  Operand VisitLambdaExpr(const clang::LambdaExpr *e) { return on_.lambda(*e); }
  Operand VisitCXXStdInitializerListExpr(const clang::CXXStdInitializerListExpr *e) {
    return on_.list_object(*e);
  }
  Operand VisitCXXDefaultArgExpr(const clang::CXXDefaultArgExpr *e) {
    return on_.operand(e->getExpr());
  }
  Operand VisitCXXDefaultInitExpr(const clang::CXXDefaultInitExpr *e) {
    return on_.operand(e->getExpr());
  }
  Operand VisitCXXBindTemporaryExpr(const clang::CXXBindTemporaryExpr *e) {
    return on_.operand(e->getSubExpr());
  }
  Operand VisitSubstNonTypeTemplateParmExpr(const clang::SubstNonTypeTemplateParmExpr *e) {
    return on_.operand(e->getReplacement());
  }
  Operand VisitCXXRewrittenBinaryOperator(const clang::CXXRewrittenBinaryOperator *e) {
    return on_.operand(e->getSemanticForm());
  }
  Operand VisitPackIndexingExpr(const clang::PackIndexingExpr *e) {
    return on_.operand(e->getSelectedExpr());
  }
  Operand VisitCXXThrowExpr(const clang::CXXThrowExpr *e) {
    if (e->getSubExpr()) on_.operand(e->getSubExpr());
    return {};
  }
  Operand VisitDesignatedInitUpdateExpr(const clang::DesignatedInitUpdateExpr *e) {
    const Place place = on_.fresh(e->getType());
    on_.initialise(place, e->getType(), e);
    return on_.read(place, e->getType(), e->getBeginLoc());
  }
  Operand VisitArrayInitLoopExpr(const clang::ArrayInitLoopExpr *e) {
    return on_.operand(e->getSubExpr());
  }

  // Not evaluated, or never a pointer of the program's.
  Operand VisitUnaryExprOrTypeTraitExpr(const clang::UnaryExprOrTypeTraitExpr *e) {
    if (!e->isArgumentType() && e->getArgumentExpr()->getType()->isVariableArrayType())
      on_.discard(e->getArgumentExpr());
    else if (e->isArgumentType())
      on_.sizes_of(e->getArgumentType());
    return {};
  }
  Operand VisitCXXNoexceptExpr(const clang::CXXNoexceptExpr *) { return {}; }
  Operand VisitCXXTypeidExpr(const clang::CXXTypeidExpr *) { return {}; }
  Operand VisitRequiresExpr(const clang::RequiresExpr *) { return {}; }
  Operand VisitImplicitValueInitExpr(const clang::ImplicitValueInitExpr *) { return {}; }
  Operand VisitNoInitExpr(const clang::NoInitExpr *) { return {}; }
  Operand VisitCXXScalarValueInitExpr(const clang::CXXScalarValueInitExpr *) { return {}; }
  Operand VisitCXXNullPtrLiteralExpr(const clang::CXXNullPtrLiteralExpr *) { return {}; }
  Operand VisitGNUNullExpr(const clang::GNUNullExpr *) { return {}; }
  Operand VisitAddrLabelExpr(const clang::AddrLabelExpr *) { return {}; }
  Operand VisitSourceLocExpr(const clang::SourceLocExpr *) { return {}; }
  Operand VisitOffsetOfExpr(const clang::OffsetOfExpr *) { return {}; }

 private:
  // Sums, masks and shifts of an address are still that address to whoever casts it back.
  Operand integer(const clang::BinaryOperator &e, Operand left, Operand right) {
    const bool difference =
        e.getOpcode() == clang::BO_Sub && e.getLHS()->getType()->isAnyPointerType();
    if (difference) return {};
    return on_.constraints().any_of({left, right}, e.getBeginLoc());
  }

  Operand address_of(const clang::Expr &e) {
    const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(e.IgnoreParens());
    const clang::ValueDecl *declaration = name ? name->getDecl() : nullptr;
    const auto *method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(declaration);
    if (method && method->isImplicitObjectMemberFunction()) return on_.method_pointer(*method);
    if (const auto *field = llvm::dyn_cast_or_null<clang::FieldDecl>(declaration))
      return on_.address(on_.member(*field, e.getBeginLoc()));
    return on_.address(on_.place(&e));
  }

  // `p++`: where it points to does not change as far as slots go.
  Operand changed(const clang::UnaryOperator &e) {
    const Place place = on_.place(e.getSubExpr());
    const Operand value = on_.read(place, e.getSubExpr()->getType(), e.getBeginLoc());
    if (content_of(e.getType(), on_.context()) == Content::bytes)
      on_.write(place, e.getSubExpr()->getType(), value, e.getBeginLoc());
    return value;
  }

  Evaluator &on_;
};

namespace {

/// Whether evaluating the expression twice would do twice what it does.
bool acts(const clang::Expr &expression) {
  return llvm::isa<clang::CXXConstructExpr, clang::CXXNewExpr, clang::LambdaExpr, clang::StmtExpr,
                   clang::CXXDeleteExpr>(expression);
}

}  // namespace

Operand Evaluator::value(const clang::Expr *expression) {
  if (!acts(*expression)) return ValueVisitor(*this).Visit(expression);
  const auto known = done_.find(expression);
  if (known != done_.end()) return known->second;
  const Operand result = ValueVisitor(*this).Visit(expression);
  return done_[expression] = result;
}

Operand Evaluator::operand(const clang::Expr *expression) {
  const bool function = content_of(expression->getType(), context()) == Content::function;
  return function || expression->isGLValue() ? address(place(expression)) : value(expression);
}

Operand Evaluator::method_pointer(const clang::CXXMethodDecl &method) {
  if (!method.isVirtual()) {
    const Name symbol = names().symbol(clang::GlobalDecl(&method));
    unit_.address_taken.insert(symbol.data());
    return {Operand::Kind::value, names().intern("member:" + symbol)};
  }
  return {Operand::Kind::value,
          names().intern("virtual:" + names().method(*first_declaration(method)))};
}

}  // namespace stackcheck::extract
