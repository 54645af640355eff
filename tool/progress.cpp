#include "progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

#include "report/printable.h"

namespace stackcheck {

namespace {

// Returns to the line's beginning and erases it (ECMA-48, EL).
constexpr const char *start_of_line = "\r\x1b[K";

std::size_t terminal_columns() {
  struct winsize size;
  const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : 80;
}

// A line that wraps could not be written over. Cuts between characters.
std::string cut(std::string text, std::size_t columns) {
  while (shown_width(text) >= columns) {
    while (!text.empty() && (text.back() & 0xc0) == 0x80) text.pop_back();
    text.pop_back();
  }
  return text;
}

}  // namespace

ProgressLine::ProgressLine(std::string board, bool wanted)
    : board_(std::move(board)), is_on_(wanted && ::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (is_on_) std::fputs(start_of_line, stderr);
}

void ProgressLine::show(const Progress &progress) {
  if (!is_on_) return;
  const std::string text = board_ + " [" + std::to_string(progress.done) + "/" +
                           std::to_string(progress.total) + "] " + progress.unit;
  std::fputs((start_of_line + cut(printable(text), terminal_columns())).c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace stackcheck
