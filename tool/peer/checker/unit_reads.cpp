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

/// What tells a function apart from all others of the program, as Contract::identity.
std::string identity_of(const clang::FunctionDecl &function, const std::string &unit) {
  const std::string name = function.getQualifiedNameAsString();
  return function.isExternallyVisible() ? name : unit + "#" + name;
}

/// Functions that reach a call with a contract, callees first.
class Order {
 public:
  Order(clang::ASTContext &ast, const UnitContracts &contracts, const std::string &unit)
      : unit_(unit) {
    const auto bodies = find_bodies(ast);
    for (const clang::FunctionDecl *function : bodies) {
      calls_.emplace(function->getCanonicalDecl(), find_calls(*function, contracts));
      by_identity_.emplace(identity_of(*function, unit), function->getCanonicalDecl());
    }
    for (const clang::FunctionDecl *function : bodies) visit(function->getCanonicalDecl());
  }

  const std::vector<const clang::FunctionDecl *> &functions() const { return order_; }

  /// The functions and what they call.
  std::set<const clang::FunctionDecl *> implementing(
      std::vector<const clang::FunctionDecl *> open) const {
    std::set<const clang::FunctionDecl *> inside;
    while (!open.empty()) {
      const clang::FunctionDecl *function = open.back();
      open.pop_back();
      const auto row = calls_.find(function);
      if (row == calls_.end() || !inside.insert(function).second) continue;
      const auto &callees = row->second.callees;
      open.insert(open.end(), callees.begin(), callees.end());
    }
    return inside;
  }

 private:
  bool visit(const clang::FunctionDecl *function) {
    const auto row = calls_.find(function);
    if (row == calls_.end()) return false;
    const auto [known, is_new] = reaches_.emplace(function, !row->second.sites.empty());
    if (!is_new) return known->second;
    bool reaches = known->second;
    for (const clang::FunctionDecl *callee : row->second.callees) reaches |= visit(callee);
    for (const std::string &target : row->second.pointed)
      if (const auto pointed = by_identity_.find(target); pointed != by_identity_.end())
        reaches |= visit(pointed->second);
    reaches_[function] = reaches;
    if (reaches) order_.push_back(row->second.function);
    return reaches;
  }

  const std::string &unit_;
  std::map<const clang::FunctionDecl *, FunctionCalls> calls_;
  std::map<std::string, const clang::FunctionDecl *> by_identity_;
  std::map<const clang::FunctionDecl *, bool> reaches_;
  std::vector<const clang::FunctionDecl *> order_;
};

struct UnitTask {
  const CompileCommand &command;
  const std::vector<Contract> &contracts;
  const PointerCalls &pointers;
};

class UnitReads {
 public:
  UnitReads(clang::CompilerInstance &compiler, const UnitTask &task)
      : compiler_(compiler),
        unit_(task.command.file),
        ast_(compiler.getASTContext()),
        contracts_(task.contracts, ast_, compiler.getPreprocessor()),
        reporter_(ast_, task.command.directory),
        promises_(find_promises(ast_, task.contracts)),
        told_(find_promises(ast_, task.contracts, Role::told)) {
    contracts_.add_pointer_calls(task.pointers, task.command.directory);
  }

  UnitAnswer run() {
    const Order order(ast_, contracts_, unit_);
    UnitAnswer answer;
    if (order.functions().empty()) return answer;
    api_functions_ = order.implementing(implemented_api());
    Engine engine(compiler_);
    for (const clang::FunctionDecl *function : order.functions()) {
      const FunctionCalls calls = find_calls(*function, contracts_);
      for (const Site &site : calls.sites) sites_[site.call] = site;
    }
    connections_.emplace(sites_);
    answer_fields_ = sent_fields(writes());
    for (const clang::FunctionDecl *function : order.functions()) note_writer(*function);
    for (const clang::FunctionDecl *function : order.functions()) analyse(*function, engine);
    std::vector<Reads> parts;
    parts.push_back(std::move(reads_));
    answer.reads = merged(std::move(parts));
    answer.inferred = std::move(inferred_);
    return answer;
  }

 private:
  /// The functions with a shipped contract that this unit defines, if it is one of an API: one or
  /// two functions may just have such a name.
  std::vector<const clang::FunctionDecl *> implemented_api() const {
    constexpr std::size_t fewest = 3;
    std::map<std::string, std::vector<const clang::FunctionDecl *>> by_api;
    for (const clang::FunctionDecl *function : find_bodies(ast_)) {
      const Contract *contract =
          function->isExternallyVisible() ? contracts_.find(*function) : nullptr;
      // Who overrides an API's method uses the API.
      const bool is_own = contract && contract->name == function->getQualifiedNameAsString();
      if (is_own && contract->origin == ContractOrigin::shipped)
        by_api[contract->api].push_back(function->getCanonicalDecl());
    }
    std::vector<const clang::FunctionDecl *> all;
    for (const auto &[api, functions] : by_api)
      if (functions.size() >= fewest) all.insert(all.end(), functions.begin(), functions.end());
    return all;
  }

