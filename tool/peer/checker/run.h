#pragma once
// What the analysis of one function leaves behind.

#include <map>
#include <set>
#include <vector>

#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"
#include "facts/reads.h"
#include "peer/checker/connections.h"
#include "peer/checker/path_state.h"
#include "peer/checker/sites.h"
#include "peer/checker/uses.h"

namespace stackcheck::peer {

/// A finding before it has a fingerprint.
struct RawFinding {
  FindingKind kind = FindingKind::reads_again_after_close;
  const clang::Expr *site = nullptr;
  std::string message;
  const clang::ento::ExplodedNode *node = nullptr;  ///< where its path ends; none: no path
  const clang::Stmt *end = nullptr;                 ///< what the last note stands at
  Means cause = Means::error;                       ///< the outcome that leads to it
  const clang::Expr *read = nullptr;  ///< the call with a contract, if that is not `site`
  const clang::Stmt *dies_at = nullptr;  ///< where the object dies whose destructor `site` is in
};

/// An answer that is owed for certain, or if the function can be left with data unanswered.
struct MaybeOwed {
  RawFinding finding;
  const clang::Expr *read = nullptr;  ///< that said the end; none if the function was told
  bool is_certain = false;
};

/// One way out of the function.
struct Exit {
  const clang::ento::ExplodedNode *node = nullptr;
  const clang::ReturnStmt *statement = nullptr;
  clang::ento::SVal result;
  bool result_is_held = false;  ///< made from what a read gave
  std::map<ConnectionKey, ConnectionFacts> connections;
  std::set<ConnectionKey> field_keys;  ///< those that are regions of fields
};

/// A function under analysis, with everything its checker sees.
struct Run {
  Run(const FunctionCalls &function, UnitContracts &known,
      const std::map<const clang::Expr *, Site> &all_sites, const Connections &of_unit)
      : calls(function), contracts(known), sites(all_sites), connections(of_unit) {}

  const FunctionCalls &calls;
  UnitContracts &contracts;
  const std::map<const clang::Expr *, Site> &sites;  ///< of the whole unit, by call
  const Connections &connections;
  std::set<const clang::FunctionDecl *> writers;     ///< functions of the unit that may send
  const Contract *told = nullptr;  ///< whose outcomes the function's arguments tell
  ConnectionKey told_key = nullptr;
  bool is_api = false;  ///< the function is an API's own, or called by such
  bool fills_answer = false;  ///< the function puts something where answers are sent from
  const clang::StackFrameContext *frame = nullptr;
  std::vector<RawFinding> findings;
  std::vector<MaybeOwed> maybe_owed;
  std::set<const clang::Expr *> answers_after_end;  ///< reads after whose end some path answers
  std::set<const clang::Expr *> retried;  ///< reads that come again after nothing had come yet
  std::vector<Exit> exits;
  std::set<const clang::Expr *> visited;  ///< sites some path reached
  std::map<const clang::Expr *, std::string> doubts;  ///< why a site may not be safe
  /// Where paths came to a loop, by its head, and where they went on after they forgot what it
  /// changes.
  using NodesAt = std::map<std::pair<const clang::CFGBlock *, const clang::StackFrameContext *>,
                           std::vector<const clang::ento::ExplodedNode *>>;
  NodesAt came_to, forgotten_at;

  void add(RawFinding finding);
  bool has_finding(const clang::Expr *site) const;
  /// use_of_result, asked once per site.
  ResultUse use(const Site &site);

 private:
  std::map<const clang::Expr *, ResultUse> uses_;
};

}  // namespace stackcheck::peer
