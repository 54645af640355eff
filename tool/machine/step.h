#pragma once
// One instruction's effect: a Cpu describes it through this, the engine collects it.

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts/reason.h"
#include "machine/cpu.h"
#include "machine/image.h"

namespace stackcheck {

/// A range of jump-table entries relative to `anchor`.
struct JumpTable {
  std::uint64_t address = 0;
  unsigned width = 1;
  bool is_signed = false;
  unsigned shift = 0;
  std::uint64_t anchor = 0;
};

/// Other code ran, or a store went through a pointer: see after_other_code.
void let_other_code_run(State &state);

class Step {
 public:
  Step(const Cpu &cpu, const Image &image, const Instruction &instruction, State before)
      : state(std::move(before)), cpu_(cpu), image_(image), instruction_(instruction) {}

  State state;

  // What a CPU's rules read and write.
  const Instruction &instruction() const { return instruction_; }
  const Image &image() const { return image_; }
  std::int64_t immediate(unsigned operand) const;
  bool is_register(unsigned operand) const;
  /// The tracked register an operand names; none for untracked ones.
  std::optional<Register> register_of(unsigned operand) const;
  Value get(unsigned operand) const;
  void set(unsigned operand, const Value &value);
  Value &reg(Register index) { return state.registers[index]; }
  Value load(const Value &address, unsigned bytes) const;
  void store(const Value &address, unsigned bytes, const Value &value);
  /// The value a reference (relocation) at this instruction or word stands for.
  Value referenced(const Reference &reference, std::int64_t addend) const;
  /// What is not modelled: every defined register becomes unknown; an unmodelled write of
  /// the stack pointer is reported.
  void forget_definitions();

  // Where control goes; an instruction that says nothing goes on with the next.
  void branch(const Value &target);                ///< besides going on
  void jump(const Value &target);
  void jump(const JumpTable &table);
  void call_pushed(const Value &target);  ///< the same, and the return address is on the stack
  void call(const Value &target);  ///< the callee starts with the stack pointer of now
  void follow(const Value &target);  ///< goes on there even if a function starts there
  void returns(bool stack_must_balance = true);
  void stop();
  void may_stop();  ///< goes on, unless nothing but another function or data follows
  void loop(std::uint64_t end);                    ///< a hardware loop from here to `end`
  void uses_spill_area(std::int64_t bytes);        ///< written below the stack pointer
  void touches(std::int64_t offset);  ///< writes there, relative to SP at entry
  void touches_if_leaf(std::int64_t offset);  ///< may, if this function calls nothing
  void fail(Reason reason, std::string detail);

  // What the engine collects.
  struct Outcome {
    bool falls_through = true;
    bool may_stop = false;
    std::vector<Value> branches;
    std::vector<Value> jumps;
    std::vector<JumpTable> tables;
    std::vector<Value> followed;
    std::optional<Value> call;
    std::optional<State> callee_state;  ///< of a call that pushed its return address
    std::optional<Value> callee_stack;  ///< SP at the entry of what is called or jumped to
    bool returned = false;
    bool must_balance = true;
    std::optional<std::uint64_t> loop_end;
    std::int64_t spill_area_bytes = 0;
    std::int64_t lowest_touched = 0, lowest_of_leaf = 0;
    std::set<std::pair<Reason, std::string>> failures;
  };
  const Outcome &outcome() const { return outcome_; }

 private:
  Value load_constant(std::uint64_t address, unsigned bytes) const;
  void forget(unsigned mc_register);

  const Cpu &cpu_;
  const Image &image_;
  const Instruction &instruction_;
  Outcome outcome_;
};

}  // namespace stackcheck
