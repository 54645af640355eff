// Xtensa with the windowed-register ABI (Xtensa Instruction Set Architecture Reference
// Manual, "Windowed Register Option" and "Windowed ABI"), and call0 functions beside it.
//
// What is peculiar about its stack:
//  - "entry a1, N" makes the frame: the callee's a1 is the caller's a1 - N. N includes the
//    base save area and, where the function makes call8 or call12, the extra save area.
//  - Returning (retw) rotates the window back, so the caller's a1 was never changed: a frame
//    need not be undone, and a windowed return cannot be unbalanced.
//  - Registers are spilled late: the caller's a0..a3 go to the 16 bytes below the callee's
//    stack pointer. A chain therefore writes 16 bytes below its deepest frame, once.
//  - Frames beyond entry's range, alloca and realignment move a1 again with movsp.
//  - Constants come from literals (l32r) that stand before the code, and calls may go through
//    them ("l32r a8, literal; callx8 a8").
//  - Hardware loops jump back at their end address without an instruction there.

#include "machine/target/xtensa.h"

#include <functional>
#include <unordered_map>

#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "machine/step.h"

namespace stackcheck {
namespace {

using Kind = Value::Kind;

constexpr Register a0 = 0, a1 = 1;
constexpr Register registers_followed = 16;
constexpr Arithmetic words{32, 16};  // Windowed ABI: a1 is a multiple of 16
constexpr std::int64_t spill_area_bytes = 16;

using Rule = std::function<void(Step &)>;

Value address(std::uint64_t place) {
  return Value::of(Kind::address, static_cast<std::int64_t>(place));
}

/// LLVM leaves the immediate out where a relocation stands for it.
Value target_of(const Step &step, unsigned operand, std::int64_t base) {
  if (const Reference *reference = step.instruction().reference)
    return step.referenced(*reference, reference->addend.value_or(0));
  return address(static_cast<std::uint64_t>(base + step.immediate(operand)));
}

std::int64_t place_of(const Step &step) {
  return static_cast<std::int64_t>(step.instruction().address);
}

/// What the offset of CALLn and L32R counts from: a multiple of 4. LLVM 22 decodes that offset
/// with the two low bits of the instruction's own address added to it.
std::int64_t aligned_base(const Step &step, std::int64_t place) {
  return (place & ~std::int64_t{3}) - (place_of(step) & 3);
}

Value immediate(const Step &step, unsigned operand) {
  return Value::number(static_cast<std::int32_t>(step.immediate(operand)));
}

Rule move(unsigned from) {
  return [=](Step &step) { step.set(0, step.get(from)); };
}

Rule combine(Value (*operation)(const Value &, const Value &, const Arithmetic &)) {
  return [=](Step &step) { step.set(0, operation(step.get(1), step.get(2), words)); };
}

Rule shift(bool left) {
  return [=](Step &step) {
    const auto bits = static_cast<unsigned>(step.immediate(2));
    step.set(0, left ? shift_left(step.get(1), bits, words)
                     : shift_right(step.get(1), bits));
  };
}

Rule shift_and_add(unsigned bits) {
  return [=](Step &step) {
    step.set(0, add(shift_left(step.get(1), bits, words), step.get(2), words));
  };
}

Rule load(unsigned bytes) {
  return [=](Step &step) {
    step.set(0, step.load(add(step.get(1), immediate(step, 2)), bytes));
  };
}

Rule store(unsigned bytes) {
  return [=](Step &step) {
    step.store(add(step.get(1), immediate(step, 2)), bytes, step.get(0));
  };
}

Rule branch(unsigned operand) {
  return [=](Step &step) { step.branch(target_of(step, operand, place_of(step) + 4)); };
}

void bitwise_or(Step &step) {
  const bool is_move = step.register_of(1) && step.register_of(1) == step.register_of(2);
  step.set(0, is_move ? step.get(1) : Value::any());
}

void bitwise_and_registers(Step &step) {
  step.set(0, bitwise_and(step.get(1), step.get(2), words));
}

/// ADDMI's immediate is imm8 * 256; LLVM 22 decodes it as 0, so it is read from the bytes
/// (RRI8 format: the third byte).
void add_middle_immediate(Step &step) {
  const auto byte = step.image().read(step.instruction().address + 2, 1).value_or(0);
  step.set(0, add(step.get(1), Value::number(static_cast<std::int8_t>(byte) * 256)));
}

void extract(Step &step) {
  const auto bits = static_cast<unsigned>(step.immediate(3));
  step.set(0, Value::number(0, (std::int64_t{1} << bits) - 1));
}

void load_literal(Step &step) {
  // l32r: the word at ((pc + 3) & ~3) + offset; the offset is always negative.
  Value place = target_of(step, 1, aligned_base(step, place_of(step) + 3));
  if (place.is(Kind::symbol)) return step.set(0, Value::any());
  step.set(0, step.load(place, 4));
}

void enter_frame(Step &step) {
  // The window rotates: nothing of the caller's registers but a1's value is visible as such.
  const Value caller_sp = step.reg(a1);
  const auto bytes = immediate(step, 1);
  for (Register i = 2; i < registers_followed; ++i) step.reg(i) = Value::any();
  step.reg(a1) = subtract(caller_sp, bytes);
  step.uses_spill_area(spill_area_bytes);
}

/// After a call the registers of the callee's window, and those call0 does not keep, are new.
void forget_from(Step &step, Register first, Register last = registers_followed - 1) {
  for (Register i = first; i <= last; ++i) step.reg(i) = Value::any();
}

Value callee_of(const Step &step) {
  return step.is_register(0) ? step.get(0)
                             : target_of(step, 0, aligned_base(step, place_of(step) + 4));
}

/// CALL4, CALL8, CALL12 and their register forms: the callee's a0 is the caller's `first`.
Rule windowed_call(Register first) {
  return [=](Step &step) {
    const Value callee = callee_of(step);
    forget_from(step, first);
    step.call(callee);
  };
}

void call0(Step &step) {
  const Value callee = callee_of(step);
  forget_from(step, 2, 11);
  step.reg(a0) = address(step.instruction().end());
  step.call(callee);
}

/// The call0 ABI keeps a12..a15; a windowed function ends with retw and keeps nothing itself.
void return0(Step &step) {
  for (Register i = 12; i <= 15; ++i)
    if (step.reg(i) != Value::entry_of(i))
      step.fail(Reason::clobbered_register,
                "a register that callers rely on does not come back as it was");
  step.jump(step.reg(a0));
}

/// "break 1, 15" is how GCC ends what must not go on; others call the debugger.
void trap(Step &step) {
  if (step.immediate(0) == 1 && step.immediate(1) == 15) step.stop();
}

void hardware_loop(Step &step) {
  const Value end = target_of(step, 1, place_of(step) + 4);
  if (!end.is(Kind::address))
    return step.fail(Reason::unresolved_jump, "where this hardware loop ends is not known");
  step.loop(static_cast<std::uint64_t>(end.low));
  step.branch(end);
}

const std::unordered_map<std::string_view, Rule> &rules() {
  static const std::unordered_map<std::string_view, Rule> table = [] {
    std::unordered_map<std::string_view, Rule> rows = {
        {"ENTRY", enter_frame},
        {"MOVSP", move(1)}, {"MOV_N", move(1)}, {"OR", bitwise_or},
        {"MOVI", [](Step &step) { step.set(0, immediate(step, 1)); }},
        {"MOVI_N", [](Step &step) { step.set(0, immediate(step, 1)); }},
        {"ADDI", [](Step &step) { step.set(0, add(step.get(1), immediate(step, 2))); }},
        {"ADDI_N", [](Step &step) { step.set(0, add(step.get(1), immediate(step, 2))); }},
        {"ADDMI", add_middle_immediate},
        {"ADD", combine(add)}, {"ADD_N", combine(add)}, {"SUB", combine(subtract)},
        {"ADDX2", shift_and_add(1)}, {"ADDX4", shift_and_add(2)}, {"ADDX8", shift_and_add(3)},
        {"AND", bitwise_and_registers}, {"EXTUI", extract},
        {"SLLI", shift(true)}, {"SRLI", shift(false)},
        {"L32R", load_literal},
        {"L32I", load(4)}, {"L32I_N", load(4)}, {"L16UI", load(2)}, {"L8UI", load(1)},
        {"S32I", store(4)}, {"S32I_N", store(4)}, {"S16I", store(2)}, {"S8I", store(1)},
        {"CALL0", call0}, {"CALLX0", call0},
        {"CALL4", windowed_call(4)}, {"CALLX4", windowed_call(4)},
        {"CALL8", windowed_call(8)}, {"CALLX8", windowed_call(8)},
        {"CALL12", windowed_call(12)}, {"CALLX12", windowed_call(12)},
        {"RETW", [](Step &step) { step.returns(false); }},
        {"RETW_N", [](Step &step) { step.returns(false); }},
        {"RET", return0}, {"RET_N", return0},
        {"J", [](Step &step) { step.jump(target_of(step, 0, place_of(step) + 4)); }},
        {"JX", [](Step &step) { step.jump(step.get(0)); }},
        {"LOOP", hardware_loop}, {"LOOPNEZ", hardware_loop}, {"LOOPGTZ", hardware_loop},
        {"BREAK", trap}, {"ILL", [](Step &step) { step.stop(); }}, {"ILL_N", [](Step &step) { step.stop(); }},
        {"RFE", [](Step &step) { step.returns(false); }},
        {"RFI", [](Step &step) { step.returns(false); }},
        {"ROTW", [](Step &step) {
           step.fail(Reason::unanalysable_stack_pointer, "rotw rotates the register window");
         }},
    };
    for (const char *name : {"BEQZ", "BNEZ", "BGEZ", "BLTZ", "BEQZ_N", "BNEZ_N", "BF", "BT"})
      rows[name] = branch(1);
    for (const char *name :
         {"BEQ", "BNE", "BGE", "BLT", "BGEU", "BLTU", "BALL", "BANY", "BBC", "BBS", "BNALL",
          "BNONE", "BBCI", "BBSI", "BEQI", "BNEI", "BGEI", "BLTI", "BGEUI", "BLTUI"})
      rows[name] = branch(2);
    return rows;
  }();
  return table;
}

bool takes_reference(std::string_view name) {
  return name[0] == 'B' || name[0] == 'J' || name == "L32R" || name.starts_with("CALL") ||
         name.starts_with("LOOP");
}

class Xtensa : public Cpu {
 public:
  explicit Xtensa(const McTarget &target)
      : registers_(target.registers()), instructions_(target.instructions()) {
    for (unsigned i = 1; i < registers_.getNumRegs(); ++i) {
      const std::string_view name = registers_.getName(i);
      if (name == "SP") tracked_[i] = a1;
      if (name.size() <= 3 && name[0] == 'A' && std::isdigit(name[1]))
        tracked_[i] = static_cast<Register>(std::stoi(std::string(name.substr(1))));
    }
    for (unsigned opcode = 0; opcode < instructions_.getNumOpcodes(); ++opcode) {
      const std::string_view name = instructions_.getName(opcode);
      if (const auto rule = rules().find(name); rule != rules().end())
        by_opcode_[opcode] = {&rule->second, takes_reference(name)};
    }
  }

