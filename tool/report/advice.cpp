#include "report/advice.h"

namespace stackcheck {

namespace {

constexpr std::string_view state_frame =
    R"(state how deep it goes: {"frame": {"function": F, "bytes": N}, "why": ...})";

}  // namespace

Advice advice_on(Reason reason) {
  switch (reason) {
    case Reason::unresolved_indirect_call:
      return {"a call through a pointer whose targets are not known",
              R"(state them: {"call": {"function": F}, "targets": [...], "why": ...})"};
    case Reason::recursion:
      return {"functions that call each other in a circle, without a limit",
              R"(state one: {"edge": {"caller": F, "callee": G}, "at_most": N, "why": ...})"};
    case Reason::dynamic_stack:
      return {"alloca or an array of variable length, without a limit", state_frame};
    case Reason::unknown_external:
      return {"called, but no source, object or archive given here defines it",
              R"(add the archive to "libraries", or a "frame" fact for the function)"};
    case Reason::unanalysable_stack_pointer:
      return {"writes the stack pointer in a way that is not understood", state_frame};
    case Reason::undecodable_instruction:
      return {"runs into bytes that are no instruction of this CPU", state_frame};
    case Reason::unresolved_jump:
      return {"jumps to a computed place that is not known", state_frame};
    case Reason::unbalanced_return:
      return {"returns with another stack pointer than it was entered with", state_frame};
    case Reason::clobbered_register:
      return {"changes a register its callers rely on", state_frame};
    case Reason::code_generation_failed:
      return {"the compiler could not make machine code for it", state_frame};
    case Reason::unit_not_compiled:
      return {"source that could not be compiled", "see the compiler's message"};
    case Reason::unreadable_object:
      return {"an object or archive that is malformed or for another CPU", "build it again"};
    case Reason::stale_object:
      return {"an object of the build that is older than its source",
              "build again, or measure what Clang makes of the source: --code=clang"};
    case Reason::missing_entry:
      return {"the budget names a function that is not in the program",
              "correct the name, or remove the entry"};
    case Reason::unknown_interrupt_frame:
      return {"what an interrupt's entry puts on the stack is not known for this CPU",
              R"(state "interrupt_frame_bytes" and "interrupt_frame_why" under "target")"};
  }
  return {"?", "?"};
}

}  // namespace stackcheck
