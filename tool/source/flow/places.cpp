#include "clang/AST/StmtVisitor.h"
#include "source/flow/evaluator.h"

namespace stackcheck::extract {

/// The place of each kind of lvalue.
class PlaceVisitor : public clang::ConstStmtVisitor<PlaceVisitor, Place> {
 public:
  explicit PlaceVisitor(Evaluator &evaluator) : on_(evaluator) {}

  Place VisitStmt(const clang::Stmt *statement) {
    for (const clang::Stmt *child : statement->children()) on_.run(child);
    return {{}, on_.unknown("an lvalue that is not followed")};
  }

  Place VisitParenExpr(const clang::ParenExpr *e) { return on_.place(e->getSubExpr()); }
  Place VisitConstantExpr(const clang::ConstantExpr *e) {
    if (!e->hasAPValueResult()) return on_.place(e->getSubExpr());
    return on_.pointee(on_.constant_value(*e), e->getType(), e->getBeginLoc());
  }
  Place VisitFullExpr(const clang::FullExpr *e) { return on_.place(e->getSubExpr()); }
  Place VisitCastExpr(const clang::CastExpr *e) { return on_.cast_place(*e); }
  Place VisitCallExpr(const clang::CallExpr *e) {
    return on_.pointee(on_.call(*e, /*used=*/true), e->getType(), e->getBeginLoc());
  }
  Place VisitVAArgExpr(const clang::VAArgExpr *e) {
    return on_.pointee(on_.next_argument(*e), e->getType(), e->getBeginLoc());
  }
  Place VisitGenericSelectionExpr(const clang::GenericSelectionExpr *e) {
    return on_.place(e->getResultExpr());
  }
  Place VisitChooseExpr(const clang::ChooseExpr *e) { return on_.place(e->getChosenSubExpr()); }
  Place VisitOpaqueValueExpr(const clang::OpaqueValueExpr *e) {
    return on_.place(e->getSourceExpr());
  }
  Place VisitStringLiteral(const clang::StringLiteral *) { return {on_.names().bytes(), {}}; }
  Place VisitPredefinedExpr(const clang::PredefinedExpr *) { return {on_.names().bytes(), {}}; }
  Place VisitCompoundLiteralExpr(const clang::CompoundLiteralExpr *e) {
    const Place place = on_.fresh(e->getType());
    on_.initialise(place, e->getType(), e->getInitializer());
    return place;
  }

  Place VisitDeclRefExpr(const clang::DeclRefExpr *e) {
    const clang::ValueDecl *declaration = e->getDecl();
    if (const auto *binding = llvm::dyn_cast<clang::BindingDecl>(declaration))
      return binding->getBinding() ? on_.place(binding->getBinding()) : Place{};
    if (const auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration))
      return {{}, on_.function(*function)};
    if (const auto captured = on_.captures_.find(declaration); captured != on_.captures_.end())
      return on_.member(*captured->second, e->getBeginLoc());
    if (const auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
      return on_.variable(*variable, e->getBeginLoc());
    return template_object(*e);
  }

  Place VisitMemberExpr(const clang::MemberExpr *e) {
    const clang::ValueDecl *declaration = e->getMemberDecl();
    const Operand object = on_.operand(e->getBase());
    if (const auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
      return on_.variable(*variable, e->getBeginLoc());
    if (const auto *method = llvm::dyn_cast<clang::FunctionDecl>(declaration))
      return {{}, on_.function(*method)};
    const auto *field = llvm::cast<clang::FieldDecl>(declaration);
    if (field->getParent()->isCompleteDefinition())
      on_.use_as(object, visible_record(*field->getParent()), e->getBeginLoc());
    if (field->isAnonymousStructOrUnion()) return {{}, object};
    return on_.member(*field, e->getBeginLoc());
  }

  Place VisitArraySubscriptExpr(const clang::ArraySubscriptExpr *e) {
    on_.discard(e->getIdx());
    return on_.pointee(on_.operand(e->getBase()), e->getType(), e->getBeginLoc());
  }

  Place VisitUnaryOperator(const clang::UnaryOperator *e) {
    if (e->getOpcode() == clang::UO_Deref)
      return on_.pointee(on_.operand(e->getSubExpr()), e->getType(), e->getBeginLoc());
    return on_.place(e->getSubExpr());  // ++p, __real c, __extension__
  }

  Place VisitBinaryOperator(const clang::BinaryOperator *e) {
    if (e->isAssignmentOp()) return assigned(*e);
    const Operand left = on_.operand(e->getLHS());
    if (e->getOpcode() == clang::BO_Comma) return on_.place(e->getRHS());
    const Operand member = on_.operand(e->getRHS());  // .* and ->* of a data member
    static_cast<void>(left);
    return on_.pointee(member, e->getType(), e->getBeginLoc());
  }

  Place VisitAbstractConditionalOperator(const clang::AbstractConditionalOperator *e) {
    on_.discard(e->getCond());
    const Operand one = on_.operand(e->getTrueExpr());
    const Operand other = on_.operand(e->getFalseExpr());
    const Operand any = on_.constraints().any_of({one, other}, e->getBeginLoc());
    return on_.pointee(any, e->getType(), e->getBeginLoc());
  }

  Place VisitMaterializeTemporaryExpr(const clang::MaterializeTemporaryExpr *e) {
    const Place place = on_.fresh(e->getType());
    on_.initialise(place, e->getType(), e->getSubExpr());
    return place;
  }
  Place VisitCXXDefaultArgExpr(const clang::CXXDefaultArgExpr *e) {
    return on_.place(e->getExpr());
  }
  Place VisitCXXDefaultInitExpr(const clang::CXXDefaultInitExpr *e) {
    return on_.place(e->getExpr());
  }
  Place VisitSubstNonTypeTemplateParmExpr(const clang::SubstNonTypeTemplateParmExpr *e) {
    return on_.place(e->getReplacement());
  }
  Place VisitCXXRewrittenBinaryOperator(const clang::CXXRewrittenBinaryOperator *e) {
    return on_.place(e->getSemanticForm());
  }
  Place VisitPackIndexingExpr(const clang::PackIndexingExpr *e) {
    return on_.place(e->getSelectedExpr());
  }
  Place VisitInitListExpr(const clang::InitListExpr *e) { return on_.place(e->getInit(0)); }
  Place VisitExtVectorElementExpr(const clang::ExtVectorElementExpr *e) {
    on_.operand(e->getBase());
    return {on_.names().bytes(), {}};
  }
  Place VisitCXXTypeidExpr(const clang::CXXTypeidExpr *) { return {}; }

 private:
  Place template_object(const clang::DeclRefExpr &e) {
    const auto *object = llvm::dyn_cast<clang::TemplateParamObjectDecl>(e.getDecl());
    const Place place = on_.fresh(e.getType());
    if (object) on_.constant(place, e.getType(), object->getValue(), e.getBeginLoc());
    return place;
  }

  Place assigned(const clang::BinaryOperator &e) {
    const Operand value = on_.operand(e.getRHS());
    const Place place = on_.place(e.getLHS());
    if (e.getOpcode() == clang::BO_Assign) on_.copy_element(place, e);
    const bool pointer = e.getLHS()->getType()->isAnyPointerType();
    if (e.getOpcode() == clang::BO_Assign || !pointer)  // p += n leaves what p points to
      on_.write(place, e.getLHS()->getType(), value, e.getBeginLoc());
    return place;
  }

  Evaluator &on_;
};

Place Evaluator::place(const clang::Expr *expression) {
  return PlaceVisitor(*this).Visit(expression);
}

}  // namespace stackcheck::extract
