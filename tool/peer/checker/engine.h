#pragma once
#include "clang/CrossTU/CrossTranslationUnit.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/StaticAnalyzer/Core/CheckerManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/AnalysisManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// Clang's path-sensitive engine over one unit, one function at a time.
class Engine {
 public:
  explicit Engine(clang::CompilerInstance &compiler);

  /// Walks the paths of `run`'s function and leaves in it what was seen; `finish` is called
  /// while the paths are still there. False: too many paths, not all were walked.
  bool walk(Run &run, const std::function<void()> &finish);

 private:
  clang::cross_tu::CrossTranslationUnitContext others_;
  clang::ento::CheckerManager checkers_;
  clang::ento::AnalysisManager manager_;
  clang::ento::FunctionSummariesTy summaries_;
  Run *run_ = nullptr;
};

}  // namespace stackcheck::peer
