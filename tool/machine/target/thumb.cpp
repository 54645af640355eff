// Thumb as Cortex-M executes it (v6-M, v7-M, v7E-M with FPU, v8-M with MVE; Arm v6-M, v7-M and
// v8-M Architecture Reference Manuals, AAPCS32).
//
// What is peculiar about its stack:
//  - The stack pointer moves by push/pop, by add/sub with immediates or registers, by
//    store/load multiple and by pre/post-indexed accesses; v6-M reaches big frames through a
//    literal ("ldr r4, =-2116; add sp, r4").
//  - Almost any 32-bit instruction, and any instruction in an IT block, may be conditional:
//    "it eq; popeq {r4, pc}". The engine runs both outcomes; the condition is part of the
//    program point until a flag changes, so that blocks on one condition stay together.
//  - v6-M has no far conditional branch: GCC uses "bl" within a function as a long jump.
//  - Realignment of the stack pointer is bic/bfc on v7-M and a pair of shifts on v6-M.
//  - "msr msp/psp/control" moves or switches stack pointers without naming SP.
//  - v8-M: bxns returns to the other security state, blxns calls it. Its code runs on its own
//    stack; where such a call leads is as unknown as that of any other pointer.
//  - v8.1-M: le, letp and wls loop by a count in lr, which holds no return address there.
//  - v6-M GCC reads jump tables through __gnu_thumb1_case_* of libgcc, whose return address
//    is the table.

#include "machine/target/thumb.h"

#include <functional>
#include <unordered_map>

#include "llvm/BinaryFormat/ELF.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "machine/step.h"

