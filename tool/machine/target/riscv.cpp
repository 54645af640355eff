// RISC-V, rv32 and rv64 (The RISC-V Instruction Set Manual, volumes I and II; RISC-V ELF psABI,
// "Integer Calling Convention", "Relocations"; Code Size Reduction extension, Zcmp).
//
// What is peculiar about its stack:
//  - No instruction of the base set moves the stack pointer by itself: addi, or add with a
//    constant from lui/li. Zcmp's cm.push, cm.pop and cm.popret do both, by a list of registers.
//  - The stack pointer is a multiple of 16 at every entry; of 4 in the E base's ABI (ilp32e).
//  - A call is jalr or jal with ra (x1) as link. With t0 (x5), the alternate link register, it
//    is one of a piece of code that belongs to the caller's own: libgcc's and compiler-rt's
//    __riscv_save_N, which makes part of the caller's frame, and what Clang outlines. Such code
//    is followed where it stands. Where it is in another object, __riscv_save_N and
//    __riscv_restore_N do what their interface says (riscv-toolchain-conventions, -msave-restore;
//    GCC, config/riscv/riscv.cc): ra and s0..s(N-1) are put below the stack pointer, in this
//    order downwards, and the frame has room for them in multiples of 16. What they need beyond
//    that while they run is a call's: __riscv_save_4 of libgcc goes 64 bytes deep to make 32.
//  - An address is made by two instructions with a relocation each, and lui and auipc alone are
//    half of one. The relocation of auipc's partner names the auipc, not the symbol.
//  - Objects keep relocations for what the linker may shorten, even for branches and
//    differences of labels.
//  - Interrupts: the CPU pushes nothing (volume II, "mtvec", "mepc"); the handler's own code
//    saves what it needs, mostly on the stack it interrupted, and ends with mret. A handler that
//    takes its stack pointer from mscratch cannot be followed.

#include "machine/target/riscv.h"

#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"
#include "machine/target/ruled_cpu.h"

