#include "peer/checker/forever.h"

#include <algorithm>
#include <map>
#include <set>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/AnalysisDeclContext.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/StringSet.h"
#include "peer/checker/expressions.h"
#include "peer/checker/uses.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

using Node = ento::ExplodedNode;
using Blocks = std::set<const clang::CFGBlock *>;

// Of the C library: their answer is the same as long as the memory they look at is.
const llvm::StringSet<> &pure_functions() {
  static const llvm::StringSet<> names = {
      "strstr", "strchr", "strrchr", "strlen", "strnlen", "strcmp", "strncmp", "memcmp", "memchr",
      "memmem", "memrchr", "strcasestr", "strncasecmp", "strcasecmp",
      // where errno stands
      "__errno_location", "__errno", "_errno", "___errno", "__error"};
  return names;
}

/// The way between two visits: its blocks, and where it last left each of them.
struct Way {
  Blocks blocks;
  std::map<const clang::CFGBlock *, StateRef> left;
};

Way way_of(const Round &round) {
  Way way;
  for (const Node *node = round.now; node && node != round.before; node = node->getFirstPred())
    if (const auto edge = node->getLocation().getAs<clang::BlockEdge>();
        edge && node->getStackFrame() == round.frame) {
      way.blocks.insert(edge->getSrc());
      way.blocks.insert(edge->getDst());
      way.left.try_emplace(edge->getSrc(), node->getState());
    }
  return way;
}

/// Can control reach the function's exit from `start` without the blocks of the way?
bool leads_away(const clang::CFGBlock *start, const Blocks &way) {
  Blocks seen;
  std::vector<const clang::CFGBlock *> open{start};
  while (!open.empty()) {
    const clang::CFGBlock *block = open.back();
    open.pop_back();
    if (way.contains(block) || !seen.insert(block).second) continue;
    if (block->succ_empty() || block->hasNoReturnElement()) return true;
    for (const clang::CFGBlock *next : block->succs())
      if (next) open.push_back(next);
  }
  return false;
}

bool can_leave(const clang::CFGBlock &block, const Blocks &way) {
  for (const clang::CFGBlock *next : block.succs())
    if (next && !way.contains(next) && leads_away(next, way)) return true;
  return false;
}

/// What it gives depends on the connection and on memory alone.
bool is_determined(const clang::CallExpr &call, const UnitContracts &contracts) {
  if (llvm::isa<clang::CXXOperatorCallExpr>(call)) return true;
  const clang::FunctionDecl *callee = call.getDirectCallee();
  if (!callee) return false;
  return contracts.find(*callee) || callee->getBuiltinID() != 0 || callee->isConstexpr() ||
         (callee->getIdentifier() && pure_functions().contains(callee->getName()));
}

/// The same for all calls of a helper's body.
bool calls_determined(const clang::Stmt *node, const UnitContracts &contracts) {
  if (!node) return true;
  const auto *call = llvm::dyn_cast<clang::CallExpr>(node);
  if (call && !is_determined(*call, contracts)) return false;
  return std::ranges::all_of(node->children(), [&](const clang::Stmt *child) {
    return calls_determined(child, contracts);
  });
}

using Decls = std::set<const clang::ValueDecl *>;

void names_in(const clang::Stmt *node, Decls &names) {
  if (!node) return;
  if (const auto *name = llvm::dyn_cast<clang::DeclRefExpr>(node)) names.insert(name->getDecl());
  if (const auto *member = llvm::dyn_cast<clang::MemberExpr>(node))
    names.insert(member->getMemberDecl());
  for (const clang::Stmt *child : node->children()) names_in(child, names);
}

/// What a wait leaves behind: once the connection has ended it says "readable" every time.
void find_waited_on(const clang::Stmt *node, const UnitContracts &contracts, Decls &found) {
  if (!node) return;
  const auto *call = llvm::dyn_cast<clang::CallExpr>(node);
  const clang::FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  const Contract *contract = callee ? contracts.find(*callee) : nullptr;
  if (contract && contract->role == Role::wait)
    for (const clang::Expr *argument : call->arguments())
      if (argument->getType()->isPointerType()) names_in(argument, found);
  for (const clang::Stmt *child : node->children()) find_waited_on(child, contracts, found);
}

/// What the comparison is about.
struct Loop {
  const clang::Expr *site;
  ConnectionKey connection;
  const UnitContracts &contracts;
  Decls waited_on;
  bool is_own_read = false;  ///< of the program, which may change what is global
};

/// Looks for anything in conditions that may differ the next time.
class Comparison {
 public:
  /// `asked` is the state in which the condition was looked at.
  Comparison(const Round &round, const StateRef &asked, const Loop &loop)
      : before_(round.before->getState()),
        asked_(asked),
        now_(round.now->getState()),
        frame_(round.frame),
        loop_(loop) {}

  bool is_same(const clang::Stmt *node) const {
    if (!node) return true;
    if (const auto *call = llvm::dyn_cast<clang::CallExpr>(node))
      if (!call_is_same(*call)) return false;
    if (const auto *expr = llvm::dyn_cast<clang::Expr>(node))
      if (!value_is_same(*expr)) return false;
    for (const clang::Stmt *child : node->children())
      if (!is_same(child)) return false;
    return true;
  }

