#include "source/flow/extract.h"

#include <algorithm>

#include "llvm/IR/Module.h"
#include "source/emitted_functions.h"
#include "source/flow/classes.h"
#include "source/flow/evaluator.h"

namespace stackcheck {
namespace extract {
namespace {

class UnitExtractor {
 public:
  UnitExtractor(clang::ASTContext &context, clang::CodeGenerator &code, const std::string &unit,
                const std::string &directory)
      : unit_(context, code, unit, directory), code_(find_emitted_code(context, code)) {}

  UnitFlow run() {
    for (const EmittedFunction &function : code_.functions) extract(function);
    for (const clang::VarDecl *variable : code_.variables)
      if (is_emitted(*variable)) unit_.use(*variable);
    extract_used_variables();
    for (const EmittedFunction &function : code_.functions)
      if (function.declaration) Evaluator(unit_, symbol_of(function), function.declaration).enter();
    return finish();
  }

 private:
  Name symbol_of(const EmittedFunction &function) {
    const bool only_here = !function.declaration || !function.declaration->isExternallyVisible();
    return unit_.names.symbol(function.symbol, only_here);
  }

  bool is_emitted(const clang::VarDecl &variable) {
    const std::string symbol = unit_.names.linker_symbol(clang::GlobalDecl(&variable));
    const llvm::GlobalValue *made = unit_.code.GetModule()->getNamedValue(symbol);
    return made && !made->isDeclaration();
  }

  void extract(const EmittedFunction &function) {
    const Name symbol = symbol_of(function);
    note(function, symbol);
    Evaluator evaluator(unit_, symbol, function.declaration);
    if (function.variable) {
      initialised_.insert(function.variable->getCanonicalDecl());
      return evaluator.initialise_variable(*function.variable);
    }
    const auto *method = llvm::dyn_cast<clang::CXXMethodDecl>(function.declaration);
    if (method && method->isLambdaStaticInvoker()) return forward_invoker(*method, symbol);
    evaluator.note_object_in_the_making();
    if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(function.declaration))
      for (const clang::CXXCtorInitializer *part : constructor->inits())
        evaluator.initialise_base_or_member(*part);
    evaluator.run(function.declaration->getBody());
  }

  /// The function a captureless lambda converts to calls the lambda; its body shows nothing.
  void forward_invoker(const clang::CXXMethodDecl &invoker, Name symbol) {
    const clang::CXXMethodDecl *body = invoker.getParent()->getLambdaCallOperator();
    const clang::FunctionDecl *called = body;
    if (invoker.getPrimaryTemplate() && body->getDescribedFunctionTemplate()) {
      void *position = nullptr;
      called = body->getDescribedFunctionTemplate()->findSpecialization(
          invoker.getTemplateSpecializationArgs()->asArray(), position);
    }
    if (!called) return;
    forward(symbol, unit_.names.symbol(clang::GlobalDecl(called)), invoker.param_size(),
            body->isImplicitObjectMemberFunction());
  }

  /// A call of `from` is a call of `to`, with `objects` arguments before those of `from`.
  void forward(Name from, Name to, std::size_t parameters, std::size_t objects) {
    Names &names = unit_.names;
    for (std::size_t i = 0; i < parameters; ++i)
      unit_.constraints.add(FlowKind::copy, names.parameter(to, i + objects),
                            names.parameter(from, i), {});
    unit_.constraints.add(FlowKind::copy, names.rest(to), names.rest(from), {});
    unit_.constraints.add(FlowKind::copy, names.result(from), names.result(to), {});
  }

  void note(const EmittedFunction &function, Name symbol) {
    FunctionFlow flow;
    flow.symbol = symbol.str();
    flow.linker_symbol = function.symbol;
    flow.name = function.symbol;
    const clang::Decl *declaration = function.variable;
    if (function.declaration) {
      declaration = function.declaration;
      flow.name = function.declaration->getQualifiedNameAsString();
      flow.signature = signature_of(*function.declaration, unit_.context);
    }
    flow.where = unit_.locator(declaration->getLocation());
    functions_.push_back({symbol, std::move(flow)});
  }

  void extract_used_variables() {
    while (!unit_.pending_variables.empty()) {
      const clang::VarDecl *variable = unit_.pending_variables.back();
      unit_.pending_variables.pop_back();
      const clang::VarDecl *initialised = nullptr;
      if (variable->getAnyInitializer(initialised) && !initialised->isLocalVarDecl() &&
          !initialised_.contains(initialised->getCanonicalDecl())) {
        const Name symbol = unit_.names.variable(*variable, {}).drop_front(9);
        Evaluator(unit_, symbol, nullptr).initialise_variable(*initialised);
      }
    }
  }

