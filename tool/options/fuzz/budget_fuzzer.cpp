// Any bytes as budget, fact file and project file. Readers may only return or throw
// InputError, and a budget they return keeps what the rest of the tool relies on. The input
// is the text of the budget (or project) and, after a zero byte, that of every file it
// includes.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "facts/input_error.h"
#include "options/budget.h"
#include "options/project.h"

namespace {

using namespace stackcheck;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_entry(const Entry &entry, const Budget &budget) {
  require(!entry.function.empty() && entry.where.line > 0);
  require(std::any_of(budget.stacks.begin(), budget.stacks.end(),
                      [&](const Stack &stack) { return stack.name == entry.stack; }));
}

void check_budget(const Budget &budget) {
  require(!budget.stacks.empty() && !budget.entries.empty() && !budget.cpu.empty());
  for (const Stack &stack : budget.stacks) require(stack.reserve_bytes < stack.bytes);
  for (const Entry &entry : budget.entries) check_entry(entry, budget);
  for (const Fact &fact : budget.facts) require(!fact.why.empty() && fact.where.line > 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string input(reinterpret_cast<const char *>(data), size);
  const std::size_t end = std::min(input.find('\0'), input.size());
  const std::string first = input.substr(0, end);
  const std::string included = end < size ? input.substr(end + 1) : "";
  const auto read = [&](const std::string &path) { return path == "first" ? first : included; };
  try {
    check_budget(read_budget("first", read));
  } catch (const InputError &error) {
    require(*error.what() != '\0');
  }
  try {
    require(!read_project("first", read).boards.empty());
  } catch (const InputError &error) {
    require(*error.what() != '\0');
  }
  return 0;
}
