#include "source/emitted_functions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/GlobalDecl.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

namespace stackcheck {
namespace {

class Collector : public clang::RecursiveASTVisitor<Collector> {
 public:
  explicit Collector(clang::CodeGenerator &code) : code_(code), module_(*code.GetModule()) {}
  std::vector<EmittedFunction> functions;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFunctionDecl(clang::FunctionDecl *function) {
    if (!function->doesThisDeclarationHaveABody() || function->isDependentContext()) return true;
    for (const clang::GlobalDecl &variant : variants(function)) add(variant, code_of(function));
    return true;
  }

  bool VisitVarDecl(clang::VarDecl *variable) {
    const bool runs_before_main = variable->isFileVarDecl() && variable->getInit() &&
                                  !variable->getDeclContext()->isDependentContext();
    if (!runs_before_main) return true;
    const unsigned line = line_of(*variable);
    for (const llvm::Function &function : module_)
      if (function.getName().starts_with("__cxx_global_var_init") && function.getSubprogram() &&
          function.getSubprogram()->getLine() == line)
        functions.push_back({function.getName().str(), {variable->getInit()}});
    return true;
  }

 private:
  static unsigned line_of(const clang::VarDecl &variable) {
    return variable.getASTContext().getSourceManager().getExpansionLineNumber(
        variable.getLocation());
  }

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

  static std::vector<const clang::Stmt *> code_of(const clang::FunctionDecl *function) {
    std::vector<const clang::Stmt *> code;
    if (const auto *constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(function))
      for (const clang::CXXCtorInitializer *init : constructor->inits())
        code.push_back(init->getInit());
    code.push_back(function->getBody());
    return code;
  }

  void add(const clang::GlobalDecl &variant, std::vector<const clang::Stmt *> code) {
    const std::string symbol = code_.GetMangledName(variant).str();
    const llvm::Function *made = module_.getFunction(symbol);
    if (made && !made->isDeclaration())
      functions.push_back(
          {llvm::GlobalValue::dropLLVMManglingEscape(symbol).str(), std::move(code)});
  }

  clang::CodeGenerator &code_;
  const llvm::Module &module_;
};

}  // namespace

std::vector<EmittedFunction> find_emitted_functions(clang::ASTContext &context,
                                                    clang::CodeGenerator &code) {
  Collector collector(code);
  collector.TraverseDecl(context.getTranslationUnitDecl());
  return std::move(collector.functions);
}

}  // namespace stackcheck