namespace stackcheck {
namespace {

using Kind = Value::Kind;

constexpr Register sp = 13, lr = 14, pc = 15;
constexpr std::uint8_t always = 14;  // condition code AL
constexpr Arithmetic words{32, 8};  // AAPCS32 6.2.1.2: SP mod 8 = 0 at a public interface

using Rule = std::function<void(Step &)>;

std::uint64_t pc_of(const Step &step) { return step.instruction().address + 4; }

Value address(std::uint64_t place) {
  return Value::of(Kind::address, static_cast<std::int64_t>(place));
}

/// The target of a branch with an immediate: by relocation, or PC-relative.
Value branch_target(const Step &step, unsigned operand) {
  const std::int64_t offset = step.immediate(operand);
  if (const Reference *reference = step.instruction().reference)
    return step.referenced(*reference, reference->addend.value_or(offset) + 4);
  return address(pc_of(step) + static_cast<std::uint64_t>(offset));
}

/// Writing PC is a jump; everything else is a plain write.
void write(Step &step, unsigned operand, const Value &value) {
  if (step.register_of(operand) == pc)
    step.jump(value);
  else
    step.set(operand, value);
}

Value read(const Step &step, unsigned operand) {
  if (step.register_of(operand) == pc) return address(pc_of(step));
  return step.get(operand);
}

/// PC as the base of a literal is rounded down to a word.
Value literal_base(const Step &step, unsigned operand) {
  if (step.register_of(operand) == pc) return address(pc_of(step) & ~std::uint64_t{3});
  return step.get(operand);
}

Value immediate(const Step &step, unsigned operand, unsigned scale) {
  return Value::number(static_cast<std::int32_t>(step.immediate(operand)) *
                       static_cast<std::int64_t>(scale));
}

// --- shapes of rules: operands as LLVM's disassembler numbers them ----------------------

Rule move(unsigned to, unsigned from) {
  return [=](Step &step) { write(step, to, read(step, from)); };
}

Rule move_immediate(unsigned to, unsigned from, bool inverted = false) {
  return [=](Step &step) {
    const auto bits = static_cast<std::uint32_t>(step.immediate(from));
    step.set(to, Value::number(static_cast<std::int32_t>(inverted ? ~bits : bits)));
  };
}

Rule add_immediate(unsigned to, unsigned left, unsigned right, unsigned scale = 1) {
  return [=](Step &step) {
    write(step, to, add(read(step, left), immediate(step, right, scale)));
  };
}

Rule subtract_immediate(unsigned to, unsigned left, unsigned right, unsigned scale = 1) {
  return [=](Step &step) {
    write(step, to, subtract(read(step, left), immediate(step, right, scale)));
  };
}

/// "add pc, rN" with an entry of a table is a table jump; any other sum is a value.
Rule add_registers(unsigned to, unsigned left, unsigned right) {
  return [=](Step &step) {
    const Value index = read(step, right);
    if (step.register_of(to) != pc || !index.is(Kind::table_entry))
      return write(step, to, add(read(step, left), index));
    step.jump(JumpTable{static_cast<std::uint64_t>(index.low), index.width, index.is_signed,
                        index.detail, pc_of(step)});
  };
}

Rule subtract_registers(unsigned to, unsigned left, unsigned right) {
  return [=](Step &step) { write(step, to, subtract(read(step, left), read(step, right))); };
}

/// Right operand shifted left by an immediate in LLVM's shifter encoding (kind | amount << 3).
Value shifted(const Step &step, unsigned operand, unsigned shift) {
  const auto encoded = static_cast<unsigned>(step.immediate(shift));
  constexpr unsigned shift_kinds = 7, logical_left = 2, none = 0;
  if (encoded == none) return read(step, operand);
  if ((encoded & shift_kinds) != logical_left) return Value::any();
  return shift_left(read(step, operand), encoded >> 3, words);
}

Rule combine_shifted(Value (*combine)(const Value &, const Value &, const Arithmetic &)) {
  return [=](Step &step) { write(step, 0, combine(read(step, 1), shifted(step, 2, 3), words)); };
}

Value inverted(const Value &number) {
  if (!number.is(Kind::number) || !number.exact()) return Value::any();
  return Value::number(static_cast<std::int32_t>(~static_cast<std::uint32_t>(number.low)));
}

Rule and_immediate(unsigned to, unsigned left, unsigned right, bool invert) {
  return [=](Step &step) {
    const Value mask = immediate(step, right, 1);
    step.set(to, bitwise_and(read(step, left), invert ? inverted(mask) : mask, words));
  };
}

Rule and_registers(unsigned to, unsigned left, unsigned right, bool invert) {
  return [=](Step &step) {
    const Value mask = read(step, right);
    step.set(to, bitwise_and(read(step, left), invert ? inverted(mask) : mask, words));
  };
}

Rule shift_immediate(unsigned to, unsigned from, unsigned amount, bool left) {
  return [=](Step &step) {
    const auto bits = static_cast<unsigned>(step.immediate(amount));
    const Value value = read(step, from);
    // LSR by 0 is encoded as, and decoded from, LSR by 32.
    step.set(to, left ? shift_left(value, bits, words)
                      : shift_right(value, bits == 0 ? 32 : bits));
  };
}

Rule zero_extend(unsigned bits) {
  return [=](Step &step) {
    step.set(0, bitwise_and(step.get(1), Value::number((1u << bits) - 1), words));
  };
}

Rule load(unsigned base, unsigned offset, unsigned scale, unsigned bytes) {
  return [=](Step &step) {
    write(step, 0, step.load(add(read(step, base), immediate(step, offset, scale)), bytes));
  };
}

Rule load_indexed(unsigned bytes) {
  return [=](Step &step) {
    write(step, 0, step.load(add(read(step, 1), read(step, 2)), bytes));
  };
}

Rule load_literal(unsigned offset) {
  return [=](Step &step) {
    const std::uint64_t place = (pc_of(step) & ~std::uint64_t{3}) +
                                static_cast<std::uint64_t>(step.immediate(offset));
    write(step, 0, step.load(address(place), 4));
  };
}

Rule store(unsigned value, unsigned base, unsigned offset, unsigned scale, unsigned bytes) {
  return [=](Step &step) {
    step.store(add(read(step, base), immediate(step, offset, scale)), bytes,
               read(step, value));
  };
}

Rule store_indexed(unsigned bytes) {
  return [=](Step &step) {
    step.store(add(read(step, 1), read(step, 2)), bytes, read(step, 0));
  };
}

/// Load or store with write-back: the base moves by an immediate, before or after.
Rule write_back(unsigned base, bool before, std::function<void(Step &, const Value &)> access) {
  return [=](Step &step) {
    const Value old_base = read(step, base);
    const Value new_base = add(old_base, immediate(step, base + 1, 1));
    step.set(base, new_base);
    access(step, before ? new_base : old_base);
  };
}

Rule load_write_back(bool before, unsigned bytes) {
  return write_back(2, before, [=](Step &step, const Value &place) {
    write(step, 0, step.load(place, bytes));
  });
}

Rule store_write_back(bool before, unsigned bytes) {
  return write_back(2, before, [=](Step &step, const Value &place) {
    step.store(place, bytes, read(step, 1));
  });
}

void load_pair(Step &step, const Value &place) {
  const Value first = step.load(place, 4);
  step.set(1, step.load(add(place, Value::number(4)), 4));
  step.set(0, first);
}

void store_pair(Step &step, const Value &place, unsigned first) {
  step.store(place, 4, read(step, first));
  step.store(add(place, Value::number(4)), 4, read(step, first + 1));
}

/// Load or store multiple. `list`: operand of the first register; `base`: of the base.
struct Multiple {
  unsigned base, list;
  bool descending, writes_back;
  unsigned bytes = 4;  ///< of one register
};

Value first_place(Step &step, const Multiple &shape, const Value &base, unsigned total) {
  const Value end = shape.descending ? subtract(base, Value::number(total))
                                     : add(base, Value::number(total));
  if (shape.writes_back) step.set(shape.base, end);
  return shape.descending ? end : base;
}

unsigned registers_in_list(const Step &step, unsigned list) {
  return step.instruction().inst.getNumOperands() - list;
}

void store_list(Step &step, unsigned list, Value place, unsigned bytes) {
  for (unsigned i = 0; i < registers_in_list(step, list); ++i) {
    step.store(place, bytes, bytes == 4 ? read(step, list + i) : Value::any());
    place = add(place, Value::number(bytes));
  }
}

/// PC comes last in every list, so that the jump sees all other registers restored.
void load_list(Step &step, unsigned list, Value place) {
  for (unsigned i = 0; i < registers_in_list(step, list); ++i) {
    write(step, list + i, step.load(place, 4));
    place = add(place, Value::number(4));
  }
}

Rule store_multiple(Multiple shape) {
  return [=](Step &step) {
    const unsigned total = registers_in_list(step, shape.list) * shape.bytes;
    store_list(step, shape.list, first_place(step, shape, read(step, shape.base), total),
               shape.bytes);
  };
}

Rule load_multiple(Multiple shape) {
  return [=](Step &step) {
    const unsigned total = registers_in_list(step, shape.list) * shape.bytes;
    const Value place = first_place(step, shape, read(step, shape.base), total);
    if (shape.bytes == 4) load_list(step, shape.list, place);
  };
}

/// Floating-point registers are not followed; only the base moves and slots are lost.
Rule load_multiple_float(Multiple shape) {
  return [=](Step &step) {
    const unsigned total = registers_in_list(step, shape.list) * shape.bytes;
    first_place(step, shape, read(step, shape.base), total);
  };
}

/// Thumb-1 "ldm rN!, {...}": the base moves unless it is loaded itself.
void load_multiple_thumb1(Step &step) {
  bool base_loaded = false;
  for (unsigned i = 3; i < step.instruction().inst.getNumOperands(); ++i)
    base_loaded |= step.register_of(i) == step.register_of(0);
  load_multiple({0, 3, false, !base_loaded})(step);
}

void push(Step &step) {
  const unsigned total = registers_in_list(step, 2) * 4;
  step.reg(sp) = subtract(step.reg(sp), Value::number(total));
  store_list(step, 2, step.reg(sp), 4);
}

void pop(Step &step) {
  const unsigned total = registers_in_list(step, 2) * 4;
  const Value place = step.reg(sp);
  step.reg(sp) = add(place, Value::number(total));
  load_list(step, 2, place);
}

void move_wide(Step &step) {
  const Reference *reference = step.instruction().reference;
  if (!reference) return move_immediate(0, 1)(step);
  // R_ARM_THM_MOVW_ABS_NC, ELF for the Arm Architecture 5.6.1.6: the immediate is the addend.
  const auto addend = static_cast<std::int16_t>(step.immediate(1));
  Value low = step.referenced(*reference, reference->addend.value_or(addend));
  low.kind = low.is(Kind::symbol) ? Kind::symbol_part : Kind::address_part;
  step.set(0, low);
}

void move_top(Step &step) {
  const Value low = step.get(1);
  Value whole = Value::any();
  if (step.instruction().reference) {
    if (low.is(Kind::symbol_part)) whole = Value::of(Kind::symbol, low.low, low.base);
    if (low.is(Kind::address_part)) whole = Value::of(Kind::address, low.low);
  } else if (low.is(Kind::number) && low.exact()) {
    const auto top = static_cast<std::uint32_t>(step.immediate(2)) << 16;
    whole = Value::number(static_cast<std::int32_t>(top | (low.low & 0xffff)));
  }
  step.set(0, whole);
}

/// MSR to MSP, PSP, their limits' neighbours or CONTROL (SYSm numbers, v7-M B5.1.1).
void write_special_register(Step &step) {
  const auto special = static_cast<unsigned>(step.immediate(0)) & 0xff;
  constexpr unsigned msp = 8, psp = 9, control = 20;
  const unsigned secure = special & 0x7f;
  if (secure == msp || secure == psp || secure == control)
    step.fail(Reason::unanalysable_stack_pointer,
              "msr writes or switches the stack pointer (msp, psp or control)");
}

// --- control flow -----------------------------------------------------------------------

Rule jump_immediate(unsigned operand) {
  return [=](Step &step) { step.jump(branch_target(step, operand)); };
}

Rule branch_if(unsigned operand) {
  return [=](Step &step) { step.branch(branch_target(step, operand)); };
}

Rule jump_register(unsigned operand) {
  return [=](Step &step) { step.jump(read(step, operand)); };
}

/// The linker symbol at a call's target, or nothing.
std::string name_of(const Step &step, const Value &target) {
  if (target.is(Kind::symbol)) return step.image().symbols()[target.base].name;
  const ImageSymbol *function =
      target.is(Kind::address) ? step.image().function_at(static_cast<std::uint64_t>(target.low))
                               : nullptr;
  return function ? function->name : std::string();
}

/// libgcc's jump-table helpers (config/arm/lib1funcs.S): the table stands behind the call.
/// In a linked image there may be a veneer between, whose name contains the helper's.
bool jump_by_helper(Step &step, const Value &target) {
  constexpr std::string_view helper = "__gnu_thumb1_case_";
  const std::string name = name_of(step, target);
  const std::size_t at = name.find(helper);
  if (at == std::string::npos) return false;
  const std::size_t from = at + helper.size();
  const std::string kind = name.substr(from, name.find("_veneer") - from);
  const std::uint64_t behind = step.instruction().end();
  JumpTable table{behind, 1, kind[0] == 's', 1, behind};
  if (kind.ends_with("hi")) table.width = 2;
  if (kind == "si") {
    table.address = table.anchor = (behind + 3) & ~std::uint64_t{3};
    table.width = 4;
    table.shift = 0;
  }
  step.reg(0) = step.reg(12) = step.reg(lr) = Value::any();
  step.jump(table);
  return true;
}

void call_immediate(Step &step) {
  const Value target = branch_target(step, 2);
  jump_by_helper(step, target);
  step.reg(lr) = address(step.instruction().end());
  step.call(target);
}

void call_register(Step &step) {
  const Value target = read(step, 2);
  step.reg(lr) = address(step.instruction().end());
  step.call(target);
}

Rule table_branch(unsigned width) {
  return [=](Step &step) {
    if (step.register_of(0) != pc) return step.jump(Value::any());
    step.jump(JumpTable{pc_of(step), width, false, 1, pc_of(step)});
  };
}

/// BKPT is semihosting's call of the debugger, with its answer in r0. SVC: its handler is an
/// exception with a frame of its own, an entry in the budget; it may change the registers that
/// exception entry stacks.
void supervisor_call(Step &step) {
  for (const Register index : {0, 1, 2, 3, 12}) step.reg(index) = Value::any();
}

void nothing(Step &) {}

/// Low-overhead loops: lr counts, and the branch goes back or on.
Rule count_and_branch(unsigned target) {
  return [=](Step &step) {
    step.reg(lr) = Value::any();
    step.branch(branch_target(step, target));
  };
}

// --- the table --------------------------------------------------------------------------

const std::unordered_map<std::string_view, Rule> &rules() {
  static const std::unordered_map<std::string_view, Rule> table = {
      {"tMOVr", move(0, 1)}, {"t2MOVr", move(0, 1)}, {"tMOVSr", move(0, 1)},
      {"tMOVi8", move_immediate(0, 2)}, {"t2MOVi", move_immediate(0, 1)},
      {"t2MVNi", move_immediate(0, 1, true)},
      {"t2MOVi16", move_wide}, {"t2MOVTi16", move_top},

      {"tADDi3", add_immediate(0, 2, 3)}, {"tADDi8", add_immediate(0, 2, 3)},
      {"t2ADDri", add_immediate(0, 1, 2)}, {"t2ADDri12", add_immediate(0, 1, 2)},
      {"t2ADDspImm", add_immediate(0, 1, 2)}, {"t2ADDspImm12", add_immediate(0, 1, 2)},
      {"tADDrSPi", add_immediate(0, 1, 2, 4)}, {"tADDspi", add_immediate(0, 1, 2, 4)},
      {"tSUBi3", subtract_immediate(0, 2, 3)}, {"tSUBi8", subtract_immediate(0, 2, 3)},
      {"t2SUBri", subtract_immediate(0, 1, 2)}, {"t2SUBri12", subtract_immediate(0, 1, 2)},
      {"t2SUBspImm", subtract_immediate(0, 1, 2)},
      {"t2SUBspImm12", subtract_immediate(0, 1, 2)},
      {"tSUBspi", subtract_immediate(0, 1, 2, 4)},

      {"tADDrr", add_registers(0, 2, 3)}, {"tADDhirr", add_registers(0, 1, 2)},
      {"tADDrSP", add_registers(0, 1, 2)}, {"tADDspr", add_registers(0, 1, 2)},
      {"t2ADDrr", add_registers(0, 1, 2)},
      {"tSUBrr", subtract_registers(0, 2, 3)}, {"t2SUBrr", subtract_registers(0, 1, 2)},
      {"t2ADDrs", combine_shifted(add)}, {"t2SUBrs", combine_shifted(subtract)},

      {"t2ANDri", and_immediate(0, 1, 2, false)}, {"t2BICri", and_immediate(0, 1, 2, true)},
      {"t2BFC", and_immediate(0, 1, 2, false)},
      {"tAND", and_registers(0, 2, 3, false)}, {"t2ANDrr", and_registers(0, 1, 2, false)},
      {"tBIC", and_registers(0, 2, 3, true)}, {"t2BICrr", and_registers(0, 1, 2, true)},
      {"tUXTB", zero_extend(8)}, {"tUXTH", zero_extend(16)},
      {"tLSLri", shift_immediate(0, 2, 3, true)}, {"t2LSLri", shift_immediate(0, 1, 2, true)},
      {"tLSRri", shift_immediate(0, 2, 3, false)}, {"t2LSRri", shift_immediate(0, 1, 2, false)},

      {"tLDRspi", load(1, 2, 4, 4)}, {"tLDRi", load(1, 2, 4, 4)},
      {"tLDRHi", load(1, 2, 2, 2)}, {"tLDRBi", load(1, 2, 1, 1)},
      {"t2LDRi12", load(1, 2, 1, 4)}, {"t2LDRi8", load(1, 2, 1, 4)},
      {"t2LDRHi12", load(1, 2, 1, 2)}, {"t2LDRHi8", load(1, 2, 1, 2)},
      {"t2LDRBi12", load(1, 2, 1, 1)}, {"t2LDRBi8", load(1, 2, 1, 1)},
      {"tLDRr", load_indexed(4)}, {"tLDRHr", load_indexed(2)}, {"tLDRBr", load_indexed(1)},
      {"t2LDRs", [](Step &step) {
         const auto bits = static_cast<unsigned>(step.immediate(3));
         const Value index = shift_left(read(step, 2), bits, words);
         write(step, 0, step.load(add(read(step, 1), index), 4));
       }},
      {"tLDRpci", load_literal(1)}, {"t2LDRpci", load_literal(1)},
      {"tADR", [](Step &step) {
         step.set(0, address((pc_of(step) & ~std::uint64_t{3}) + static_cast<std::uint64_t>(step.immediate(1)) * 4));
       }},
      {"t2ADR", [](Step &step) {
         step.set(0, address((pc_of(step) & ~std::uint64_t{3}) +
                             static_cast<std::uint64_t>(step.immediate(1))));
       }},
      {"t2LDRDi8", [](Step &step) {
         load_pair(step, add(literal_base(step, 2), immediate(step, 3, 1)));
       }},
      {"t2LDR_PRE", load_write_back(true, 4)}, {"t2LDR_POST", load_write_back(false, 4)},
      {"t2LDRB_PRE", load_write_back(true, 1)}, {"t2LDRB_POST", load_write_back(false, 1)},
      {"t2LDRH_PRE", load_write_back(true, 2)}, {"t2LDRH_POST", load_write_back(false, 2)},
      {"t2LDRD_PRE", write_back(3, true, load_pair)},
      {"t2LDRD_POST", write_back(3, false, load_pair)},

      {"tSTRspi", store(0, 1, 2, 4, 4)}, {"tSTRi", store(0, 1, 2, 4, 4)},
      {"tSTRHi", store(0, 1, 2, 2, 2)}, {"tSTRBi", store(0, 1, 2, 1, 1)},
      {"t2STRi12", store(0, 1, 2, 1, 4)}, {"t2STRi8", store(0, 1, 2, 1, 4)},
      {"t2STRHi12", store(0, 1, 2, 1, 2)}, {"t2STRHi8", store(0, 1, 2, 1, 2)},
      {"t2STRBi12", store(0, 1, 2, 1, 1)}, {"t2STRBi8", store(0, 1, 2, 1, 1)},
      {"tSTRr", store_indexed(4)}, {"tSTRHr", store_indexed(2)}, {"tSTRBr", store_indexed(1)},
      {"t2STRDi8", [](Step &step) {
         store_pair(step, add(read(step, 2), immediate(step, 3, 1)), 0);
       }},
      {"t2STR_PRE", store_write_back(true, 4)}, {"t2STR_POST", store_write_back(false, 4)},
      {"t2STRB_PRE", store_write_back(true, 1)}, {"t2STRB_POST", store_write_back(false, 1)},
      {"t2STRH_PRE", store_write_back(true, 2)}, {"t2STRH_POST", store_write_back(false, 2)},
      {"t2STRD_PRE", write_back(3, true, [](Step &step, const Value &place) {
         store_pair(step, place, 1);
       })},
      {"t2STRD_POST", write_back(3, false, [](Step &step, const Value &place) {
         store_pair(step, place, 1);
       })},

      {"tPUSH", push}, {"tPOP", pop},
      {"tSTMIA_UPD", store_multiple({1, 4, false, true})}, {"tLDMIA", load_multiple_thumb1},
      {"t2STMIA", store_multiple({0, 3, false, false})},
      {"t2STMDB", store_multiple({0, 3, true, false})},
      {"t2STMIA_UPD", store_multiple({1, 4, false, true})},
      {"t2STMDB_UPD", store_multiple({1, 4, true, true})},
      {"t2LDMIA", load_multiple({0, 3, false, false})},
      {"t2LDMDB", load_multiple({0, 3, true, false})},
      {"t2LDMIA_UPD", load_multiple({1, 4, false, true})},
      {"t2LDMDB_UPD", load_multiple({1, 4, true, true})},
      {"VSTMDDB_UPD", store_multiple({1, 4, true, true, 8})},
      {"VSTMDIA_UPD", store_multiple({1, 4, false, true, 8})},
      {"VSTMSDB_UPD", [](Step &step) {
         const unsigned total = registers_in_list(step, 4) * 4;
         const Value place = first_place(step, {1, 4, true, true}, read(step, 1), total);
         step.store(place, total, Value::any());
       }},
      {"VLDMDIA_UPD", load_multiple_float({1, 4, false, true, 8})},
      {"VLDMSIA_UPD", load_multiple_float({1, 4, false, true, 4})},

      {"tB", jump_immediate(0)}, {"t2B", jump_immediate(0)},
      {"tBcc", branch_if(0)}, {"t2Bcc", branch_if(0)},
      {"tCBZ", branch_if(1)}, {"tCBNZ", branch_if(1)},
      {"tBX", jump_register(0)}, {"tBXNS", jump_register(0)},
      {"t2LEUpdate", count_and_branch(2)}, {"MVE_LETP", count_and_branch(2)},
      {"t2LE", jump_immediate(0)}, {"t2WLS", count_and_branch(2)},
      {"MVE_WLSTP_8", count_and_branch(2)}, {"MVE_WLSTP_16", count_and_branch(2)},
      {"MVE_WLSTP_32", count_and_branch(2)}, {"MVE_WLSTP_64", count_and_branch(2)},
      {"tBL", call_immediate}, {"tBLXi", call_immediate},
      {"tBLXr", call_register}, {"tBLXNSr", call_register},
      {"t2TBB", table_branch(1)}, {"t2TBH", table_branch(2)},
      {"tUDF", [](Step &step) { step.stop(); }}, {"t2UDF", [](Step &step) { step.stop(); }},
      {"t2MSR_M", write_special_register}, {"t2IT", nothing},
      {"tSVC", supervisor_call}, {"tBKPT", supervisor_call},
  };
  return table;
}

bool takes_reference(std::string_view name) {
  return name == "tB" || name == "t2B" || name == "tBcc" || name == "t2Bcc" || name == "tBL" ||
         name == "tBLXi" || name == "tCBZ" || name == "tCBNZ" || name == "t2MOVi16" ||
         name == "t2MOVTi16";
}

class Thumb : public Cpu {
 public:
  explicit Thumb(const McTarget &target) 
      : registers_(target.registers()), instructions_(target.instructions()) {
    for (unsigned i = 1; i < registers_.getNumRegs(); ++i) {
      const std::string_view name = registers_.getName(i);
      if (name == "SP") tracked_[i] = sp;
      if (name == "LR") tracked_[i] = lr;
      if (name == "PC") tracked_[i] = pc;
      if (name == "CPSR") flags_ = i;
      if (name.size() <= 3 && name[0] == 'R' && std::isdigit(name[1]))
        tracked_[i] = static_cast<Register>(std::stoi(std::string(name.substr(1))));
    }
    for (unsigned opcode = 0; opcode < instructions_.getNumOpcodes(); ++opcode) {
      const std::string_view name = instructions_.getName(opcode);
      const auto rule = rules().find(name);
      if (rule == rules().end()) continue;
      by_opcode_[opcode] = {&rule->second, takes_reference(name), name == "t2IT",
                            name == "tBcc" || name == "t2Bcc"};
    }
  }

