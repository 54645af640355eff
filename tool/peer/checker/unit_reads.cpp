// One unit: its functions in bottom-up order, each walked by the engine, each site judged.
#include <algorithm>

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/FrontendAction.h"
#include "peer/checker/engine.h"
#include "peer/checker/exits.h"
#include "peer/checker/infer.h"
#include "peer/checker/notes.h"
#include "peer/checker/supplies.h"
#include "peer/peer.h"
#include "source/guard.h"
#include "source/instance.h"
#include "source/not_compiled.h"
#include "source/targets.h"

namespace stackcheck {

namespace {

using namespace peer;

/// Functions that reach a call with a contract, callees first.
class Order {
 public:
  Order(clang::ASTContext &ast, const UnitContracts &contracts) {
    for (const clang::FunctionDecl *function : find_bodies(ast))
      calls_.emplace(function->getCanonicalDecl(), find_calls(*function, contracts));
    for (const clang::FunctionDecl *function : find_bodies(ast)) visit(function->getCanonicalDecl());
  }

  const std::vector<const clang::FunctionDecl *> &functions() const { return order_; }

 private:
  bool visit(const clang::FunctionDecl *function) {
    const auto row = calls_.find(function);
    if (row == calls_.end()) return false;
    const auto [known, is_new] = reaches_.emplace(function, !row->second.sites.empty());
    if (!is_new) return known->second;
    bool reaches = known->second;
    for (const clang::FunctionDecl *callee : row->second.callees) reaches |= visit(callee);
    reaches_[function] = reaches;
    if (reaches) order_.push_back(row->second.function);
    return reaches;
  }

  std::map<const clang::FunctionDecl *, FunctionCalls> calls_;
  std::map<const clang::FunctionDecl *, bool> reaches_;
  std::vector<const clang::FunctionDecl *> order_;
};

class UnitReads {
 public:
  UnitReads(clang::CompilerInstance &compiler, const std::vector<Contract> &contracts,
            const std::string &directory)
      : compiler_(compiler),
        ast_(compiler.getASTContext()),
        contracts_(contracts, ast_, compiler.getPreprocessor()),
        reporter_(ast_, directory),
        promises_(find_promises(ast_, contracts)) {}

  Reads run() {
    const Order order(ast_, contracts_);
    if (order.functions().empty()) return {};
    Engine engine(compiler_);
    for (const clang::FunctionDecl *function : order.functions()) {
      const FunctionCalls calls = find_calls(*function, contracts_);
      for (const Site &site : calls.sites) sites_[site.call] = site;
    }
    answer_fields_ = sent_fields(writes());
    for (const clang::FunctionDecl *function : order.functions()) analyse(*function, engine);
    std::vector<Reads> parts;
    parts.push_back(std::move(reads_));
    return merged(std::move(parts));
  }

 private:
  void analyse(const clang::FunctionDecl &function, Engine &engine) {
    const FunctionCalls calls = find_calls(function, contracts_);
    for (const Site &site : calls.sites) sites_[site.call] = site;
    Run run(calls, contracts_, sites_);
    run.fills_answer = fills(function, answer_fields_);
    std::vector<Finding> found;
    std::optional<Contract> inferred;
    const bool is_complete = engine.walk(run, [&] {
      compare_exits(run);
      const auto promise = promises_.find(function.getCanonicalDecl());
      if (promise != promises_.end()) check_promise(run, *promise->second);
      inferred = infer_contract(run);
      for (const RawFinding &raw : run.findings) found.push_back(reporter_.finding(raw, run));
    });
    if (inferred && is_complete && !has_contract(function)) add_inferred(function, *inferred);
    for (const Site &site : calls.sites)
      if (is_judged(site.contract->role)) judge(site, run, is_complete);
    reads_.findings.insert(reads_.findings.end(), found.begin(), found.end());
  }

  bool has_contract(const clang::FunctionDecl &function) const {
    return contracts_.find(function) != nullptr;
  }

  void add_inferred(const clang::FunctionDecl &function, const Contract &contract) {
    reads_.inferred.push_back({reporter_.where(function.getBody()),
                               function.getQualifiedNameAsString(), shown(contract)});
    contracts_.add_inferred(function, contract);
  }

  std::vector<Site> writes() const {
    std::vector<Site> found;
    for (const auto &[call, site] : sites_)
      if (site.contract->role == Role::write) found.push_back(site);
    return found;
  }

  void judge(const Site &site, const Run &run, bool is_complete) {
    const bool is_flagged = std::ranges::any_of(
        run.findings, [&](const RawFinding &raw) { return raw.site == site.call; });
    if (is_flagged) return;
    if (!is_complete) return undecided(site, "too many paths");
    reads_.safe.push_back(reporter_.where(site.call));
  }

  void undecided(const Site &site, const std::string &why) {
    reads_.undecided.push_back({reporter_.where(site.call),
                                site.function->getQualifiedNameAsString(), site.contract->name,
                                why});
  }

  clang::CompilerInstance &compiler_;
  clang::ASTContext &ast_;
  UnitContracts contracts_;
  Reporter reporter_;
  Promises promises_;
  std::map<const clang::Expr *, Site> sites_;
  std::set<const clang::ValueDecl *> answer_fields_;
  Reads reads_;
};

class ReadsAction : public clang::ASTFrontendAction {
 public:
  ReadsAction(const std::vector<Contract> &contracts, const std::string &directory)
      : contracts_(contracts), directory_(directory) {}

  Reads reads;

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &compiler,
                                                        llvm::StringRef) override {
    return std::make_unique<Consumer>(*this, compiler);
  }

 private:
  struct Consumer : clang::ASTConsumer {
    Consumer(ReadsAction &owner, clang::CompilerInstance &instance)
        : action(owner), compiler(instance) {}
    void HandleTranslationUnit(clang::ASTContext &ast) override {
      if (ast.getDiagnostics().hasErrorOccurred()) return;
      action.reads = UnitReads(compiler, action.contracts_, action.directory_).run();
    }
    ReadsAction &action;
    clang::CompilerInstance &compiler;
  };

  const std::vector<Contract> &contracts_;
  const std::string &directory_;
};

Reads not_analysed(const Unknown &why, const CompileCommand &command) {
  const Location where = why.where.file.empty() ? Location{command.file, 0, 0} : why.where;
  Reads reads;
  reads.undecided.push_back({where, "", "", "the unit does not compile: " + why.detail});
  return reads;
}

Reads try_find_reads(const CompileCommand &command, const std::vector<Contract> &contracts) try {
  const auto files = file_system_in(command.directory);
  const Invocation invocation = make_invocation(command, files);
  if (invocation.language != SourceLanguage::c_family) return {};
  DiagnosticKeeper keeper(command.directory);
  const auto compiler = make_compiler(invocation, files, keeper);
  ReadsAction action(contracts, command.directory);
  const bool done = compiler->ExecuteAction(action);
  if (keeper.first_error) return not_analysed(*keeper.first_error, command);
  if (!done) return not_analysed(not_compiled({}, "Clang could not run the command"), command);
  return std::move(action.reads);
} catch (const NotCompiled &reason) {
  return not_analysed(reason.why, command);
}

}  // namespace

Reads find_reads(const CompileCommand &command, const std::vector<Contract> &contracts) {
  initialise_targets();
  Reads reads;
  const auto fatal = guard([&] { reads = try_find_reads(command, contracts); });
  return fatal ? not_analysed(not_compiled({}, *fatal), command) : reads;
}

}  // namespace stackcheck
