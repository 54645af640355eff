// AnalysisConsumer is not used: it picks the order of functions, leaves out those in headers,
// and does not say whether it came to its end.
#include "peer/checker/engine.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/ConstraintManager.h"
#include "peer/checker/checker.h"
#include "peer/checker/loops.h"
#include "peer/checker/lost.h"
#include "peer/checker/told.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

constexpr unsigned max_nodes = 100000;     // of one function's paths
constexpr unsigned max_api_nodes = 400000;  // the same, of an API's own
constexpr unsigned max_rounds = 24;        // of a loop on one path; hardly one needs so many
constexpr unsigned max_inlined_size = 20;  // blocks of a callee without contract

clang::AnalyzerOptions &prepared(clang::AnalyzerOptions &options) {
  // Functions known not to return, and errno as a variable: without them paths go on that do not.
  options.CheckersAndPackages = {{"core.builtin.NoReturnFunctions", true},
                                 {"core.builtin.BuiltinFunctions", true},
                                 {"apiModeling.Errno", true}};
  options.MaxInlinableSize = max_inlined_size;
  options.maxBlockVisitOnPath = max_rounds;
  options.GraphTrimInterval = 0;  // notes are read off the nodes afterwards
  options.ShouldEagerlyAssume = false;  // the loop checker does it, see there
  options.MayInlineCXXStandardLibrary = false;
  return options;
}

}  // namespace

Engine::Engine(clang::CompilerInstance &compiler)
    : others_(compiler),
      checkers_(compiler.getASTContext(), prepared(compiler.getAnalyzerOpts()),
                compiler.getPreprocessor()),
      manager_(compiler.getASTContext(), compiler.getPreprocessor(), {},
               ento::CreateRegionStoreManager, ento::CreateRangeConstraintManager, &checkers_,
               compiler.getAnalyzerOpts()) {
  add_read_checker(checkers_, run_);
  add_loop_checker(checkers_, run_);
  add_told_checker(checkers_, run_);
}

bool Engine::walk(Run &run, const std::function<void()> &finish) {
  run_ = &run;
  clang::AnalysisDeclContext *context = manager_.getAnalysisDeclContext(run.calls.function);
  if (!context->getCFG()) return false;
  llvm::DenseSet<const clang::Decl *> visited;
  ento::ExprEngine engine(others_, manager_, &visited, &summaries_,
                          ento::ExprEngine::Inline_Regular);
  run.frame = manager_.getAnalysisDeclContextManager().getStackFrame(run.calls.function);
  engine.ExecuteWorkList(run.frame, run.is_api ? max_api_nodes : max_nodes);
  const bool is_complete = engine.hasEmptyWorkList();
  note_lost_paths(engine, run);
  finish();
  return is_complete;
}

}  // namespace stackcheck::peer