namespace stackcheck {
namespace {

using Kind = Value::Kind;
using namespace llvm::ELF;

constexpr Register zero = 0, ra = 1, sp = 2, gp = 3, t0 = 5, s0 = 8, a0 = 10, a1 = 11,
                   s2 = 18;
constexpr unsigned saved_registers = 12;

/// What differs between the base sets.
struct Base {
  Arithmetic words;
  unsigned bytes;        ///< of a register
  unsigned frame_units;  ///< what a frame's size is a multiple of
};

constexpr Base rv32{{32, 16}, 4, 16}, rv32e{{32, 4}, 4, 4}, rv64{{64, 16}, 8, 16};

/// s0, s1, s2 ... by their numbers in lists of saved registers.
constexpr Register saved(unsigned number) {
  return static_cast<Register>(number < 2 ? s0 + number : s2 + number - 2);
}

std::int64_t frame_of(const Base &base, unsigned registers) {
  const unsigned bytes = registers * base.bytes;
  return (bytes + base.frame_units - 1) / base.frame_units * base.frame_units;
}

// --- addresses in two parts -------------------------------------------------------------

Value part_of(Value whole) {
  if (whole.is(Kind::symbol)) whole.kind = Kind::symbol_part;
  if (whole.is(Kind::address)) whole.kind = Kind::address_part;
  return whole;
}

Value whole_of(Value part) {
  if (part.is(Kind::symbol_part)) part.kind = Kind::symbol;
  if (part.is(Kind::address_part)) part.kind = Kind::address;
  return part;
}

bool is_part(const Value &value) {
  return value.is(Kind::symbol_part) || value.is(Kind::address_part);
}

/// The address that the relocated low part makes of what is in the register `base`.
Value completed(const Step &step, unsigned base) {
  const Reference &reference = *step.instruction().reference;
  const bool names_auipc = reference.type == R_RISCV_PCREL_LO12_I ||
                           reference.type == R_RISCV_PCREL_LO12_S;
  const bool absolute = reference.type == R_RISCV_LO12_I || reference.type == R_RISCV_LO12_S;
  const Value high = step.get(base);
  if (names_auipc) return is_part(high) ? whole_of(high) : Value::any();
  if (!absolute) return Value::any();
  const Value symbol = step.referenced(reference, reference.addend.value_or(0));
  if (is_part(high) || high == Value::number(0)) return symbol;
  if (high.is(Kind::indexed) && symbol.is(Kind::address)) return Value::of(Kind::indexed, symbol.low);
  return Value::any();
}

/// A constant of a linked image that lui made may be the address of a table.
Value as_place(const Step &step, Value value) {
  constexpr std::int64_t least_of_lui = 2048;
  if (value.is(Kind::address_part)) value.kind = Kind::address;
  if (step.image().linked() && value.is(Kind::number) && value.exact() &&
      std::abs(value.low) >= least_of_lui)
    value = address_value(static_cast<std::uint64_t>(value.low));
  return value;
}

Value sum(const Step &step, const Value &left, const Value &right, const Base &base) {
  if (right == Value::number(0)) return left;
  if (left == Value::number(0)) return right;
  if (left.is(Kind::any) || left.is(Kind::table_entry) || left.is(Kind::entry))
    return add(as_place(step, right), left, base.words);
  if (right.is(Kind::any) || right.is(Kind::table_entry) || right.is(Kind::entry))
    return add(as_place(step, left), right, base.words);
  return add(left, right, base.words);
}

/// The sum of two registers. A table with an index that is known here is one with any index: on
/// another path it will not be known, and the two must meet.
Value sum_of_registers(const Step &step, const Value &left, const Value &right, const Base &base) {
  if (left.is(Kind::address) && right.is(Kind::number)) return Value::of(Kind::indexed, left.low);
  if (right.is(Kind::address) && left.is(Kind::number)) return Value::of(Kind::indexed, right.low);
  return sum(step, left, right, base);
}

Value immediate(const Step &step, unsigned operand) {
  return Value::number(step.immediate(operand));
}

/// Base register and offset of a load or store.
Value place_of(const Step &step, unsigned base_operand, const Base &base) {
  if (step.instruction().reference) return completed(step, base_operand);
  return sum(step, step.get(base_operand), immediate(step, base_operand + 1), base);
}

// --- rules ------------------------------------------------------------------------------

/// The result of a 32-bit instruction of rv64 is extended by its sign.
Value as_word(const Value &value) {
  if (!value.is(Kind::number)) return value.is(Kind::table_entry) ? value : Value::any();
  const auto low = static_cast<std::int32_t>(value.low);
  return value.exact() ? Value::number(low) : low == value.low ? value : Value::any();
}

Rule add_immediate(Base base) {
  return [=](Step &step) {
    if (step.instruction().reference) return step.set(0, completed(step, 1));
    step.set(0, sum(step, step.get(1), immediate(step, 2), base));
  };
}

Rule add_immediate_word(Base base) {
  return [=](Step &step) {
    step.set(0, as_word(sum(step, step.get(1), immediate(step, 2), base)));
  };
}

void load_upper(Step &step) {
  const Reference *reference = step.instruction().reference;
  if (!reference)
    return step.set(0, Value::number(static_cast<std::int32_t>(step.immediate(1) << 12)));
  const bool known = reference->type == R_RISCV_HI20;
  step.set(0, known ? part_of(step.referenced(*reference, reference->addend.value_or(0)))
                    : Value::any());
}

void add_upper_to_pc(Step &step) {
  const Reference *reference = step.instruction().reference;
  if (!reference)
    return step.set(0, address_value(step.instruction().address +
                                     static_cast<std::uint64_t>(static_cast<std::int64_t>(
                                         static_cast<std::int32_t>(step.immediate(1) << 12)))));
  Value value = step.referenced(*reference, reference->addend.value_or(0));
  const bool call = reference->type == R_RISCV_CALL || reference->type == R_RISCV_CALL_PLT;
  const bool table = reference->type == R_RISCV_GOT_HI20;
  if (!call) value = part_of(value);
  value.detail = table;  // what the next instruction loads is the symbol's address
  step.set(0, call || table || reference->type == R_RISCV_PCREL_HI20 ? value : Value::any());
}

Rule load(unsigned bytes, bool is_signed, Base base) {
  return [=](Step &step) {
    const Value place = place_of(step, 1, base);
    if (place.detail && (place.is(Kind::symbol) || place.is(Kind::address))) {
      Value value = place;
      value.detail = 0;
      return step.set(0, value);
    }
    Value value = step.load(place, bytes);
    if (value.is(Kind::table_entry)) value.is_signed = is_signed;
    if (value.is(Kind::number) && is_signed && bytes < 4) value = Value::any();
    if (value.is(Kind::number) && is_signed && bytes == 4) value = as_word(value);
    step.set(0, value);
  };
}

Rule store(unsigned bytes, Base base) {
  return [=](Step &step) { step.store(place_of(step, 1, base), bytes, step.get(0)); };
}

Rule branch(unsigned operand) {
  return [=](Step &step) {
    if (const Reference *reference = step.instruction().reference)
      return step.branch(step.referenced(*reference, reference->addend.value_or(0)));
    step.branch(address_value(step.instruction().address +
                              static_cast<std::uint64_t>(step.immediate(operand))));
  };
}

Rule shift(bool left, Base base) {
  return [=](Step &step) {
    const auto bits = static_cast<unsigned>(step.immediate(2));
    step.set(0, left ? shift_left(step.get(1), bits, base.words)
                     : shift_right(step.get(1), bits, base.words));
  };
}

Rule shift_and_add(unsigned bits, Base base) {
  return [=](Step &step) {
    const Value index = shift_left(step.get(1), bits, base.words);
    step.set(0, sum_of_registers(step, index, step.get(2), base));
  };
}

// --- calls and jumps --------------------------------------------------------------------

/// The linker symbol at a target, or nothing.
std::string name_of(const Step &step, const Value &target) {
  if (target.is(Kind::symbol)) return step.image().symbols()[target.base].name;
  const ImageSymbol *function =
      target.is(Kind::address) ? step.image().function_at(static_cast<std::uint64_t>(target.low))
                               : nullptr;
  return function ? function->name : std::string();
}

/// The place of a target that is in this image, even if other units could replace it.
std::optional<Value> own_place(const Step &step, const Value &target) {
  if (target.is(Kind::address)) return target;
  if (target.is(Kind::number) && target.exact() && step.image().linked())
    return address_value(static_cast<std::uint64_t>(target.low));
  if (!target.is(Kind::symbol)) return std::nullopt;
  const ImageSymbol &symbol = step.image().symbols()[target.base];
  if (!symbol.defined) return std::nullopt;
  return address_value(symbol.address + static_cast<std::uint64_t>(target.low));
}

/// N of __riscv_save_N or __riscv_restore_N.
std::optional<unsigned> millicode_number(const std::string &name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return std::nullopt;
  unsigned number = 0;
  for (const char digit : name.substr(prefix.size())) {
    if (!std::isdigit(digit) || number > saved_registers) return std::nullopt;
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return number <= saved_registers ? std::optional(number) : std::nullopt;
}

/// Where millicode keeps a register: ra first, then s0, s1 ..., downwards from SP.
Value millicode_slot(const Value &top, unsigned place, const Base &base) {
  return subtract(top, Value::number(static_cast<std::int64_t>((place + 1) * base.bytes)));
}

void call_save(Step &step, const Value &target, unsigned number, const Base &base) {
  step.call(target);
  const Value top = step.reg(sp);
  step.reg(sp) = subtract(top, Value::number(frame_of(base, number + 1)), base.words);
  step.store(millicode_slot(top, 0, base), base.bytes, step.reg(ra));
  for (unsigned i = 0; i < number; ++i)
    step.store(millicode_slot(top, i + 1, base), base.bytes, step.reg(saved(i)));
}

void jump_to_restore(Step &step, const Value &target, unsigned number, const Base &base) {
  step.jump(target);
  const Value top = add(step.reg(sp), Value::number(frame_of(base, number + 1)), base.words);
  step.reg(sp) = top;
  step.reg(ra) = step.load(millicode_slot(top, 0, base), base.bytes);
  for (unsigned i = 0; i < number; ++i)
    step.reg(saved(i)) = step.load(millicode_slot(top, i + 1, base), base.bytes);
  if (!step.reg(ra).is(Kind::return_address))
    step.fail(Reason::unbalanced_return, "the return address is not where it is restored from");
}

void call_with_alternate_link(Step &step, const Value &target, const Base &base) {
  if (const auto place = own_place(step, target)) {
    step.reg(t0) = address_value(step.instruction().end());
    return step.follow(*place);
  }
  const auto number = millicode_number(name_of(step, target), "__riscv_save_");
  if (number) return call_save(step, target, *number, base);
  step.call(target);
  step.fail(Reason::unanalysable_stack_pointer,
            "what code called with t0 as link register leaves of the stack pointer is not known");
}

void jump(Step &step, const Value &target, const Base &base) {
  const auto number = millicode_number(name_of(step, target), "__riscv_restore_");
  if (!number) return step.jump(target);
  if (const auto place = own_place(step, target)) return step.follow(*place);
  jump_to_restore(step, target, *number, base);
}

/// jal and jalr: a jump, a call, or a call of the caller's own code, by the link register.
void link_and_jump(Step &step, std::optional<Register> link, const Value &target,
                   const Base &base) {
  if (link == zero) return jump(step, target, base);
  if (link == t0) return call_with_alternate_link(step, target, base);
  if (link) step.reg(*link) = address_value(step.instruction().end());
  step.call(target);
  if (link != ra)
    step.fail(Reason::unresolved_jump, "a call with a link register that no ABI has");
}

Value direct_target(const Step &step, unsigned operand) {
  if (const Reference *reference = step.instruction().reference)
    return step.referenced(*reference, reference->addend.value_or(0));
  return address_value(step.instruction().address +
                       static_cast<std::uint64_t>(step.immediate(operand)));
}

/// Millicode and outlined code return by the link register they were called with.
bool returns_by_alternate_link(const Step &step, unsigned operand) {
  return step.register_of(operand) == t0 && step.get(operand) == Value::entry_of(t0);
}

Rule jump_register(Base base) {
  return [=](Step &step) {
    const auto link = step.register_of(0);
    if (link == zero && returns_by_alternate_link(step, 1)) return step.returns(false);
    const Value offset = immediate(step, 2);
    link_and_jump(step, link, sum(step, step.get(1), offset, base), base);
  };
}

// --- Zcmp -------------------------------------------------------------------------------

/// How many registers a list names: ra alone is 4, and 15 has s10 and s11 at once.
unsigned listed_registers(unsigned list) {
  constexpr unsigned first_list = 4, last_list = 15;
  return list == last_list ? saved_registers + 1 : list - first_list + 1;
}

/// Highest first: s11 ... s0, ra.
Register listed_register(unsigned count, unsigned place) {
  const unsigned from_lowest = count - 1 - place;
  return from_lowest == 0 ? ra : saved(from_lowest - 1);
}

std::int64_t list_frame(const Step &step, const Base &base) {
  constexpr unsigned units = 16;
  const unsigned bytes = listed_registers(static_cast<unsigned>(step.immediate(0))) * base.bytes;
  return (bytes + units - 1) / units * units + step.immediate(1);
}

Rule push_list(Base base) {
  return [=](Step &step) {
    const unsigned count = listed_registers(static_cast<unsigned>(step.immediate(0)));
    const Value top = step.reg(sp);
    step.reg(sp) = subtract(top, Value::number(list_frame(step, base)), base.words);
    for (unsigned i = 0; i < count; ++i)
      step.store(millicode_slot(top, i, base), base.bytes, step.reg(listed_register(count, i)));
  };
}

void pop_list(Step &step, const Base &base) {
  const unsigned count = listed_registers(static_cast<unsigned>(step.immediate(0)));
  const Value top = add(step.reg(sp), Value::number(list_frame(step, base)), base.words);
  for (unsigned i = 0; i < count; ++i)
    step.reg(listed_register(count, i)) = step.load(millicode_slot(top, i, base), base.bytes);
  step.reg(sp) = top;
}

Rule pop_and_return(bool zero_result, Base base) {
  return [=](Step &step) {
    pop_list(step, base);
    if (zero_result) step.reg(a0) = Value::number(0);
    step.jump(step.reg(ra));
  };
}

// --- the table --------------------------------------------------------------------------

void system_call(Step &step) {
  // The handler is an interrupt with a frame of its own; its result is in a0 and a1.
  step.reg(a0) = step.reg(a1) = Value::any();
}

/// A call of the debugger (semihosting), or how GCC ends what must not go on.
void breakpoint(Step &step) {
  system_call(step);
  step.may_stop();
}

Rules rules(Base base) {
  Rules rows = {
      {"ADDI", add_immediate(base)}, {"C_ADDI", add_immediate(base)},
      {"C_ADDI16SP", add_immediate(base)}, {"C_ADDI4SPN", add_immediate(base)},
      {"ADDIW", add_immediate_word(base)}, {"C_ADDIW", add_immediate_word(base)},
      {"C_LI", [](Step &step) { step.set(0, immediate(step, 1)); }},
      {"C_MV", [](Step &step) { step.set(0, step.get(1)); }},
      {"LUI", load_upper}, {"C_LUI", load_upper}, {"AUIPC", add_upper_to_pc},
      {"ANDI", [=](Step &step) {
         step.set(0, bitwise_and(step.get(1), immediate(step, 2), base.words));
       }},
      {"AND", [=](Step &step) { step.set(0, bitwise_and(step.get(1), step.get(2), base.words)); }},
      {"SUB", [=](Step &step) { step.set(0, subtract(step.get(1), step.get(2), base.words)); }},
      {"SUBW", [=](Step &step) {
         step.set(0, as_word(subtract(step.get(1), step.get(2), base.words)));
       }},
      {"ADDW", [=](Step &step) {
         step.set(0, as_word(add(step.get(1), step.get(2), base.words)));
       }},
      {"SH1ADD", shift_and_add(1, base)}, {"SH2ADD", shift_and_add(2, base)},
      {"SH3ADD", shift_and_add(3, base)},
      {"JAL", [=](Step &step) {
         link_and_jump(step, step.register_of(0), direct_target(step, 1), base);
       }},
      {"C_JAL", [=](Step &step) { link_and_jump(step, ra, direct_target(step, 0), base); }},
      {"C_J", [=](Step &step) { jump(step, direct_target(step, 0), base); }},
      {"JALR", jump_register(base)},
      {"C_JR", [=](Step &step) {
         if (returns_by_alternate_link(step, 0)) return step.returns(false);
         jump(step, step.get(0), base);
       }},
      {"C_JALR", [=](Step &step) { link_and_jump(step, ra, step.get(0), base); }},
      {"MRET", [](Step &step) { step.returns(); }}, {"SRET", [](Step &step) { step.returns(); }},
      {"ECALL", system_call}, {"EBREAK", breakpoint}, {"C_EBREAK", breakpoint},
      {"UNIMP", [](Step &step) { step.stop(); }}, {"C_UNIMP", [](Step &step) { step.stop(); }},
      {"CM_PUSH", push_list(base)},
      {"CM_POP", [=](Step &step) { pop_list(step, base); }},
      {"CM_POPRET", pop_and_return(false, base)}, {"CM_POPRETZ", pop_and_return(true, base)},
      {"CM_MVSA01", [](Step &step) {
         step.set(0, step.reg(a0));
         step.set(1, step.reg(a1));
       }},
      {"CM_MVA01S", [](Step &step) {
         step.reg(a0) = step.get(0);
         step.reg(a1) = step.get(1);
       }},
      {"CM_JT", [](Step &step) { step.jump(Value::any()); }},
      {"CM_JALT", [](Step &step) { step.call(Value::any()); }},
  };
  for (const char *name : {"ADD", "C_ADD"})
    rows[name] = [=](Step &step) {
      step.set(0, sum_of_registers(step, step.get(1), step.get(2), base));
    };
  for (const char *name : {"C_ANDI"}) rows[name] = rows["ANDI"];
  for (const char *name : {"C_AND"}) rows[name] = rows["AND"];
  for (const char *name : {"C_SUB"}) rows[name] = rows["SUB"];
  for (const char *name : {"C_SUBW"}) rows[name] = rows["SUBW"];
  for (const char *name : {"C_ADDW"}) rows[name] = rows["ADDW"];
  for (const char *name : {"SLLI", "C_SLLI"}) rows[name] = shift(true, base);
  for (const char *name : {"SRLI", "C_SRLI"}) rows[name] = shift(false, base);
  for (const char *name : {"LW", "C_LW", "C_LWSP"}) rows[name] = load(4, true, base);
  for (const char *name : {"LD", "C_LD", "C_LDSP"}) rows[name] = load(8, true, base);
  for (const char *name : {"SW", "C_SW", "C_SWSP"}) rows[name] = store(4, base);
  for (const char *name : {"SD", "C_SD", "C_SDSP"}) rows[name] = store(8, base);
  rows["LWU"] = load(4, false, base);
  rows["LBU"] = load(1, false, base);
  rows["LHU"] = load(2, false, base);
  rows["LB"] = load(1, true, base);
  rows["LH"] = load(2, true, base);
  rows["SB"] = store(1, base);
  rows["SH"] = store(2, base);
  for (const char *name : {"BEQ", "BNE", "BLT", "BGE", "BLTU", "BGEU"}) rows[name] = branch(2);
  for (const char *name : {"C_BEQZ", "C_BNEZ"}) rows[name] = branch(1);
  return rows;
}

bool takes_reference(std::string_view name) {
  static const std::string_view names[] = {
      "ADDI", "LUI", "C_LUI", "AUIPC", "LW", "LD", "LWU", "LB", "LBU", "LH", "LHU", "SW", "SD",
      "SB", "SH", "BEQ", "BNE", "BLT", "BGE", "BLTU", "BGEU", "C_BEQZ", "C_BNEZ", "JAL", "C_JAL",
      "C_J"};
  return std::ranges::find(names, name) != std::end(names);
}

/// X0..X31, by LLVM's names.
std::optional<Register> register_of(std::string_view name) {
  unsigned number = 0;
  const bool plain = name.size() > 1 && name.size() <= 3 && name[0] == 'X' &&
                     std::ranges::all_of(name.substr(1), [](char c) { return std::isdigit(c); });
  if (!plain) return std::nullopt;
  for (const char digit : name.substr(1)) number = number * 10 + static_cast<unsigned>(digit - '0');
  return static_cast<Register>(number);
}

class Riscv : public RuledCpu {
 public:
  Riscv(const McTarget &target, Base base)
      : RuledCpu(target, rules(base), takes_reference, register_of), base_(base) {}

  Register stack_pointer() const override { return sp; }
  std::size_t register_count() const override { return 32; }
  unsigned slot_bytes() const override { return base_.bytes; }

  void enter(State &state, const Image &image) const override {
    for (Register i = 1; i < 32; ++i)
      if (i != sp) state.registers[i] = Value::entry_of(i);
    state.registers[zero] = Value::number(0);
    state.registers[ra] = Value::of(Kind::return_address, 0);
    // The linker replaces addresses near this one by distances from gp.
    for (const ImageSymbol &symbol : image.symbols())
      if (image.linked() && symbol.defined && symbol.name == "__global_pointer$")
        state.registers[gp] = address_value(symbol.address);
  }

  /// __riscv_restore_N finds what __riscv_save_N of its caller put above the stack pointer.
  std::optional<std::int64_t> enter_epilogue(const std::string &symbol,
                                             State &state) const override {
    const auto number = millicode_number(symbol, "__riscv_restore_");
    if (!number) return std::nullopt;
    const std::int64_t frame = frame_of(base_, *number + 1);
    state.slots[frame - base_.bytes] = state.registers[ra];
    return frame;
  }

  const std::vector<Register> &scratch() const override {
    static const std::vector<Register> registers = {ra, 5,  6,  7,  10, 11, 12, 13,
                                                    14, 15, 16, 17, 28, 29, 30, 31};
    return registers;
  }

  const std::vector<Register> &preserved() const override {
    static const std::vector<Register> registers = {8,  9,  18, 19, 20, 21,
                                                    22, 23, 24, 25, 26, 27};
    return registers;
  }

  bool is_padding(const Instruction &instruction) const override {
    const std::string_view name = name_of(instruction);
    if (name == "C_NOP") return true;
    const llvm::MCInst &inst = instruction.inst;
    return name == "ADDI" && tracked(inst.getOperand(0).getReg()) == zero &&
           inst.getOperand(2).isImm() && inst.getOperand(2).getImm() == 0;
  }

  void execute(const Instruction &instruction, Step &step) const override {
    RuledCpu::execute(instruction, step);
    step.reg(zero) = Value::number(0);
  }

 private:
  Base base_;
};

}  // namespace

std::unique_ptr<Cpu> make_riscv32(const McTarget &target) {
  return std::make_unique<Riscv>(target, rv32);
}
std::unique_ptr<Cpu> make_riscv32e(const McTarget &target) {
  return std::make_unique<Riscv>(target, rv32e);
}
std::unique_ptr<Cpu> make_riscv64(const McTarget &target) {
  return std::make_unique<Riscv>(target, rv64);
}

/// Tag_RISCV_arch of the attributes names every extension: "rv32i2p1_m2p0_..._zcmp1p0".
bool has_zcmp(const ElfFile &file) {
  for (const ElfFile::Section &section : file.sections())
    if (section.sh_type == SHT_RISCV_ATTRIBUTES && file.contents(section).contains("_zcmp"))
      return true;
  return false;
}

bool is_riscv_e(const ElfFile &file) { return file.flags() & EF_RISCV_RVE; }

namespace {

/// What a relocation does to the bits of a place: how many, and set (0), add (1), subtract (-1).
struct Patch {
  unsigned type, bits;
  int sign;
};

constexpr Patch patches[] = {
    {R_RISCV_ADD8, 8, 1},    {R_RISCV_SUB8, 8, -1},   {R_RISCV_SET8, 8, 0},
    {R_RISCV_ADD16, 16, 1},  {R_RISCV_SUB16, 16, -1}, {R_RISCV_SET16, 16, 0},
    {R_RISCV_ADD32, 32, 1},  {R_RISCV_SUB32, 32, -1}, {R_RISCV_SET32, 32, 0},
    {R_RISCV_ADD64, 64, 1},  {R_RISCV_SUB64, 64, -1}, {R_RISCV_SET6, 6, 0},
    {R_RISCV_SUB6, 6, -1},
};

}  // namespace

bool patch_riscv(const Relocation &relocation, std::uint64_t target,
                 llvm::MutableArrayRef<char> place) {
  const auto row = std::ranges::find(patches, relocation.type, &Patch::type);
  if (row == std::end(patches)) return false;
  const unsigned bytes = (row->bits + 7) / 8;
  if (bytes > place.size()) return true;
  std::uint64_t word = 0;
  for (unsigned i = bytes; i-- > 0;) word = word << 8 | static_cast<unsigned char>(place[i]);
  const std::uint64_t value = target + static_cast<std::uint64_t>(relocation.addend.value_or(0));
  const std::uint64_t mask = row->bits == 64 ? ~std::uint64_t{0}
                                             : (std::uint64_t{1} << row->bits) - 1;
  const std::uint64_t result = row->sign > 0   ? word + value
                               : row->sign < 0 ? word - value
                                               : value;
  word = (word & ~mask) | (result & mask);
  for (unsigned i = 0; i < bytes; ++i) place[i] = static_cast<char>(word >> 8 * i);
  return true;
}

}  // namespace stackcheck