  void analyse(const clang::FunctionDecl &function, Engine &engine) {
    const FunctionCalls calls = find_calls(function, contracts_);
    for (const Site &site : calls.sites) sites_[site.call] = site;
    Run run(calls, contracts_, sites_, *connections_);
    run.fills_answer = fills(function, answer_fields_);
    run.writers = writers_;
    run.is_api = api_functions_.contains(function.getCanonicalDecl());
    const auto told = told_.find(function.getCanonicalDecl());
    if (told != told_.end() && !told->second->connection.empty()) run.told = told->second;
    std::vector<Finding> found;
    std::optional<Contract> inferred;
    const bool is_complete = engine.walk(run, [&] {
      compare_exits(run);
      const auto promise = promises_.find(function.getCanonicalDecl());
      if (promise != promises_.end()) check_promise(run, *promise->second);
      inferred = infer_contract(run);
      for (const RawFinding &raw : run.findings) found.push_back(reporter_.finding(raw, run));
    });
    if (inferred) add_inferred(run, *inferred, is_complete && run.doubts.empty());
    // What an API does inside is what its contract says of it.
    if (run.is_api) return;
    for (const Site &site : calls.sites)
      if (is_judged(site.contract->role)) judge(site, run, is_complete);
    reads_.findings.insert(reads_.findings.end(), found.begin(), found.end());
  }

  // Of a function with a stated contract, what its code does is shown, and not used. What an API's
  // own functions promise each other is nobody else's.
  void add_inferred(const Run &run, Contract contract, bool is_complete) {
    const clang::FunctionDecl &function = *run.calls.function;
    const Contract *known = contracts_.find(function);
    const bool is_stated = known && known->origin != ContractOrigin::inferred;
    if (!is_stated && !is_complete) return;
    std::vector<std::string> lines = shown(contract);
    if (!is_complete) lines.push_back("not all paths were walked");
    if (is_stated) lines.push_back("not used: its contract is stated");
    reads_.inferred.push_back({reporter_.where(function.getBody()),
                               function.getQualifiedNameAsString(), std::move(lines)});
    if (is_stated) return;
    if (!function.isExternallyVisible()) contract.unit = unit_;
    if (!run.is_api) inferred_.push_back(contract);
    contracts_.add_inferred(function, std::move(contract));
  }

  // Callees come first, so one pass finds those that send through others.
  void note_writer(const clang::FunctionDecl &function) {
    const FunctionCalls calls = find_calls(function, contracts_);
    const bool reads = std::ranges::any_of(
        calls.sites, [](const Site &site) { return site.contract->role == Role::read; });
    const bool sends =
        std::ranges::any_of(calls.sites,
                            [](const Site &site) { return site.contract->role == Role::write; }) ||
        std::ranges::any_of(calls.callees,
                            [&](const auto *callee) { return writers_.contains(callee); });
    if (sends && !reads) writers_.insert(function.getCanonicalDecl());
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
    if (!run.visited.contains(site.call))
      return undecided(site, "no path that was walked gets there");
    if (const auto doubt = run.doubts.find(site.call); doubt != run.doubts.end())
      return undecided(site, doubt->second);
    reads_.safe.push_back(reporter_.where(site.call));
  }

  void undecided(const Site &site, const std::string &why) {
    reads_.undecided.push_back({reporter_.where(site.call),
                                site.function->getQualifiedNameAsString(), site.contract->name,
                                why});
  }

  clang::CompilerInstance &compiler_;
  const std::string &unit_;
  clang::ASTContext &ast_;
  UnitContracts contracts_;
  Reporter reporter_;
  Promises promises_, told_;
  std::map<const clang::Expr *, Site> sites_;
  std::optional<Connections> connections_;
  std::set<const clang::ValueDecl *> answer_fields_;
  std::set<const clang::FunctionDecl *> writers_, api_functions_;
  Reads reads_;
  std::vector<Contract> inferred_;
};

class ReadsAction : public clang::ASTFrontendAction {
 public:
  explicit ReadsAction(const UnitTask &task) : task_(task) {}

  UnitAnswer answer;

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
      action.answer = UnitReads(compiler, action.task_).run();
    }
    ReadsAction &action;
    clang::CompilerInstance &compiler;
  };

  const UnitTask &task_;
};

UnitAnswer not_analysed(const Unknown &why, const CompileCommand &command) {
  const Location where = why.where.file.empty() ? Location{command.file, 0, 0} : why.where;
  UnitAnswer answer;
  answer.reads.undecided.push_back({where, "", "", "the unit does not compile: " + why.detail});
  return answer;
}

UnitAnswer try_analyse(const UnitTask &task) try {
  const CompileCommand &command = task.command;
  const auto files = file_system_in(command.directory);
  const Invocation invocation = make_invocation(command, files);
  if (invocation.language != SourceLanguage::c_family) return {};
  DiagnosticKeeper keeper(command.directory);
  const auto compiler = make_compiler(invocation, files, keeper);
  ReadsAction action(task);
  const bool done = compiler->ExecuteAction(action);
  if (keeper.first_error) return not_analysed(*keeper.first_error, command);
  if (!done) return not_analysed(not_compiled({}, "Clang could not run the command"), command);
  return std::move(action.answer);
} catch (const NotCompiled &reason) {
  return not_analysed(reason.why, task.command);
}

}  // namespace

UnitAnswer analyse_unit(const CompileCommand &command, const std::vector<Contract> &contracts,
                        const PointerCalls &pointers) {
  initialise_targets();
  UnitAnswer answer;
  const auto fatal = guard([&] { answer = try_analyse({command, contracts, pointers}); });
  return fatal ? not_analysed(not_compiled({}, *fatal), command) : answer;
}

Reads find_reads(const CompileCommand &command, const std::vector<Contract> &contracts) {
  return analyse_unit(command, contracts).reads;
}

}  // namespace stackcheck
