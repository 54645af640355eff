#pragma once
#include <string>

#include "units/units.h"

namespace stackcheck {

/// One line on standard error that is written over and over, and gone at the end. Silent
/// if standard error is no terminal.
class ProgressLine {
 public:
  ProgressLine(std::string board, bool wanted);
  ~ProgressLine();
  ProgressLine(const ProgressLine &) = delete;
  ProgressLine &operator=(const ProgressLine &) = delete;

  void show(const Progress &progress);

 private:
  std::string board_;
  bool is_on_;
};

}  // namespace stackcheck
