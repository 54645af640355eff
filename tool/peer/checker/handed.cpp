#include "peer/checker/handed.h"

#include <set>

#include "peer/checker/loops.h"
#include "peer/checker/path_state.h"
#include "peer/checker/records.h"
#include "peer/checker/uses.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

class Path {
 public:
  Handed run(const ento::ExplodedNode *end, const clang::Expr *site) {
    for (const ento::ExplodedNode *node = end; node; node = node->getFirstPred()) {
      const clang::ProgramPoint point = node->getLocation();
      const auto *tag = llvm::dyn_cast_or_null<EventTag>(point.getTag());
      if (tag && tag->site == site) break;
      if (const auto enter = point.getAs<clang::CallEnter>()) entered_.insert(enter->getCallExpr());
      if (const auto statement = point.getAs<clang::PostStmt>())
        if (const auto *call = statement->getStmtAs<clang::CallExpr>()) add(*call, *node);
    }
    for (const clang::Stmt *call : entered_)
      handed_.erase(static_cast<const clang::CallExpr *>(call));
    return std::move(handed_);
  }

 private:
  void add(const clang::CallExpr &call, const ento::ExplodedNode &node) {
    const auto *function =
        llvm::dyn_cast_or_null<clang::FunctionDecl>(node.getStackFrame()->getDecl());
    const clang::FunctionDecl *callee = call.getDirectCallee();
    if (!function || !callee || callee->isVariadic() || handed_.contains(&call)) return;
    if (call.getType()->isVoidType() || use_of_result(*function, call) == ResultUse::ignored)
      return;
    std::vector<std::optional<long long>> numbers;
    for (const clang::Expr *argument : call.arguments())
      numbers.push_back(number_of(node.getState(), node.getSVal(argument)));
    handed_.emplace(&call, std::move(numbers));
  }

  Handed handed_;
  std::set<const clang::Stmt *> entered_;
};

}  // namespace

Handed handed_after(const ento::ExplodedNode *end, const clang::Expr *site) {
  return Path().run(end, site);
}

const clang::CallExpr *told_apart(const Handed &one, const Handed &other) {
  for (const auto &[call, numbers] : one) {
    const auto row = other.find(call);
    if (row == other.end()) continue;
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (numbers[i] && row->second[i] && numbers[i] != row->second[i]) return call;
  }
  return nullptr;
}

}  // namespace stackcheck::peer