  Register stack_pointer() const override { return sp; }

  std::size_t register_count() const override { return 16; }

  void enter(State &state, const Image &) const override {
    for (Register i = 0; i < sp; ++i) state.registers[i] = Value::entry_of(i);
    state.registers[lr] = Value::of(Kind::return_address, 0);
  }

  std::optional<Register> tracked(unsigned mc_register) const override {
    const auto found = tracked_.find(mc_register);
    return found == tracked_.end() ? std::nullopt : std::optional(found->second);
  }

  const std::vector<Register> &scratch() const override {
    static const std::vector<Register> registers = {0, 1, 2, 3, 12, lr};
    return registers;
  }

  const std::vector<Register> &preserved() const override {
    static const std::vector<Register> registers = {4, 5, 6, 7, 8, 9, 10, 11};
    return registers;
  }

  std::uint8_t opposite(std::uint8_t condition) const override { return condition ^ 1; }

  /// nop, "mov r8, r8" (v6-M) and zero bytes ("movs r0, r0").
  bool is_padding(const Instruction &instruction) const override {
    const std::string_view name = instructions_.getName(instruction.inst.getOpcode());
    const auto same = [&] {
      return instruction.inst.getOperand(0).getReg() == instruction.inst.getOperand(1).getReg();
    };
    return name == "tHINT" || ((name == "tMOVr" || name == "tMOVSr") && same());
  }

