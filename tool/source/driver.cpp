// A compile command to a compiler invocation, through Clang's own driver, so that flags mean
// here what they mean to clang.
#include "source/driver.h"

#include <algorithm>
#include <filesystem>

#include "clang/Basic/DiagnosticDriver.h"
#include "clang/Basic/TargetOptions.h"
#include "clang/Driver/Compilation.h"
#include "clang/Driver/Driver.h"
#include "clang/Driver/Job.h"
#include "clang/Driver/Tool.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Options/OptionUtils.h"
#include "llvm/TargetParser/Triple.h"
#include "source/command_words.h"
#include "source/diagnostics.h"
#include "source/flags.h"
#include "source/harden.h"
#include "source/not_compiled.h"
#include "source/toolchain.h"

namespace stackcheck {
namespace {

namespace driver = clang::driver;
using FileSystem = llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>;

llvm::Triple::ArchType arch_family(llvm::Triple::ArchType arch) {
  if (arch == llvm::Triple::thumb) return llvm::Triple::arm;
  return arch == llvm::Triple::thumbeb ? llvm::Triple::armeb : arch;
}

/// Clang falls back to the host where it does not understand a target.
void check_target(const std::string &asked, const std::string &got) {
  const llvm::Triple wanted(llvm::Triple::normalize(asked)), made(got);
  const bool same = arch_family(wanted.getArch()) == arch_family(made.getArch()) &&
                    wanted.getArch() != llvm::Triple::UnknownArch && wanted.getOS() == made.getOS();
  if (!same) fail("target " + asked + " is not known to Clang (it took " + got + ")");
}

SourceLanguage language_of(const std::string &file, const std::vector<std::string> &flags) {
  if (file.ends_with(".S") || file.ends_with(".sx")) return SourceLanguage::assembly_with_cpp;
  if (!file.ends_with(".s")) return SourceLanguage::c_family;
  const bool with_cpp = std::ranges::find(flags, "assembler-with-cpp") != flags.end();
  return with_cpp ? SourceLanguage::assembly_with_cpp : SourceLanguage::assembly;
}

/// The words for Clang's driver.
std::vector<std::string> driver_words(const CommandWords &words, const ClangFlags &flags,
                                      const std::string &target, SourceLanguage language) {
  std::vector<std::string> result = {STACKCHECK_CLANG, "--no-default-config", "--target=" + target};
  if (words.compiler.cxx) result.push_back("--driver-mode=g++");
  if (words.compiler.gcc) {
    const std::vector<std::string> defaults = gcc_defaults(words.compiler, words.flags);
    result.insert(result.end(), defaults.begin(), defaults.end());
    result.push_back("-nostdinc");  // the search list is set from GCC's own answer
  }
  // For an assembler source Clang's preprocessor settles the target; assemble.cpp does the rest.
  const bool compiles = language == SourceLanguage::c_family;
  if (!compiles) result.insert(result.end(), {"-x", "assembler-with-cpp"});
  result.insert(result.end(), flags.arguments.begin(), flags.arguments.end());
  // Sections per function: without them Clang's Xtensa objects fail ("fixup value must be
  // 4-byte aligned"). Neither they nor -g change the instructions of a function.
  result.insert(result.end(), {"-g", "-ffunction-sections", compiles ? "-c" : "-E"});
  return result;
}

std::vector<const char *> pointers(const std::vector<std::string> &words) {
  std::vector<const char *> result;
  for (const std::string &word : words) result.push_back(word.c_str());
  return result;
}

bool is_same_file(llvm::vfs::FileSystem &files, llvm::StringRef one, llvm::StringRef other) {
  const auto first = files.status(one), second = files.status(other);
  return first && second && first->equivalent(*second);
}

/// The one compiler job whose input is the command's file.
const driver::Command &find_job(const driver::Compilation &compilation, const std::string &file,
                                llvm::vfs::FileSystem &files) {
  const driver::Command *found = nullptr;
  for (const driver::Command &job : compilation.getJobs())
    for (const driver::InputInfo &input : job.getInputInfos()) {
      if (!input.isFilename() || !is_same_file(files, input.getFilename(), file)) continue;
      if (found) fail("the command compiles its file more than once");
      found = &job;
    }
  if (!found || llvm::StringRef(found->getCreator().getName()) != "clang")
    fail("the command does not compile its file to an object");
  return *found;
}

/// Warnings of the driver that say the code may differ from what was asked for.
void note_warnings(const DiagnosticKeeper &keeper, std::vector<std::string> &assumptions) {
  for (const DiagnosticKeeper::Warning &warning : keeper.warnings) {
    const bool harmless = warning.id == clang::diag::warn_drv_unused_argument ||
                          warning.id == clang::diag::warn_drv_input_file_unused ||
                          warning.id == clang::diag::warn_drv_input_file_unused_by_cpp ||
                          warning.id == clang::diag::warn_drv_preprocessed_input_file_unused ||
                          warning.id == clang::diag::warn_drv_deprecated_arg ||
                          // "optimization flag is not supported": GCC's passes again
                          warning.id == clang::diag::warn_ignored_gcc_optimization ||
                          warning.id == clang::diag::warn_ignored_clang_option;
    if (!harmless) assumptions.push_back("Clang: " + warning.text);
  }
}

void throw_first_error(const DiagnosticKeeper &keeper) {
  if (keeper.first_error) throw NotCompiled{*keeper.first_error};
}

std::shared_ptr<clang::CompilerInvocation> run_driver(const std::vector<std::string> &words,
                                                      const CompileCommand &command,
                                                      const FileSystem &files,
                                                      std::vector<std::string> &assumptions) {
  DiagnosticKeeper keeper(command.directory);
  clang::DiagnosticOptions options;
  clang::DiagnosticsEngine diagnostics(clang::DiagnosticIDs::create(), options, &keeper, false);
  driver::Driver clang_driver(STACKCHECK_CLANG, LLVM_HOST_TRIPLE, diagnostics, "clang", files);
  clang_driver.setProbePrecompiled(false);
  const std::unique_ptr<driver::Compilation> compilation(
      clang_driver.BuildCompilation(pointers(words)));
  throw_first_error(keeper);
  if (!compilation || compilation->containsError()) fail("Clang's driver takes the command not");
  const driver::Command &job = find_job(*compilation, command.file, *files);
  auto invocation = std::make_shared<clang::CompilerInvocation>();
  const llvm::ArrayRef<const char *> arguments = job.getArguments();
  clang::CompilerInvocation::CreateFromArgs(*invocation, arguments.drop_front(), diagnostics);
  throw_first_error(keeper);
  note_warnings(keeper, assumptions);
  return invocation;
}

void check_action(const Invocation &invocation) {
  const auto action = invocation.compiler->getFrontendOpts().ProgramAction;
  const auto wanted = invocation.language == SourceLanguage::c_family
                          ? clang::frontend::EmitObj
                          : clang::frontend::PrintPreprocessedInput;
  if (action != wanted) fail("the command does not compile its file to an object");
}

bool has_own_search_list(const CommandWords &words) {
  return std::ranges::find(words.flags, "-nostdinc") != words.flags.end();
}

/// Replaces the header search of a GCC command by what that GCC answers.
void set_gcc_headers(Invocation &invocation, const CommandWords &words, const ClangFlags &flags) {
  if (has_own_search_list(words)) return;
  const clang::InputKind kind = invocation.compiler->getFrontendOpts().Inputs.front().getKind();
  const bool cxx = kind.getLanguage() == clang::Language::CXX;
  const auto answer = gcc_header_directories({words.compiler.basename, flags.machine_flags, cxx});
  if (!answer)
    invocation.hint = words.compiler.basename +
                      " is not in PATH or does not take the machine flags, so its headers "
                      "are not searched";
  clang::HeaderSearchOptions &search = invocation.compiler->getHeaderSearchOpts();
  const std::string own = clang::GetResourcesPath(STACKCHECK_CLANG) + "/include";
  for (const std::string &directory : answer.value_or(std::vector<std::string>{own_headers}))
    search.AddPath(directory == own_headers ? own : directory, clang::frontend::System,
                   /*IsFramework=*/false, /*IgnoreSysRoot=*/true);
}

}  // namespace

FileSystem file_system_in(const std::string &directory) {
  FileSystem files = llvm::vfs::createPhysicalFileSystem();
  if (files->setCurrentWorkingDirectory(directory)) fail(directory + ": is no directory");
  return files;
}

Invocation make_invocation(const CompileCommand &command, FileSystem files) {
  const CommandWords words = read_words(command, *files);
  ClangFlags flags = translate_flags(words.flags);
  if (!flags.refused.empty()) fail("refused: " + flags.refused.front());
  const std::string target = target_of(words);
  Invocation invocation;
  invocation.language = language_of(command.file, words.flags);
  invocation.assumptions = std::move(flags.assumptions);
  const std::string stand_in = stand_in_assumption(words.compiler);
  if (!stand_in.empty()) invocation.assumptions.push_back(stand_in);
  invocation.compiler = run_driver(driver_words(words, flags, target, invocation.language), command,
                                   files, invocation.assumptions);
  check_action(invocation);
  check_target(target, invocation.compiler->getTargetOpts().Triple);
  if (words.compiler.gcc) set_gcc_headers(invocation, words, flags);
  harden(*invocation.compiler);
  return invocation;
}

void ask_for_headers(const std::vector<CompileCommand> &commands) {
  for (const CompileCommand &command : commands) try {
      const CommandWords words = read_words(command, *file_system_in(command.directory));
      if (!words.compiler.gcc || has_own_search_list(words)) continue;
      const ClangFlags flags = translate_flags(words.flags);
      if (!flags.refused.empty()) continue;
      gcc_header_directories({words.compiler.basename, flags.machine_flags, words.compiler.cxx});
    } catch (const NotCompiled &) {
      continue;  // said where the command is used
    }
}

}  // namespace stackcheck
