#include "source/command_words.h"

#include <algorithm>

#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "source/not_compiled.h"

namespace stackcheck {
namespace {

/// Response files (@file) replaced by their words, so that the flag table sees those.
std::vector<std::string> expand(const std::vector<std::string> &words, llvm::vfs::FileSystem &files,
                                const std::string &directory) {
  llvm::BumpPtrAllocator memory;
  llvm::SmallVector<const char *, 64> raw;
  for (const std::string &word : words) raw.push_back(word.c_str());
  llvm::cl::ExpansionContext context(memory, llvm::cl::TokenizeGNUCommandLine, &files);
  context.setCurrentDir(directory);
  if (llvm::Error error = context.expandResponseFiles(raw)) fail(llvm::toString(std::move(error)));
  return {raw.begin(), raw.end()};
}

CommandWords split_compiler(std::vector<std::string> words) {
  while (words.size() > 1 && is_compiler_launcher(words.front())) words.erase(words.begin());
  if (words.empty()) fail("the compile command is empty");
  const std::optional<CompilerName> compiler = parse_compiler_name(words.front());
  if (!compiler) fail(words.front() + ": is not named as GCC or Clang is");
  words.erase(words.begin());
  return {*compiler, std::move(words)};
}

std::string given_target(const std::vector<std::string> &flags) {
  std::string target;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (flags[i].starts_with("--target=")) target = flags[i].substr(9);
    const bool separate = flags[i] == "-target" || flags[i] == "--target";
    if (separate && i + 1 < flags.size()) target = flags[i + 1];
  }
  return target;
}

bool has_prefix(const std::vector<std::string> &flags, std::string_view prefix) {
  return std::ranges::any_of(flags, [&](const auto &flag) { return flag.starts_with(prefix); });
}

/// Clang's name for the target a GCC is built for.
std::string target_of_gcc(const std::string &prefix, const std::vector<std::string> &flags) {
  // Espressif names the chip where a triple has the vendor.
  if (prefix.starts_with("xtensa-")) return "xtensa";
  // One riscv64 GCC serves both widths.
  if (prefix.starts_with("riscv64-") && has_prefix(flags, "-march=rv32"))
    return "riscv32" + prefix.substr(prefix.find('-'));
  return prefix;
}

bool is_this_clang(const CompilerName &compiler) {
  const std::string version = (llvm::Twine("-") + llvm::Twine(LLVM_VERSION_MAJOR)).str();
  return !compiler.gcc && compiler.basename.ends_with(version);
}

}  // namespace

CommandWords read_words(const CompileCommand &command, llvm::vfs::FileSystem &files) {
  return split_compiler(expand(command.arguments, files, command.directory));
}

std::string target_of(const CommandWords &words) {
  const std::string given = given_target(words.flags);
  if (!given.empty()) return given;
  if (words.compiler.prefix.empty())
    fail(words.compiler.basename +
         ": neither the compiler's name nor --target= says which CPU the code is for");
  return target_of_gcc(words.compiler.prefix, words.flags);
}

std::string stand_in_assumption(const CompilerName &compiler) {
  if (is_this_clang(compiler)) return "";
  return "the code measured is that of Clang " LLVM_VERSION_STRING ", not that of the command's " +
         compiler.basename;
}

}  // namespace stackcheck