  std::uint8_t predicate(const Instruction &instruction) const override {
    const auto row = by_opcode_.find(instruction.inst.getOpcode());
    if (row != by_opcode_.end() && row->second.is_branch) return no_condition;
    const int operand = instruction.desc->findFirstPredOperandIdx();
    if (operand < 0 || !instruction.inst.getOperand(operand).isImm()) return no_condition;
    const auto condition = static_cast<std::uint8_t>(instruction.inst.getOperand(operand).getImm());
    return condition == always ? no_condition : condition;
  }

  void execute(const Instruction &instruction, Step &step) const override {
    const auto row = by_opcode_.find(instruction.inst.getOpcode());
    const bool known = row != by_opcode_.end() &&
                       (!instruction.reference || row->second.takes_reference);
    if (known)
      (*row->second.rule)(step);
    else
      execute_unknown(instruction, step);
    const bool starts_block = row != by_opcode_.end() && row->second.is_it;
    const bool in_block = predicate(instruction) != no_condition || starts_block;
    if (!in_block || sets_flags(instruction)) step.state.condition = no_condition;
  }

 private:
  struct Row {
    const Rule *rule;
    bool takes_reference, is_it, is_branch;
  };

  void execute_unknown(const Instruction &instruction, Step &step) const {
    step.forget_definitions();
    if (instruction.desc->isCall())
      step.call(Value::any());
    else if (instruction.desc->mayAffectControlFlow(instruction.inst, registers_))
      step.jump(Value::any());
  }

