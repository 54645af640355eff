#pragma once
// What is known about the code, as plain data. Every stage reads or writes these
// structs and nothing else; none of them knows LLVM.
//
// The terms, as used everywhere in this project:
//
//   unit        one thing that was analysed on its own: a translation unit compiled in
//               process, or one member of an archive, or one linked image.
//   function    the code reachable by control flow from one function symbol, up to calls.
//   depth       bytes between the stack pointer when a function was entered (before its
//               first instruction) and the stack pointer at some instruction. On every CPU
//               a positive number: stacks grow down, depth grows with them.
//   frame       the greatest depth a function reaches by its own instructions.
//   reach       the greatest depth at which the function's own execution may write: its
//               frame, and what the hardware or ABI may put below its stack pointer
//               (Xtensa windowed: 16 bytes for the spilled registers of the caller).
//   call        an instruction that enters another function. A tail call is one that does
//               not come back to the caller: its depth is what of the frame is still there.
//   direct      a call whose callee is a symbol. An indirect call's callee is a value.
//   bound       an upper limit, in bytes, of the depth a function reaches together with
//               everything it calls.
//   reason      why a bound, a frame or a call is not known. An unknown is never a zero.
//   assumption  a statement the bound depends on and that nothing here has proven.
//   entry       where execution starts on a stack: main, a task, an interrupt handler.

#include <cstdint>
#include <string>
#include <vector>

#include "facts/flow.h"
#include "facts/place.h"
#include "facts/reads.h"
#include "facts/reason.h"

namespace stackcheck {

/// One unknown: what kind, where, and what a reader needs to act on it.
struct Unknown {
  Reason reason = Reason::unanalysable_stack_pointer;
  Location where;
  std::string detail;
  auto operator<=>(const Unknown &) const = default;
};

/// A function that was inlined, and the place of the call that is no more: line and column only.
struct Inlining {
  std::string symbol;  ///< linker symbol
  Location where;
  auto operator<=>(const Inlining &) const = default;
};

/// One machine call. An empty `callee` makes it an indirect call.
struct Call {
  std::uint64_t offset = 0;       ///< of the instruction, from the function's first byte
  std::uint32_t depth_bytes = 0;  ///< greatest depth at which the callee starts
  bool tail = false;
  bool local = false;     ///< the callee is this unit's own, whatever others define
  bool reloaded = false;  ///< direct, if the source has no call through a pointer here:
                          ///< the callee's address was on the stack while other code ran
  std::string callee;     ///< linker symbol, unique within its unit
  Location where;
  std::vector<Inlining> inlined_from;  ///< functions inlined here, innermost first
  auto operator<=>(const Call &) const = default;
};

enum class Binding { local, global, weak };

/// One function of a unit, as its machine code says.
struct Function {
  std::string symbol;  ///< linker symbol, unique within its unit
  std::string name;    ///< as a reader of the source knows it
  Binding binding = Binding::global;
  Location where;
  std::uint32_t code_bytes = 0;
  std::uint32_t frame_bytes = 0;
  std::uint32_t reach_bytes = 0;
  bool returns = true;
  std::vector<Call> calls;           ///< in order of offset
  std::vector<std::string> inlined;  ///< linker symbols of the functions inlined into it
  std::string source;    ///< in a linked image, the file it was compiled from; empty: not known
  std::string producer;  ///< in a linked image, what made its code; empty: as the unit's
  std::vector<Unknown> unknowns;  ///< what in the function itself is not known
};

/// A second name for a function of the same unit.
struct Alias {
  std::string symbol;
  std::string target;
  Binding binding = Binding::global;
};

/// Whose machine code was measured.
struct Evidence {
  std::string producer;  ///< "Clang 22.1.8 in process", or what the object says made it
  std::string object;    ///< path of the object or archive(member); empty: in memory
};

/// Of a linked image: which units the linker made it of.
struct Linking {
  bool linked = false;
  bool mixed = false;  ///< optimised at link time: functions of one unit are inlined in others
  std::vector<std::string> sources;  ///< the files of its units, as far as they are known
};

/// The summary of one unit.
struct Unit {
  std::string name;        ///< source file, object, or archive(member)
  std::string cpu_family;  ///< of its code: "thumb", "xtensa"; empty if none was read
  Evidence evidence;
  Linking linking;
  std::vector<Function> functions;
  std::vector<Alias> aliases;
  std::vector<std::string> undefined;     ///< symbols the unit needs from elsewhere
  std::vector<std::string> defined_data;  ///< global data symbols; they pull archive members too
  UnitFlow flow;  ///< how function pointers move; empty where there is no source
  std::vector<std::string> assumptions;  ///< what every bound through its functions depends on
  std::vector<Unknown> problems;  ///< of the unit as a whole; it is then not analysed in full
  std::vector<Suppression> suppressions;  ///< comments in its source and headers
};

}  // namespace stackcheck
