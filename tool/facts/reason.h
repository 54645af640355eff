#pragma once
// Why something is not known. One kebab-case name each, the same in reports, budget
// files and documents (docs/using.md lists what to do about each).

#include <array>
#include <optional>
#include <string_view>

namespace stackcheck {

enum class Reason {
  unresolved_indirect_call,    ///< the callee is a value nothing here bounds
  recursion,                   ///< a cycle of calls without a bound
  dynamic_stack,               ///< alloca or a variable-length array without a bound
  unknown_external,            ///< called, but neither source, object nor archive defines it
  unanalysable_stack_pointer,  ///< the stack pointer is written in a way not understood
  undecodable_instruction,     ///< reachable bytes that are no instruction of this CPU
  unresolved_jump,             ///< a computed jump whose targets are not known
  unbalanced_return,           ///< the function returns with another stack pointer than it got
  clobbered_register,          ///< a register the ABI preserves comes back changed
  code_generation_failed,      ///< the compiler could not make code for this function
  unit_not_compiled,           ///< the source file could not be compiled
  unreadable_object,           ///< the object or archive is malformed or for another CPU
  stale_object,                ///< the built object is older than a file it was made of
  missing_entry,               ///< the budget names a function that is not in the program
  unknown_interrupt_frame,     ///< what an interrupt's entry puts on the stack is not known
};

struct ReasonName {
  Reason reason;
  std::string_view name;
};

inline constexpr std::array reason_names = {
    ReasonName{Reason::unresolved_indirect_call, "unresolved-indirect-call"},
    ReasonName{Reason::recursion, "recursion"},
    ReasonName{Reason::dynamic_stack, "dynamic-stack"},
    ReasonName{Reason::unknown_external, "unknown-external"},
    ReasonName{Reason::unanalysable_stack_pointer, "unanalysable-stack-pointer"},
    ReasonName{Reason::undecodable_instruction, "undecodable-instruction"},
    ReasonName{Reason::unresolved_jump, "unresolved-jump"},
    ReasonName{Reason::unbalanced_return, "unbalanced-return"},
    ReasonName{Reason::clobbered_register, "clobbered-register"},
    ReasonName{Reason::code_generation_failed, "code-generation-failed"},
    ReasonName{Reason::unit_not_compiled, "unit-not-compiled"},
    ReasonName{Reason::unreadable_object, "unreadable-object"},
    ReasonName{Reason::stale_object, "stale-object"},
    ReasonName{Reason::missing_entry, "missing-entry"},
    ReasonName{Reason::unknown_interrupt_frame, "unknown-interrupt-frame"},
};

constexpr std::string_view to_name(Reason reason) {
  for (const ReasonName &row : reason_names)
    if (row.reason == reason) return row.name;
  return "?";
}

constexpr std::optional<Reason> reason_from_name(std::string_view name) {
  for (const ReasonName &row : reason_names)
    if (row.name == name) return row.reason;
  return std::nullopt;
}

}  // namespace stackcheck
