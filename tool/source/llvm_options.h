#pragma once
#include <string>
#include <vector>

namespace stackcheck {

/// LLVM's own options are global to the process: these hold while the object lives, and all
/// are back at their defaults after it.
class LlvmOptions {
 public:
  explicit LlvmOptions(const std::vector<std::string> &options);
  ~LlvmOptions();
  LlvmOptions(const LlvmOptions &) = delete;
  LlvmOptions &operator=(const LlvmOptions &) = delete;

  bool ok() const { return ok_; }

 private:
  bool ok_ = true;
  bool set_ = false;
};

}  // namespace stackcheck
