#pragma once
// What the engine needs to know of one CPU. A row of the table (target/table.cpp) describes
// it as data; its Cpu says what each instruction does to the stack pointer.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "machine/decoder.h"
#include "machine/value.h"

namespace stackcheck {

class Step;

/// A register the engine follows: an index into State::registers.
using Register = std::uint8_t;
inline constexpr std::size_t register_count = 16;
inline constexpr std::uint8_t no_condition = 0xff;

/// What is known just before an instruction.
struct State {
  std::array<Value, register_count> registers;
  std::map<std::int64_t, Value> slots;  ///< words of the stack, by offset from SP at entry
  std::uint8_t condition = no_condition;  ///< a condition that holds here, CPU's numbering
  bool operator==(const State &) const = default;
};

/// The rules of one CPU.
class Cpu {
 public:
  virtual ~Cpu() = default;
  virtual Register stack_pointer() const = 0;
  /// The state at a function's entry, apart from the stack pointer.
  virtual void enter(State &state) const = 0;
  /// The tracked register of LLVM's number, if it is one.
  virtual std::optional<Register> tracked(unsigned mc_register) const = 0;
  /// Registers a callee may change.
  virtual const std::vector<Register> &scratch() const = 0;
  /// Registers a function must give back as it got them.
  virtual const std::vector<Register> &preserved() const = 0;
  /// Stack pointers are a multiple of this at every entry.
  virtual unsigned stack_alignment() const = 0;
  /// The condition under which alone the instruction acts (and does not, if it fails).
  virtual std::uint8_t predicate(const Instruction &) const { return no_condition; }
  virtual std::uint8_t opposite(std::uint8_t condition) const { return condition; }
  /// True for what assemblers fill gaps in code with.
  virtual bool is_padding(const Instruction &) const { return false; }
  /// Applies one instruction.
  virtual void execute(const Instruction &instruction, Step &step) const = 0;
};

/// One supported CPU family.
struct CpuFamily {
  const char *name;            ///< "thumb", "xtensa"
  unsigned elf_machine;
  unsigned absolute_word;      ///< its plain 32-bit relocation
  unsigned relative_word;      ///< its 32-bit relocation less the word's own place
  const char *triple;          ///< for decoding: a superset of what the family executes
  const char *features;
  bool decodes_in_order;
  std::uint64_t pointer_tag;   ///< bits of a code pointer that are not of its address
  std::unique_ptr<Cpu> (*make)(const McTarget &target);
};

/// The address a code pointer's value means.
inline std::uint64_t code_address(const CpuFamily &family, std::uint64_t pointer) {
  return pointer & ~family.pointer_tag;
}

/// The row for an ELF machine number; null if it is not supported.
const CpuFamily *find_family(unsigned elf_machine);
/// The names of all rows, for messages.
std::string family_names();

}  // namespace stackcheck
