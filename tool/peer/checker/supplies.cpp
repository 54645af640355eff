#include "peer/checker/supplies.h"

#include <algorithm>

#include "clang/AST/RecursiveASTVisitor.h"
#include "options/model_place.h"
#include "peer/checker/expressions.h"
#include "peer/checker/observed.h"
#include "source/called_names.h"

namespace stackcheck::peer {

namespace {

const clang::FunctionDecl *function_named(const clang::Expr *expr) {
  expr = expr ? bare(expr) : nullptr;
  if (const auto *address = llvm::dyn_cast_or_null<clang::UnaryOperator>(expr);
      address && address->getOpcode() == clang::UO_AddrOf)
    expr = bare(address->getSubExpr());
  const auto *name = llvm::dyn_cast_or_null<clang::DeclRefExpr>(expr);
  const auto *function = name ? llvm::dyn_cast<clang::FunctionDecl>(name->getDecl()) : nullptr;
  return function ? function->getCanonicalDecl() : nullptr;
}

class PromiseVisitor : public clang::RecursiveASTVisitor<PromiseVisitor> {
 public:
  PromiseVisitor(const std::vector<Contract> &contracts, Role role) {
    for (const Contract &contract : contracts)
      if (contract.role == role) by_name_[contract.name] = &contract;
  }

  bool VisitCallExpr(clang::CallExpr *call) {
    const clang::FunctionDecl *callee = call->getDirectCallee();
    const Contract *contract = callee ? find(callee->getQualifiedNameAsString()) : nullptr;
    const auto place = contract ? parse_place(contract->callback) : std::nullopt;
    if (place && place->argument < call->getNumArgs()) add(call->getArg(place->argument), contract);
    for (unsigned i = 0; callee && i < call->getNumArgs() && i < callee->getNumParams(); ++i)
      add(call->getArg(i), of_type(callee->getParamDecl(i)->getType()));
    return true;
  }

  bool VisitVarDecl(clang::VarDecl *variable) {
    if (!variable->getInit()) return true;
    add(variable->getInit(), of_type(variable->getType()));
    return true;
  }

  bool VisitBinaryOperator(clang::BinaryOperator *operation) {
    if (operation->getOpcode() != clang::BO_Assign) return true;
    add(operation->getRHS(), of_type(operation->getLHS()->getType()));
    if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(bare(operation->getLHS())))
      add(operation->getRHS(), of_field(*member->getMemberDecl()));
    return true;
  }

  bool VisitInitListExpr(clang::InitListExpr *list) {
    const clang::RecordDecl *record = list->getType()->getAsRecordDecl();
    unsigned next = 0;
    if (const auto *array = list->getType()->getAsArrayTypeUnsafe())
      for (const clang::Expr *init : list->inits()) add(init, of_type(array->getElementType()));
    if (!record || !list->isSemanticForm()) return true;
    for (const clang::FieldDecl *field : record->fields()) {
      if (next >= list->getNumInits()) break;
      add(list->getInit(next), of_type(field->getType()));
      add(list->getInit(next++), of_field(*field));
    }
    return true;
  }

  Promises promises;

 private:
  const Contract *find(const std::string &name) const {
    const auto row = by_name_.find(name);
    return row == by_name_.end() ? nullptr : row->second;
  }
  const Contract *of_type(clang::QualType type) const {
    const auto *named = type->getAs<clang::TypedefType>();
    return named ? find(named->getDecl()->getQualifiedNameAsString()) : nullptr;
  }
  const Contract *of_field(const clang::ValueDecl &member) const {
    const auto *field = llvm::dyn_cast<clang::FieldDecl>(&member);
    return field ? find(field_name(*field)) : nullptr;
  }
  void add(const clang::Expr *value, const Contract *contract) {
    const clang::FunctionDecl *function = contract ? function_named(value) : nullptr;
    if (function) promises[function] = contract;
  }

  std::map<std::string, const Contract *> by_name_;
};

class Keeping {
 public:
  Keeping(Run &run, const Contract &promise) : run_(run), promise_(promise) {}

  void check(const Exit &exit) {
    const Observed seen = observe(exit, *run_.calls.function);
    if (seen.kind != Observed::Kind::number) return;
    for (const auto &[key, facts] : exit.connections) {
      const auto site = run_.sites.find(facts.site);
      if (!facts.last || site == run_.sites.end() || site->second.contract->role != Role::read)
        continue;
      check(exit, facts, seen.number);
    }
  }

 private:
  /// What the promise makes of a number; several outcomes may share one.
  bool may_mean(Means means, long long number) const {
    return std::ranges::any_of(promise_.outcomes, [&](const ContractOutcome &outcome) {
      return outcome.means == means && outcome.result && matches(*outcome.result, number);
    });
  }

  bool matches(const ContractValue &value, long long number) const {
    const auto low = value.low.empty() ? std::nullopt : run_.contracts.value(value.low);
    const auto high = value.high.empty() ? std::nullopt : run_.contracts.value(value.high);
    if (!value.is_range) return low == number;
    return (!low || number >= *low) && (!high || number <= *high);
  }

  void check(const Exit &exit, const ConnectionFacts &facts, long long number) {
    const bool is_gone = *facts.last != Means::data && *facts.last != Means::nothing_yet;
    const bool says_gone = may_mean(Means::end, number) || may_mean(Means::reset, number);
    const bool says_waiting = may_mean(Means::nothing_yet, number);
    if (is_gone && says_waiting)
      add(FindingKind::close_taken_for_timeout, exit, facts, number, "nothing has come yet");
    if (facts.last == Means::nothing_yet && says_gone && !says_waiting)
      add(FindingKind::timeout_taken_for_close, exit, facts, number, "the peer has closed");
  }

  void add(FindingKind kind, const Exit &exit, const ConnectionFacts &facts, long long number,
           const std::string &meaning) {
    run_.add({kind, facts.site,
              std::to_string(number) + " means to " + promise_.name + " that " + meaning, exit.node,
              exit.statement, *facts.last});
  }

  Run &run_;
  const Contract &promise_;
};

}  // namespace

Promises find_promises(clang::ASTContext &ast, const std::vector<Contract> &contracts, Role role) {
  PromiseVisitor visitor(contracts, role);
  visitor.TraverseDecl(ast.getTranslationUnitDecl());
  return std::move(visitor.promises);
}

void check_promise(Run &run, const Contract &promise) {
  Keeping keeping(run, promise);
  for (const Exit &exit : run.exits) keeping.check(exit);
}

}  // namespace stackcheck::peer