  Register stack_pointer() const override { return a1; }

  std::size_t register_count() const override { return registers_followed; }

  void enter(State &state, const Image &) const override {
    for (Register i = 2; i < registers_followed; ++i) state.registers[i] = Value::entry_of(i);
    state.registers[a0] = Value::of(Kind::return_address, 0);
  }

  std::optional<Register> tracked(unsigned mc_register) const override {
    const auto found = tracked_.find(mc_register);
    return found == tracked_.end() ? std::nullopt : std::optional(found->second);
  }

  /// Each kind of call forgets what it destroys itself (windowed_call, call0).
  const std::vector<Register> &scratch() const override {
    static const std::vector<Register> none;
    return none;
  }

  /// The window keeps a windowed caller's registers; return0 checks the rest.
  const std::vector<Register> &preserved() const override {
    static const std::vector<Register> none;
    return none;
  }

  bool is_padding(const Instruction &instruction) const override {
    const std::string_view name = instructions_.getName(instruction.inst.getOpcode());
    return name == "NOP" || name == "NOP_N";
  }

  void execute(const Instruction &instruction, Step &step) const override {
    const auto row = by_opcode_.find(instruction.inst.getOpcode());
    const bool known = row != by_opcode_.end() &&
                       (!instruction.reference || row->second.takes_reference);
    if (known) return (*row->second.rule)(step);
    step.forget_definitions();
    if (instruction.desc->isCall())
      step.call(Value::any());
    else if (instruction.desc->mayAffectControlFlow(instruction.inst, registers_))
      step.jump(Value::any());
  }

 private:
  struct Row {
    const Rule *rule;
    bool takes_reference;
  };
  const llvm::MCRegisterInfo &registers_;
  const llvm::MCInstrInfo &instructions_;
  std::unordered_map<unsigned, Register> tracked_;
  std::unordered_map<unsigned, Row> by_opcode_;
};

}  // namespace

/// SSA8B (RRR format, 0x4 0x0 0x3 s 0x0 0x0) only sets the shift amount; LLVM 22 lacks it.
unsigned undecoded_xtensa(llvm::ArrayRef<std::uint8_t> bytes) {
  constexpr unsigned length = 3;
  const bool is_ssa8b = bytes.size() >= length && bytes[0] == 0x00 && (bytes[1] & 0xf0) == 0x30 &&
                        bytes[2] == 0x40;
  return is_ssa8b ? length : 0;
}

std::unique_ptr<Cpu> make_xtensa(const McTarget &target) {
  return std::make_unique<Xtensa>(target);
}

}  // namespace stackcheck
