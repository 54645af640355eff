#include "source/harden.h"

#include <algorithm>
#include <array>

#include "clang/Lex/HeaderSearchOptions.h"
#include "llvm/ADT/StringRef.h"
#include "source/not_compiled.h"

namespace stackcheck {
namespace {

void refuse_loading(clang::CompilerInvocation &invocation) {
  const clang::FrontendOptions &frontend = invocation.getFrontendOpts();
  const clang::CodeGenOptions &code = invocation.getCodeGenOpts();
  const bool loads = !frontend.Plugins.empty() || !frontend.AddPluginActions.empty() ||
                     !frontend.ActionName.empty() || !code.PassPlugins.empty();
  if (loads) throw NotCompiled{not_compiled({}, "the command loads a plugin: refused")};
  if (!code.LinkBitcodeFiles.empty())
    throw NotCompiled{not_compiled({}, "the command links bitcode in: not supported")};
}

// LLVM's own options are global to the process. Only those the driver makes of machine
// flags may pass; codegen.cpp sets and unsets them.
void check_llvm_options(const clang::CompilerInvocation &invocation) {
  static constexpr std::array allowed = {"-arm-implicit-it=", "-arm-restrict-it",
                                         "-arm-no-restrict-it", "-enable-machine-outliner"};
  for (const std::string &option : invocation.getFrontendOpts().LLVMArgs)
    if (std::ranges::none_of(allowed, [&](const char *name) { return option.starts_with(name); }))
      throw NotCompiled{
          not_compiled({}, "-mllvm " + option + ": LLVM-internal options are not supported")};
}

/// What may stay is named, so that an option added to Clang later does not.
void keep_only_inputs(clang::FrontendOptions &frontend) {
  clang::FrontendOptions kept;
  kept.Inputs = frontend.Inputs;
  kept.ProgramAction = frontend.ProgramAction;
  kept.DashX = frontend.DashX;
  kept.LLVMArgs = frontend.LLVMArgs;
  frontend = std::move(kept);
}

/// Warnings are ignored; only what demotes an error stays.
void keep_only_leniency(clang::DiagnosticOptions &diagnostics) {
  std::vector<std::string> lenient;
  for (const std::string &warning : diagnostics.Warnings)
    if (llvm::StringRef(warning).starts_with("no-error=")) lenient.push_back(warning);
  diagnostics = clang::DiagnosticOptions();
  diagnostics.Warnings = std::move(lenient);
  diagnostics.IgnoreWarnings = true;
  diagnostics.ShowCarets = false;
}

void drop_code_generation_files(clang::CodeGenOptions &code) {
  code.SplitDwarfFile.clear();
  code.SplitDwarfOutput.clear();
  code.StackUsageOutput.clear();
  code.OptRecordFile.clear();
  code.OptRecordPasses.clear();
  code.ThinLinkBitcodeFile.clear();
  code.ThinLTOIndexFile.clear();
  code.SaveTempsFilePrefix.clear();
  code.CoverageNotesFile.clear();
  code.AsSecureLogFile.clear();
  code.DIBugsReportFilePath.clear();
  code.setEmbedBitcode(clang::CodeGenOptions::Embed_Off);
}

void drop_printing(clang::CompilerInvocation &invocation) {
  clang::CodeGenOptions &code = invocation.getCodeGenOpts();
  code.DebugPass.clear();
  code.LimitFloatPrecision.clear();
  code.DebugPassManager = false;
  code.TimePasses = false;
  code.TimeTrace = false;
  code.DumpCoverageMapping = false;
  invocation.getHeaderSearchOpts().Verbose = false;
  clang::LangOptions &language = invocation.getLangOpts();
  language.DumpRecordLayouts = false;
  language.DumpRecordLayoutsSimple = false;
  language.DumpRecordLayoutsCanonical = false;
  language.DumpRecordLayoutsComplete = false;
  language.DumpVTableLayouts = false;
}

/// Calls are joined to their source by file, line and column: those must be true ones.
void force_true_locations(clang::CodeGenOptions &code) {
  code.DebugPrefixMap.clear();
  code.DebugColumnInfo = true;
  code.NoInlineLineTables = false;
  code.setCompressDebugSections(llvm::DebugCompressionType::None);
}

}  // namespace

void harden(clang::CompilerInvocation &invocation) {
  refuse_loading(invocation);
  check_llvm_options(invocation);
  keep_only_inputs(invocation.getFrontendOpts());
  keep_only_leniency(invocation.getDiagnosticOpts());
  invocation.getDependencyOutputOpts() = clang::DependencyOutputOptions();
  invocation.clearImplicitModuleBuildOptions();
  invocation.getHeaderSearchOpts().ModuleCachePath.clear();
  drop_code_generation_files(invocation.getCodeGenOpts());
  drop_printing(invocation);
  force_true_locations(invocation.getCodeGenOpts());
}

}  // namespace stackcheck