  /// Lists a variable that other units can name, perhaps with another name for its record.
  void list(const clang::VarDecl &variable, UnitFlow &flow) {
    const Content content = content_of(variable.getType(), unit_.context);
    if (content != Content::pointer && content != Content::record) return;
    const Name slot = unit_.names.variable(variable, {});
    if (content == Content::record) {
      const clang::RecordDecl &record = *record_of(variable.getType(), unit_.context);
      if (!variable.isExternallyVisible() || !unit_.layouts.has_pointers(record)) return;
      const Name name = unit_.layouts.mention(record);
      unit_.constraints.add(FlowKind::value, slot, unit_.names.intern("record:" + name),
                            variable.getLocation());
      unit_.constraints.add(FlowKind::deref_as, name, slot, variable.getLocation());
    }
    const bool defined = variable.hasDefinition() != clang::VarDecl::DeclarationOnly;
    (defined ? flow.defined_variables : flow.undefined_variables).push_back(slot.str());
  }

  Name symbol_of(const llvm::GlobalValue &value) {
    return unit_.names.symbol(value.getName(), value.hasLocalLinkage());
  }

  // Two symbols of one address look the same in the object: only the source says which one
  // is the definition.
  void join_aliases() {
    for (const llvm::GlobalAlias &alias : unit_.code.GetModule()->aliases()) {
      const Name name = symbol_of(alias);
      const llvm::GlobalObject *target = alias.getAliaseeObject();
      if (llvm::isa_and_nonnull<llvm::GlobalVariable>(target))
        unit_.constraints.flow_both_ways(unit_.names.intern("variable:" + name),
                                         unit_.names.intern("variable:" + symbol_of(*target)), {});
      else if (target)
        add_alias(name, alias.getName().str(), symbol_of(*target));
    }
  }

  void add_alias(Name name, const std::string &linker_symbol, Name target) {
    for (std::size_t i = 0; i < functions_.size(); ++i) {
      if (functions_[i].first != target) continue;
      FunctionFlow flow = functions_[i].second;
      flow.symbol = name.str();
      flow.linker_symbol = linker_symbol;
      forward(name, target, flow.signature.parameters.size(), 0);
      functions_.push_back({name, std::move(flow)});
      return;
    }
  }

  UnitFlow finish() {
    UnitFlow flow;
    for (const clang::VarDecl *variable : unit_.used_variables)
      if (!variable->isLocalVarDecl() || variable->isExternallyVisible()) list(*variable, flow);
    join_aliases();
    flow.flows = unit_.constraints.sorted(unit_.locator);
    flow.calls = sorted_calls();
    flow.functions = sorted_functions();
    flow.records = unit_.layouts.sorted();
    flow.classes = virtual_classes(code_.classes, unit_);
    std::ranges::sort(flow.defined_variables);
    std::ranges::sort(flow.undefined_variables);
    return flow;
  }

  std::vector<CallFlow> sorted_calls() {
    const auto order = [](const CallFlow &call) {
      return std::tie(call.where, call.caller, call.form, call.callee, call.field, call.expression,
                      call.arguments, call.result);
    };
    std::ranges::stable_sort(unit_.calls, {}, order);
    return std::move(unit_.calls);
  }

  std::vector<FunctionFlow> sorted_functions() {
    std::vector<FunctionFlow> sorted;
    for (auto &[symbol, flow] : functions_) {
      flow.address_taken = unit_.address_taken.contains(symbol.data());
      sorted.push_back(std::move(flow));
    }
    std::ranges::sort(sorted, {}, &FunctionFlow::symbol);
    const auto same = [](const auto &one, const auto &other) { return one.symbol == other.symbol; };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    return sorted;
  }

  Extraction unit_;
  EmittedCode code_;
  std::vector<std::pair<Name, FunctionFlow>> functions_;
  llvm::DenseSet<const clang::VarDecl *> initialised_;  ///< by code that runs before main
};

}  // namespace
}  // namespace extract

UnitFlow extract_flow(clang::ASTContext &context, clang::CodeGenerator &code,
                      const std::string &unit, const std::string &directory) {
  return extract::UnitExtractor(context, code, unit, directory).run();
}

}  // namespace stackcheck