  bool sets_flags(const Instruction &instruction) const {
    for (const llvm::MCPhysReg implicit : instruction.desc->implicit_defs())
      if (implicit == flags_) return true;
    for (unsigned i = 0; i < instruction.desc->getNumOperands(); ++i)
      if (instruction.desc->operands()[i].isOptionalDef() &&
          instruction.inst.getOperand(i).isReg() && instruction.inst.getOperand(i).getReg() == flags_)
        return true;
    return false;
  }

  const llvm::MCRegisterInfo &registers_;
  const llvm::MCInstrInfo &instructions_;
  std::unordered_map<unsigned, Register> tracked_;
  std::unordered_map<unsigned, Row> by_opcode_;
  unsigned flags_ = 0;
};

}  // namespace

std::unique_ptr<Cpu> make_thumb(const McTarget &target) { return std::make_unique<Thumb>(target); }

namespace {

/// The number after `tag` in the attributes of the file as a whole (Addenda to the ABI, 2.2 and
/// 2.3): one byte each, but for names, which end with a zero byte.
std::optional<unsigned> attribute_of(llvm::StringRef bytes, unsigned tag) {
  constexpr unsigned raw_name = 4, cpu_name = 5, file_scope_bytes = 5;
  const std::size_t vendor = bytes.find(llvm::StringRef("aeabi\0", 6));
  if (vendor == llvm::StringRef::npos) return std::nullopt;
  bytes = bytes.drop_front(std::min(bytes.size(), vendor + 6 + file_scope_bytes));
  while (bytes.size() >= 2) {
    const unsigned found = static_cast<unsigned char>(bytes[0]);
    if (found == tag) return static_cast<unsigned char>(bytes[1]);
    const bool is_name = found == raw_name || found == cpu_name;
    const std::size_t end = is_name ? bytes.find('\0', 1) : 1;
    bytes = bytes.drop_front(end == llvm::StringRef::npos ? bytes.size() : end + 1);
  }
  return std::nullopt;
}

}  // namespace

bool is_armv8m(const ElfFile &file) {
  constexpr unsigned cpu_arch = 6, v8m_base = 16, v8m_main = 17, v8_1m_main = 21;
  for (const ElfFile::Section &section : file.sections()) {
    if (section.sh_type != llvm::ELF::SHT_ARM_ATTRIBUTES) continue;
    const auto arch = attribute_of(file.contents(section), cpu_arch);
    return arch == v8m_base || arch == v8m_main || arch == v8_1m_main;
  }
  return false;
}

}  // namespace stackcheck
