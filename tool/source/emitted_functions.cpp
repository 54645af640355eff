#include "source/emitted_functions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/GlobalDecl.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

namespace stackcheck {
namespace {

/// The functions that initialise variables have no place of their own; their code has.
bool runs_line(const llvm::Function &function, unsigned line) {
  for (const llvm::BasicBlock &block : function)
    for (const llvm::Instruction &instruction : block)
      if (instruction.getDebugLoc() && instruction.getDebugLoc().getLine() == line) return true;
  return false;
}

class Collector : public clang::RecursiveASTVisitor<Collector> {
 public:
  explicit Collector(clang::CodeGenerator &code) : code_(code), module_(*code.GetModule()) {}
  EmittedCode found;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFunctionDecl(clang::FunctionDecl *function) {
    if (!function->doesThisDeclarationHaveABody() || function->isDependentContext()) return true;
    for (const clang::GlobalDecl &variant : variants(function)) add(variant, *function);
    return true;
  }

  bool VisitVarDecl(clang::VarDecl *variable) {
    if (!variable->isFileVarDecl() || variable->getDeclContext()->isDependentContext()) return true;
    if (variable->isThisDeclarationADefinition()) found.variables.push_back(variable);
    if (const clang::Expr *init = variable->getInit()) add_initialisation(*variable, *init);
    return true;
  }

  bool VisitCXXRecordDecl(clang::CXXRecordDecl *record) {
    if (record->isThisDeclarationADefinition() && !record->isDependentContext() &&
        !record->isInvalidDecl() && record->isPolymorphic())
      found.classes.push_back(record);
    return true;
  }

 private:
  // Itanium C++ ABI 5.1.4.3: one symbol each for complete, base and deleting variants.
  static std::vector<clang::GlobalDecl> variants(const clang::FunctionDecl *function) {
    if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(function))
      return {{constructor, clang::Ctor_Complete}, {constructor, clang::Ctor_Base}};
    if (const auto *destructor = llvm::dyn_cast<clang::CXXDestructorDecl>(function))
      return {{destructor, clang::Dtor_Deleting},
              {destructor, clang::Dtor_Complete},
              {destructor, clang::Dtor_Base}};
    return {clang::GlobalDecl(function)};
  }

  void add_initialisation(const clang::VarDecl &variable, const clang::Expr &init) {
    const clang::SourceManager &sources = variable.getASTContext().getSourceManager();
    const unsigned line =
        sources.getPresumedLoc(sources.getExpansionLoc(init.getBeginLoc())).getLine();
    for (const llvm::Function &function : module_)
      if (function.getName().starts_with("__cxx_global_var_init") && runs_line(function, line))
        found.functions.push_back({function.getName().str(), nullptr, &variable});
  }

  void add(const clang::GlobalDecl &variant, const clang::FunctionDecl &function) {
    const std::string symbol = code_.GetMangledName(variant).str();
    const llvm::Function *made = module_.getFunction(symbol);
    if (made && !made->isDeclaration())
      found.functions.push_back(
          {llvm::GlobalValue::dropLLVMManglingEscape(symbol).str(), &function, nullptr});
  }

  clang::CodeGenerator &code_;
  const llvm::Module &module_;
};

}  // namespace

EmittedCode find_emitted_code(clang::ASTContext &context, clang::CodeGenerator &code) {
  Collector collector(code);
  collector.TraverseDecl(context.getTranslationUnitDecl());
  return std::move(collector.found);
}

}  // namespace stackcheck