 private:
  // Anything else may look at a clock or a flag: then the loop may end on its own.
  bool call_is_same(const clang::CallExpr &call) const {
    return &call == loop_.site || is_determined(call, loop_.contracts) || names_same(call);
  }

  /// Does it look at what the read wrote? Without further data that stays as it is.
  bool names_same(const clang::CallExpr &call) const {
    Decls of_site, of_call;
    if (const auto *read = llvm::dyn_cast<clang::CallExpr>(loop_.site))
      for (unsigned i = 1; i < read->getNumArgs(); ++i) names_in(read->getArg(i), of_site);
    for (const clang::Expr *argument : call.arguments()) names_in(argument, of_call);
    return std::ranges::any_of(of_call, [&](const auto *name) { return of_site.contains(name); });
  }

  bool value_is_same(const clang::Expr &expr) const {
    if (!llvm::isa<clang::DeclRefExpr, clang::MemberExpr>(expr)) return true;
    if (!expr.getType()->isScalarType()) return true;
    const ento::MemRegion *region = region_of(&expr, now_, frame_);
    if (!region || region == loop_.connection) return true;
    if (const auto *decl = base_decl(&expr); decl && loop_.waited_on.contains(decl)) return true;
    if (expr.getType().isVolatileQualified()) return false;
    if (loop_.is_own_read && is_global(expr)) return false;
    const ento::SVal was = before_->getSVal(region);
    const HeldResult *held = held_result(asked_, region);
    if (was != now_->getSVal(region)) return held && held->plain;
    return !was.isUndef() || (held && held->plain) || !is_answer(asked_->getSVal(region));
  }

  static bool is_global(const clang::Expr &expr) {
    const auto *variable = llvm::dyn_cast_or_null<clang::VarDecl>(base_decl(&expr));
    return variable && variable->hasGlobalStorage() && !variable->getType().isConstQualified();
  }

  /// Made of what a call gave: a variable that is set anew on the way may hold another the next
  /// time.
  static bool is_answer(const ento::SVal &value) {
    const ento::SymbolRef symbol = value.getAsSymbol(true);
    if (!symbol) return false;
    for (const ento::SymbolRef part : symbol->symbols())
      if (llvm::isa<ento::SymbolConjured>(part)) return true;
    return false;
  }

  StateRef before_, asked_, now_;
  const clang::LocationContext *frame_;
  const Loop &loop_;
};

}  // namespace

namespace {

bool is_inferred(const clang::Expr *site, const UnitContracts &contracts) {
  const auto *call = llvm::dyn_cast<clang::CallExpr>(site);
  const clang::FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  const Contract *contract = callee ? contracts.find(*callee) : nullptr;
  return contract && contract->origin == ContractOrigin::inferred;
}

/// The frames of two visits to `site` meet in a function: its activation, and the call there.
std::optional<Round> meet(const Node *before, const Node *now, const clang::Expr *site) {
  const auto *one = before->getStackFrame(), *other = now->getStackFrame();
  const clang::Expr *call = site;
  while (one != other && one && other && one->getCallSite() == other->getCallSite()) {
    call = llvm::dyn_cast_or_null<clang::Expr>(other->getCallSite());
    one = one->getParent() ? one->getParent()->getStackFrame() : nullptr;
    other = other->getParent() ? other->getParent()->getStackFrame() : nullptr;
  }
  if (one != other || !one || !call) return std::nullopt;
  return Round{before, now, call, one};
}

/// The helpers between the visits and the function they meet in look at nothing else.
bool helpers_are_determined(const Round &round, const UnitContracts &contracts) {
  for (const auto *frame = round.now->getStackFrame(); frame != round.frame;
       frame = frame->getParent()->getStackFrame())
    if (!calls_determined(frame->getDecl()->getBody(), contracts)) return false;
  return true;
}

}  // namespace

std::optional<Round> last_round(const Node *now, const clang::Expr *site) {
  for (const Node *node = now->getFirstPred(); node; node = node->getFirstPred())
    if (const auto *tag = llvm::dyn_cast_or_null<EventTag>(node->getLocation().getTag());
        tag && tag->site == site)
      if (const auto round = meet(node, now, site)) return round;
  return std::nullopt;
}

bool repeats(const Round &round, ConnectionKey connection, const UnitContracts &contracts) {
  if (!helpers_are_determined(round, contracts)) return false;
  Loop loop{round.call, connection, contracts, {}, is_inferred(round.call, contracts)};
  find_waited_on(round.frame->getDecl()->getBody(), contracts, loop.waited_on);
  const Way way = way_of(round);
  return std::ranges::all_of(way.blocks, [&](const clang::CFGBlock *block) {
    if (!can_leave(*block, way.blocks)) return true;
    const auto left = way.left.find(block);
    const StateRef &asked = left == way.left.end() ? round.now->getState() : left->second;
    return Comparison(round, asked, loop).is_same(block->getLastCondition());
  });
}

}  // namespace stackcheck::peer
