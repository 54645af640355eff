#include "source/llvm_options.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

namespace stackcheck {

LlvmOptions::LlvmOptions(const std::vector<std::string> &options) : set_(!options.empty()) {
  if (!set_) return;
  std::vector<const char *> words = {"clang"};
  for (const std::string &option : options) words.push_back(option.c_str());
  ok_ = llvm::cl::ParseCommandLineOptions(static_cast<int>(words.size()), words.data(), "",
                                          &llvm::nulls());
}

LlvmOptions::~LlvmOptions() {
  if (set_) llvm::cl::ResetAllOptionOccurrences();
}

}  // namespace stackcheck
