#pragma once
// What the engine needs to know of one CPU. A row of the table (target/table.cpp) describes
// it as data; its Cpu says what each instruction does to the stack pointer.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llvm/ADT/SmallVector.h"
#include "machine/decoder.h"
#include "machine/value.h"

namespace stackcheck {

class Step;

/// A register the engine follows: an index into State::registers.
using Register = std::uint8_t;
inline constexpr std::uint8_t no_condition = 0xff;

/// What is known just before an instruction.
struct State {
  llvm::SmallVector<Value, 16> registers;
  std::map<std::int64_t, Value> slots;  ///< words of the stack, by offset from SP at entry
  std::uint32_t context = 0;  ///< which subroutine within the function this is in; 0: in none
  std::uint8_t condition = no_condition;  ///< a condition that holds here, CPU's numbering
  bool operator==(const State &) const = default;
};

/// The rules of one CPU.
class Cpu {
 public:
  virtual ~Cpu() = default;
  virtual Register stack_pointer() const = 0;
  virtual std::size_t register_count() const = 0;
  /// Bytes of a saved register on the stack.
  virtual unsigned slot_bytes() const { return 4; }
  /// The state at a function's entry, apart from the stack pointer.
  virtual void enter(State &state, const Image &image) const = 0;
  /// The tracked register of LLVM's number, if it is one.
  virtual std::optional<Register> tracked(unsigned mc_register) const = 0;
  /// Registers a callee may change.
  virtual const std::vector<Register> &scratch() const = 0;
  /// Registers a function must give back as it got them.
  virtual const std::vector<Register> &preserved() const = 0;
  /// For a piece of a caller's own epilogue that has a symbol: the bytes of the caller's frame
  /// it takes off, and what `state` then holds at its entry. None for a function.
  virtual std::optional<std::int64_t> enter_epilogue(const std::string &, State &) const {
    return std::nullopt;
  }
  /// The condition under which alone the instruction acts (and does not, if it fails).
  virtual std::uint8_t predicate(const Instruction &) const { return no_condition; }
  virtual std::uint8_t opposite(std::uint8_t condition) const { return condition; }
  /// True for what assemblers fill gaps in code with.
  virtual bool is_padding(const Instruction &) const { return false; }
  /// Applies one instruction.
  virtual void execute(const Instruction &instruction, Step &step) const = 0;
};

/// A relocation of a whole word: its type, and the word's bytes.
struct WordRelocation {
  unsigned type = 0, bytes = 0;
};

/// One supported CPU family, or a variant of one.
struct CpuFamily {
  const char *name;            ///< "thumb", "xtensa"
  unsigned elf_machine;
  unsigned address_bytes;      ///< of its ELF files: 4 or 8
  bool (*covers)(const ElfFile &file) = nullptr;  ///< whether a file is of this variant; null: all are
  std::vector<WordRelocation> absolute = {};  ///< a symbol's address
  std::vector<WordRelocation> relative = {};  ///< the same, less the word's own place
  std::vector<WordRelocation> differences = {};  ///< added to a word that another one subtracts from
  std::vector<unsigned> hints = {};  ///< relocations that only tell the linker what it may change
  const char *triple = nullptr;  ///< for decoding: a superset of what the family executes
  const char *features = "";
  bool decodes_in_order = false;
  bool marks_data = false;  ///< mapping symbols tell data amid code
  std::uint64_t pointer_tag = 0;  ///< bits of a code pointer that are not of its address
  std::unique_ptr<Cpu> (*make)(const McTarget &target) = nullptr;
  /// Whether a symbol names part of other functions, which jump to it; null: none does.
  bool (*is_fragment)(const std::string &symbol) = nullptr;
  /// GNU as leaves a part of a RELA addend in the patched bytes.
  bool addend_in_place = false;
  /// The length of an instruction that LLVM does not decode and that changes nothing followed
  /// here; 0 for any other bytes.
  unsigned (*undecoded)(llvm::ArrayRef<std::uint8_t> bytes) = nullptr;
  /// Applies a relocation of a debug section that no plain word relocation is; null: none is.
  bool (*patch)(const Relocation &relocation, std::uint64_t target,
                llvm::MutableArrayRef<char> place) = nullptr;
};

/// The address a code pointer's value means.
inline std::uint64_t code_address(const CpuFamily &family, std::uint64_t pointer) {
  return pointer & ~family.pointer_tag;
}

/// The row for an ELF file; null if none supports it.
const CpuFamily *find_family(const ElfFile &file);
/// The bytes of the word that a relocation of this type fills; 0 if it is not in `rows`.
unsigned word_bytes(const std::vector<WordRelocation> &rows, unsigned type);
/// The names of all rows, for messages.
std::string family_names();

}  // namespace stackcheck
