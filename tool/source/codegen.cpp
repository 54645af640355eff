// What `clang -c` does after its driver, with the object in memory and the AST and the
// optimised IR still there to be asked.
#include "source/codegen.h"

#include <algorithm>
#include <functional>

#include "clang/CodeGen/BackendUtil.h"
#include "clang/CodeGen/ModuleBuilder.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "llvm/IR/LLVMContext.h"
#include "source/backend_errors.h"
#include "source/called_names.h"
#include "source/diagnostics.h"
#include "source/flow/extract.h"
#include "source/instance.h"
#include "source/llvm_options.h"
#include "source/not_compiled.h"
#include "source/object_symbols.h"
#include "source/suppressions.h"

namespace stackcheck {
namespace {

/// One translation unit on its way from AST to object. Its parts are destroyed in the right
/// order: the module before its context.
class UnitCompiler : public clang::ASTFrontendAction {
 public:
  UnitCompiler(const CompileCommand &command, Wanted wanted, CompiledUnit &unit)
      : file_(command.file), directory_(command.directory), wanted_(wanted), unit_(unit) {
    context_.setDiagnosticHandler(keep_backend_errors(errors_));
  }

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &compiler,
                                                        llvm::StringRef file) override {
    context_.setDiscardValueNames(compiler.getCodeGenOpts().DiscardValueNames);
    auto code = clang::CreateLLVMCodeGen(compiler, file, context_);
    auto after = std::make_unique<AfterCode>(*this, *code);
    std::vector<std::unique_ptr<clang::ASTConsumer>> in_order;
    in_order.push_back(std::move(code));
    in_order.push_back(std::move(after));
    return std::make_unique<clang::MultiplexConsumer>(std::move(in_order));
  }

 private:
  /// Sees the finished AST right after the code generator did.
  class AfterCode : public clang::ASTConsumer {
   public:
    AfterCode(UnitCompiler &unit, clang::CodeGenerator &code) : unit_(unit), code_(code) {}
    void HandleTranslationUnit(clang::ASTContext &ast) override { unit_.finish(ast, code_); }

   private:
    UnitCompiler &unit_;
    clang::CodeGenerator &code_;
  };

  void finish(clang::ASTContext &ast, clang::CodeGenerator &code) {
    clang::DiagnosticsEngine &diagnostics = ast.getDiagnostics();
    if (diagnostics.hasErrorOccurred() || !code.GetModule()) return;
    unit_.flow = extract_flow(ast, code, file_, directory_);
    unit_.flow.called_names = called_names(ast);
    unit_.suppressions = find_suppressions(ast.getSourceManager(), directory_);
    note_files(ast.getSourceManager());
    if (wanted_ == Wanted::source) return;
    const std::unique_ptr<llvm::Module> module = code.ReleaseModule();
    const llvm::SmallString<0> object = emit(*module);
    note_errors(*module);
    if (diagnostics.hasErrorOccurred() || !unit_.problems.empty()) return;
    unit_.object.assign(object.begin(), object.end());
    note_missing(*module);
  }

  void note_files(const clang::SourceManager &sources) {
    for (auto file = sources.fileinfo_begin(); file != sources.fileinfo_end(); ++file)
      unit_.files_read.push_back(absolute_file(directory_, file->first.getName().str()));
    std::ranges::sort(unit_.files_read);
  }

  llvm::SmallString<0> emit(llvm::Module &module) {
    clang::CompilerInstance &compiler = getCompilerInstance();
    llvm::SmallString<0> object;
    clang::emitBackendOutput(
        compiler, compiler.getCodeGenOpts(), compiler.getTarget().getDataLayoutString(), &module,
        clang::Backend_EmitObj, compiler.getFileManager().getVirtualFileSystemPtr(),
        std::make_unique<llvm::raw_svector_ostream>(object));
    return object;
  }

  Location where(const BackendError &error) const {
    const auto raw = static_cast<clang::SourceLocation::UIntTy>(error.source_mark);
    return to_location(getCompilerInstance().getSourceManager(),
                       clang::SourceLocation::getFromRawEncoding(raw), directory_);
  }

  /// An error costs the functions it is about; one that is about none costs the unit.
  void note_errors(const llvm::Module &module) {
    for (const BackendError &error : errors_) {
      std::vector<std::string> functions;
      if (error.source_mark) functions = functions_with_mark(module, error.source_mark);
      if (!error.function.empty()) functions.push_back(error.function);
      for (const std::string &function : functions) add_failed(function, where(error));
      if (functions.empty()) unit_.problems.push_back(not_compiled(where(error), error.text));
    }
  }

  void note_missing(const llvm::Module &module) {
    const std::set<std::string> present = object_functions(unit_.object);
    for (const std::string &symbol : defined_functions(module))
      if (!present.contains(symbol)) add_failed(symbol, {});
  }

  void add_failed(const std::string &symbol, const Location &at) {
    const auto known = std::ranges::find(unit_.failed_functions, symbol, &Unknown::detail);
    if (known == unit_.failed_functions.end())
      unit_.failed_functions.push_back({Reason::code_generation_failed, at, symbol});
  }

  const std::string &file_;
  const std::string &directory_;
  const Wanted wanted_;
  CompiledUnit &unit_;
  std::vector<BackendError> errors_;
  llvm::LLVMContext context_;
};

}  // namespace

void generate_code(const Invocation &invocation, const CompileCommand &command,
                   llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files, Wanted wanted,
                   CompiledUnit &unit) {
  DiagnosticKeeper keeper(command.directory);
  const std::unique_ptr<clang::CompilerInstance> compiler =
      make_compiler(invocation, files, keeper);
  const LlvmOptions options(invocation.compiler->getFrontendOpts().LLVMArgs);
  if (!options.ok()) unit.problems.push_back(not_compiled({}, "LLVM refuses an -mllvm option"));
  UnitCompiler action(command, wanted, unit);
  const bool done = unit.problems.empty() && compiler->ExecuteAction(action);
  if (keeper.first_error) unit.problems.push_back(*keeper.first_error);
  if (!done && unit.problems.empty())
    unit.problems.push_back(not_compiled({}, "Clang could not run the command"));
}

}  // namespace stackcheck
