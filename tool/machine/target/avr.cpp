// AVR (AVR Instruction Set Manual, DS40002198; avr-gcc ABI, gcc.gnu.org/wiki/avr-gcc).
//
// What is peculiar about its stack:
//  - Registers are bytes, the stack pointer is two I/O registers, SPL (0x3d) and SPH (0x3e). A
//    frame is made by "in r28, SPL; in r29, SPH; sbiw r28, N; out SPH, r29; out SPL, r28", between
//    the two "out" with interrupts disabled. So a value here is one byte of something, and only
//    two bytes that belong together make a stack pointer.
//  - push stores, then decrements: the stack pointer points to the first free byte.
//  - A call pushes the return address: 2 bytes, or 3 where flash is beyond 128 KiB (the object's
//    architecture says so). They are the caller's depth at the call, not the callee's frame.
//  - "rcall .+0" calls the next instruction, only to make room for 2 or 3 bytes.
//  - Code addresses are in words: the address of a function is half of where its bytes are.
//  - A jump table is read by libgcc's __tablejump2__, with the table's word address in Z.
//  - -mcall-prologues, which libgcc and avr-libc are compiled with: a function jumps into the
//    middle of __prologue_saves__, which comes back by ijmp, and into __epilogue_restores__, which
//    returns for it. In a linked program their code is followed; in objects they do what their
//    interface says.
//  - An interrupt pushes only the return address; handlers save what they use and end with reti.

#include "machine/target/avr.h"

#include <span>

#include "llvm/BinaryFormat/ELF.h"
#include "machine/target/ruled_cpu.h"

namespace stackcheck {
namespace {

using Kind = Value::Kind;
using namespace llvm::ELF;

constexpr Register zero = 1, x = 26, y = 28, z = 30, sp = 32, half_written = 33,
                   registers_followed = 34;
constexpr Arithmetic words{16, 1};
constexpr std::int64_t spl = 0x3d, sph = 0x3e;
constexpr std::int64_t io_offset = 0x20;  // of an I/O register's address in data space
constexpr unsigned byte_bits = 8;

// --- bytes and pairs ---------------------------------------------------------------------

/// The low (1) or high (2) byte of a 16-bit value.
Value byte_of(const Value &whole, unsigned part) {
  if (whole.is(Kind::number))
    return whole.exact() ? Value::number(whole.low >> byte_bits * (part - 1) & 0xff) : Value::any();
  const bool kept = whole.is(Kind::stack) || whole.is(Kind::address) || whole.is(Kind::symbol) ||
                    whole.is(Kind::indexed);
  if (!kept) return Value::any();
  Value byte = whole;
  byte.part = static_cast<std::uint8_t>(part);
  return byte;
}

Value whole_of(Value byte) {
  byte.part = 0;
  return byte;
}

/// What two bytes are together.
Value joined(const Value &low, const Value &high) {
  if (low.is(Kind::number) && high.is(Kind::number) && low.exact() && high.exact())
    return Value::number(low.low + (high.low << byte_bits));
  const bool together = low.part == 1 && high.part == 2 && !low.detail && !high.detail &&
                        whole_of(low) == whole_of(high);
  return together ? whole_of(low) : Value::any();
}

Value pair(Step &step, Register low) {
  return joined(step.reg(low), step.reg(static_cast<Register>(low + 1)));
}

void set_pair(Step &step, Register low, const Value &whole) {
  step.reg(low) = byte_of(whole, 1);
  step.reg(static_cast<Register>(low + 1)) = byte_of(whole, 2);
}

/// The lower register of the pair an operand names; LLVM calls r29:r28 one register.
Register pair_of(const Step &step, unsigned operand) { return *step.register_of(operand); }

Value immediate(const Step &step, unsigned operand) { return Value::number(step.immediate(operand)); }

// --- constants ---------------------------------------------------------------------------

/// Which byte of a code address (in words) a relocation stands for; 0 for anything else.
unsigned code_byte(unsigned type) {
  if (type == R_AVR_LO8_LDI_GS || type == R_AVR_LO8_LDI_PM || type == R_AVR_LO8_LDI_PM_NEG) return 1;
  if (type == R_AVR_HI8_LDI_GS || type == R_AVR_HI8_LDI_PM || type == R_AVR_HI8_LDI_PM_NEG) return 2;
  return 0;
}

Value referenced_byte(const Step &step) {
  const Reference &reference = *step.instruction().reference;
  const unsigned part = code_byte(reference.type);
  if (part == 0) return Value::any();
  return byte_of(step.referenced(reference, reference.addend.value_or(0)), part);
}

void load_immediate(Step &step) {
  step.set(0, step.instruction().reference ? referenced_byte(step)
                                           : Value::number(step.immediate(1) & 0xff));
}

// --- 16-bit sums, a byte at a time -------------------------------------------------------

/// The low byte of a difference whose borrow the high byte still lacks.
Value pending(Value whole) {
  whole.part = 1;
  whole.detail = 1;
  return whole;
}

/// "index - (-table)": the address of a jump table's entry.
Value table_byte(const Step &step, unsigned operand, unsigned part) {
  if (step.instruction().reference) {
    const Value table = whole_of(referenced_byte(step));
    if (!table.is(Kind::address)) return Value::any();
    Value entry = Value::of(Kind::indexed, table.low);
    entry.part = static_cast<std::uint8_t>(part);
    return entry;
  }
  if (!step.image().linked() || part != 1) return Value::any();
  return pending(Value::of(Kind::indexed, step.immediate(operand) & 0xff));
}

/// A frame of a multiple of 256 bytes needs no low byte.
void subtract_from_high(Step &step) {
  const auto low = static_cast<Register>(*step.register_of(0) - 1);
  const Value whole = pair(step, low);
  if (!whole.is(Kind::stack)) return step.set(0, Value::any());
  set_pair(step, low, subtract(whole, Value::number((step.immediate(2) & 0xff) << byte_bits), words));
}

void subtract_immediate(Step &step) {
  const Value left = step.get(1);
  if (left.is(Kind::stack) && left.part == 2) return subtract_from_high(step);
  if (left.is(Kind::number) && left.exact() && !step.instruction().reference)
    return step.set(0, pending(Value::number(left.low - (step.immediate(2) & 0xff))));
  if (left.is(Kind::stack) && left.part == 1 && !step.instruction().reference)
    return step.set(0, pending(subtract(whole_of(left), Value::number(step.immediate(2) & 0xff),
                                        words)));
  step.set(0, table_byte(step, 2, 1));
}

/// True if `low` is what is left of the low byte whose high byte is `high`.
bool belong_together(const Value &low, const Value &high) {
  return low.detail == 1 && low.part == 1 && low.is(Kind::stack) && high.is(Kind::stack) &&
         high.part == 2;
}

void finish_difference(Step &step, Register high, const Value &distance) {
  const auto low = static_cast<Register>(high - 1);
  Value whole = whole_of(step.reg(low));
  whole.detail = 0;
  set_pair(step, low, subtract(whole, distance, words));
}

void subtract_immediate_with_carry(Step &step) {
  const Register high = *step.register_of(0);
  const auto low = static_cast<Register>(high - 1);
  const std::int64_t bits = step.immediate(2) & 0xff;
  const Value &lower = step.reg(low), left = step.get(1);
  if (step.instruction().reference) return step.set(0, table_byte(step, 2, 2));
  if (belong_together(lower, left)) return finish_difference(step, high, Value::number(bits << 8));
  if (lower.detail == 1 && lower.is(Kind::number) && left.is(Kind::number) && left.exact())
    return set_pair(step, low,
                    Value::number((lower.low + ((left.low - bits) << byte_bits)) & 0xffff));
  if (lower.detail == 1 && lower.is(Kind::indexed)) {
    const std::int64_t negative = bits << byte_bits | lower.low;
    return set_pair(step, low, Value::of(Kind::indexed, 2 * (-negative & 0xffff)));
  }
  step.set(0, Value::any());
}

/// sub, sbc, add, adc of a register: exact where it is a constant, else anywhere.
void combine_low(Step &step, bool adds) {
  const Value left = step.get(1), right = step.get(2);
  if (!left.is(Kind::stack) || left.part != 1) return step.set(0, Value::any());
  const bool known = right.is(Kind::number) && right.exact();
  if (!known) return step.set(0, pending(Value::stack(no_lower_limit, no_upper_limit)));
  step.set(0, pending(adds ? add(whole_of(left), right, words)
                           : subtract(whole_of(left), right, words)));
}

void combine_high(Step &step, bool adds) {
  const Register high = *step.register_of(0);
  const Value right = step.get(2);
  if (high == 0 || !belong_together(step.reg(static_cast<Register>(high - 1)), step.get(1)))
    return step.set(0, Value::any());
  const bool known = right.is(Kind::number) && right.exact();
  if (!known) return set_pair(step, static_cast<Register>(high - 1),
                              Value::stack(no_lower_limit, no_upper_limit));
  const std::int64_t distance = right.low << byte_bits;
  finish_difference(step, high, Value::number(adds ? -distance : distance));
}

Rule combine_pair(Value (*operation)(const Value &, const Value &, const Arithmetic &)) {
  return [=](Step &step) {
    const Register low = pair_of(step, 0);
    set_pair(step, low, operation(pair(step, low), immediate(step, 2), words));
  };
}

// --- the stack pointer -------------------------------------------------------------------

void set_stack_pointer(Step &step, const Value &value) {
  constexpr std::int64_t return_address_at_most = 3;
  const bool usable = value.is(Kind::stack) && (value.low <= no_lower_limit ||
                                                value.low <= return_address_at_most);
  if (!usable)
    step.fail(Reason::unanalysable_stack_pointer, "the stack pointer gets a value that is not known");
  step.reg(sp) = usable ? value : Value::stack(no_lower_limit, no_upper_limit);
  step.reg(half_written) = Value::any();
}

/// One byte of the stack pointer is written; both make the new one, in either order.
void write_stack_byte(Step &step, unsigned part, const Value &byte) {
  const Value other = step.reg(half_written);
  const bool first = !other.is(Kind::stack) && byte.is(Kind::stack) && byte.part == part;
  if (first) {
    step.reg(half_written) = byte;
    return;
  }
  set_stack_pointer(step, part == 1 ? joined(byte, other) : joined(other, byte));
}

/// Between the two writes nothing may use the stack pointer.
void check_whole(Step &step) {
  if (step.reg(half_written).is(Kind::stack))
    step.fail(Reason::unanalysable_stack_pointer, "only half of the stack pointer has been written");
}

void read_port(Step &step) {
  const std::int64_t port = step.immediate(1);
  step.set(0, port == spl   ? byte_of(step.reg(sp), 1)
              : port == sph ? byte_of(step.reg(sp), 2)
                            : Value::any());
}

void write_port(Step &step) {
  const std::int64_t port = step.immediate(0);
  if (port == spl) write_stack_byte(step, 1, step.get(1));
  if (port == sph) write_stack_byte(step, 2, step.get(1));
}

void load_direct(Step &step) {
  const std::int64_t place = step.instruction().reference ? 0 : step.immediate(1) - io_offset;
  step.set(0, place == spl   ? byte_of(step.reg(sp), 1)
              : place == sph ? byte_of(step.reg(sp), 2)
                             : Value::any());
}

void store_direct(Step &step) {
  const std::int64_t place = step.instruction().reference ? 0 : step.immediate(0) - io_offset;
  if (place == spl) return write_stack_byte(step, 1, step.get(1));
  if (place == sph) return write_stack_byte(step, 2, step.get(1));
  step.store(Value::any(), 1, Value::any());
}

/// Numbers on the stack are not worth their place: a frame has one for each byte.
void store_byte(Step &step, const Value &place, const Value &byte) {
  step.store(place, 1, byte.is(Kind::number) ? Value::any() : byte);
}

void push(Step &step) {
  check_whole(step);
  store_byte(step, step.reg(sp), step.get(0));
  step.reg(sp) = subtract(step.reg(sp), Value::number(1), words);
}

void pop(Step &step) {
  check_whole(step);
  step.reg(sp) = add(step.reg(sp), Value::number(1), words);
  step.set(0, step.load(step.reg(sp), 1));
}

// --- memory ------------------------------------------------------------------------------

Value displaced(Step &step, unsigned base, unsigned offset) {
  return add(pair(step, pair_of(step, base)), immediate(step, offset), words);
}

/// ld and st with a pointer that moves, before (-1) or after (1) the access, or stays (0).
Value moving_pointer(Step &step, unsigned operand, int moves) {
  const Register low = pair_of(step, operand);
  const Value before = pair(step, low);
  if (moves == 0) return before;
  const Value after = add(before, Value::number(moves), words);
  set_pair(step, low, after);
  return moves < 0 ? after : before;
}

Rule load(int moves) {
  return [=](Step &step) {
    const Value place = moving_pointer(step, 1, moves);
    step.set(0, step.load(place, 1).is(Kind::number) ? Value::any() : step.load(place, 1));
  };
}

Rule store(unsigned pointer, unsigned value, int moves) {
  return [=](Step &step) {
    const Value byte = step.get(value);
    store_byte(step, moving_pointer(step, pointer, moves), byte);
  };
}

// --- control flow ------------------------------------------------------------------------

std::string name_of(const Step &step, const Value &target) {
  if (target.is(Kind::symbol)) return step.image().symbols()[target.base].name;
  return {};
}

/// libgcc's reader of jump tables, __tablejump2__, whose symbol has no type.
bool reads_table(const Step &step, const Value &target) {
  const auto is_reader = [](const ImageSymbol &symbol) {
    return symbol.name.starts_with("__tablejump");
  };
  if (target.is(Kind::symbol)) return is_reader(step.image().symbols()[target.base]);
  return target.is(Kind::address) &&
         std::ranges::any_of(step.image().symbols(), [&](const ImageSymbol &symbol) {
           return symbol.defined && is_reader(symbol) &&
                  symbol.address == static_cast<std::uint64_t>(target.low);
         });
}

/// Near jumps count from the next instruction, far ones from 0; LLVM gives bytes.
Value target_of(const Step &step, unsigned operand, bool is_far) {
  if (const Reference *reference = step.instruction().reference)
    return step.referenced(*reference, reference->addend.value_or(0));
  const auto offset = static_cast<std::uint64_t>(step.immediate(operand));
  return address_value(is_far ? offset : step.instruction().end() + offset);
}

Rule branch(unsigned operand) {
  return [=](Step &step) { step.branch(target_of(step, operand, false)); };
}

/// jmp, call, lds and sts are two words long (Instruction Set Manual, their opcodes).
unsigned bytes_of_next(const Step &step) {
  const auto word = step.image().read(step.instruction().end(), 2).value_or(0);
  const bool is_long = (word & 0xfe0c) == 0x940c || (word & 0xfc0f) == 0x9000;
  return is_long ? 4 : 2;
}

void skip_next(Step &step) {
  step.branch(address_value(step.instruction().end() + bytes_of_next(step)));
}

/// Z, as the place of code.
Value code_pointer(Step &step) {
  const Value target = pair(step, z);
  if (target.is(Kind::number) && step.image().linked())
    return address_value(2 * static_cast<std::uint64_t>(target.low));
  return target.is(Kind::number) || target.is(Kind::stack) ? Value::any() : target;
}

void jump(Step &step, const Value &target) {
  const Value table = pair(step, z);
  if (table.is(Kind::indexed) && reads_table(step, target)) {
    constexpr unsigned entry_bytes = 2, words_to_bytes = 1;
    step.jump(JumpTable{static_cast<std::uint64_t>(table.low), entry_bytes, false, words_to_bytes, 0});
    return;
  }
  step.jump(target);
}

// libgcc, config/avr/lib1funcs.S: entered behind the registers that are not to be saved.
constexpr std::string_view prologue = "__prologue_saves__", epilogue = "__epilogue_restores__";
constexpr std::size_t bytes_of_push = 2;
constexpr Register saved_by_prologue[] = {2,  3,  4,  5,  6,  7,  8,  9,  10,
                                          11, 12, 13, 14, 15, 16, 17, 28, 29};

class AvrRules {
 public:
  explicit AvrRules(unsigned return_bytes) : return_bytes_(return_bytes) {}

  Rules table() const;

 private:
  void call(Step &step, const Value &target) const {
    check_whole(step);
    const Value before = step.reg(sp);
    step.reg(sp) = subtract(before, Value::number(return_bytes_), words);
    const bool makes_room = target == address_value(step.instruction().end());
    const Value back = address_value(step.instruction().end());
    for (unsigned i = 0; i < return_bytes_; ++i)
      step.store(subtract(before, Value::number(i), words), 1, byte_of(back, i + 1));
    if (makes_room) return;
    if (step.reg(sp).low > no_lower_limit) step.touches(step.reg(sp).low);
    step.call_pushed(target);
    step.reg(sp) = before;
  }

  void jump(Step &step, const Value &target) const {
    const std::string name = target.is(Kind::symbol) ? name_of(step, target) : std::string();
    const auto skipped = static_cast<std::size_t>(target.low) / bytes_of_push;
    if (name == prologue && skipped <= std::size(saved_by_prologue))
      return saves_of_prologue(step, std::span(saved_by_prologue).subspan(skipped));
    if (name == epilogue) return restores_of_epilogue(step);
    stackcheck::jump(step, target);
  }

  /// __prologue_saves__ pushes, makes a frame of X bytes with Y as its pointer, and goes to Z.
  static void saves_of_prologue(Step &step, std::span<const Register> saved) {
    for (const Register index : saved) {
      store_byte(step, step.reg(sp), step.reg(index));
      step.reg(sp) = subtract(step.reg(sp), Value::number(1), words);
    }
    const Value frame = pair(step, x), back = pair(step, z);
    if (!frame.is(Kind::number) || !back.is(Kind::address))
      return step.fail(Reason::unresolved_jump, "what __prologue_saves__ is told is not known");
    step.reg(sp) = subtract(step.reg(sp), frame, words);
    set_pair(step, y, step.reg(sp));
    step.follow(back);
  }

  /// __epilogue_restores__ takes as many registers as r30 says from above Y, and returns.
  void restores_of_epilogue(Step &step) const {
    const Value base = pair(step, y), count = step.reg(z);
    const bool known = base.is(Kind::stack) && count.is(Kind::number) && count.exact() &&
                       count.low <= static_cast<std::int64_t>(std::size(saved_by_prologue));
    if (!known)
      return step.fail(Reason::unbalanced_return, "what __epilogue_restores__ is told is not known");
    for (std::int64_t i = 1; i <= count.low; ++i)
      step.reg(saved_by_prologue[std::size(saved_by_prologue) - static_cast<std::size_t>(i)]) =
          step.load(add(base, Value::number(i), words), 1);
    step.reg(sp) = add(base, count, words);
    give_back(step);
  }

  void give_back(Step &step) const {
    check_whole(step);
    const Value stack = step.reg(sp);
    bool returns = stack.low <= no_lower_limit;
    for (unsigned i = 1; i <= return_bytes_ && !returns; ++i) {
      const Value byte = step.load(add(stack, Value::number(i), words), 1);
      if (!byte.is(Kind::return_address)) break;
      returns = i == return_bytes_;
    }
    if (returns) return step.returns();
    const Value low_byte = step.load(add(stack, Value::number(return_bytes_), words), 1);
    if (low_byte.is(Kind::address) || low_byte.is(Kind::choice)) {
      step.reg(sp) = add(stack, Value::number(return_bytes_), words);
      return step.jump(low_byte);  // a subroutine within the function
    }
    step.fail(Reason::unbalanced_return, "ret does not find the return address");
    step.stop();
  }

  unsigned return_bytes_;
};

Rules AvrRules::table() const {
  const AvrRules self = *this;
  Rules rows = {
      {"INRdA", read_port}, {"OUTARr", write_port},
      {"PUSHRr", push}, {"POPRd", pop},
      {"LDIRdK", load_immediate}, {"LDSRdK", load_direct}, {"STSKRr", store_direct},
      {"SUBIRdK", subtract_immediate}, {"SBCIRdK", subtract_immediate_with_carry},
      {"SUBRdRr", [](Step &step) { combine_low(step, false); }},
      {"SBCRdRr", [](Step &step) { combine_high(step, false); }},
      {"ADDRdRr", [](Step &step) { combine_low(step, true); }},
      {"ADCRdRr", [](Step &step) { combine_high(step, true); }},
      {"SBIWRdK", combine_pair(subtract)}, {"ADIWRdK", combine_pair(add)},
      {"MOVRdRr", [](Step &step) { step.set(0, step.get(1)); }},
      {"MOVWRdRr", [](Step &step) {
         const Register to = pair_of(step, 0), from = pair_of(step, 1);
         const Value high = step.reg(static_cast<Register>(from + 1));
         step.reg(to) = step.reg(from);
         step.reg(static_cast<Register>(to + 1)) = high;
       }},
      {"EORRdRr", [](Step &step) {
         const bool clears = step.register_of(1) == step.register_of(2);
         step.set(0, clears ? Value::number(0) : Value::any());
       }},
      {"LDDRdPtrQ", [](Step &step) { step.set(0, step.load(displaced(step, 1, 2), 1)); }},
      {"STDPtrQRr", [](Step &step) { store_byte(step, displaced(step, 0, 1), step.get(2)); }},
      {"LDRdPtr", load(0)}, {"LDRdPtrPi", load(1)}, {"LDRdPtrPd", load(-1)},
      {"STPtrRr", store(0, 1, 0)}, {"STPtrPiRr", store(0, 2, 1)}, {"STPtrPdRr", store(0, 2, -1)},
      {"RCALLk", [=](Step &step) { self.call(step, target_of(step, 0, false)); }},
      {"CALLk", [=](Step &step) { self.call(step, target_of(step, 0, true)); }},
      {"ICALL", [=](Step &step) { self.call(step, code_pointer(step)); }},
      {"EICALL", [=](Step &step) { self.call(step, code_pointer(step)); }},
      {"RJMPk", [=](Step &step) { self.jump(step, target_of(step, 0, false)); }},
      {"JMPk", [=](Step &step) { self.jump(step, target_of(step, 0, true)); }},
      {"IJMP", [](Step &step) { step.jump(code_pointer(step)); }},
      {"EIJMP", [](Step &step) { step.jump(code_pointer(step)); }},
      {"RET", [=](Step &step) { self.give_back(step); }},
      {"RETI", [=](Step &step) { self.give_back(step); }},
      {"BREAK", [](Step &) {}},
  };
  for (const char *name : {"MULRdRr", "MULSRdRr", "MULSURdRr", "FMUL", "FMULS", "FMULSU"})
    rows[name] = [](Step &step) { set_pair(step, 0, Value::any()); };
  for (const char *name : {"LPMRdZPi", "ELPMRdZPi", "SPMZPi"})
    rows[name] = [](Step &step) {
      set_pair(step, z, Value::any());
      step.set(0, Value::any());
    };
  for (const char *name : {"SBRCRrB", "SBRSRrB", "SBICAb", "SBISAb", "CPSE"}) rows[name] = skip_next;
  for (const char *name : {"BREQk", "BRNEk", "BRSHk", "BRLOk", "BRMIk", "BRPLk", "BRGEk", "BRLTk"})
    rows[name] = branch(0);
  for (const char *name : {"BRBSsk", "BRBCsk"}) rows[name] = branch(1);
  return rows;
}

bool takes_reference(std::string_view name) {
  static const std::string_view names[] = {"LDIRdK", "SUBIRdK", "SBCIRdK", "RCALLk", "CALLk",
                                           "RJMPk", "JMPk", "LDSRdK", "STSKRr", "BRBSsk", "BRBCsk"};
  return std::ranges::find(names, name) != std::end(names) ||
         (name.starts_with("BR") && name.size() == 5);
}

/// "R28", or "R29R28" for a pair, which is known by its lower register.
std::optional<Register> register_of(std::string_view name) {
  const std::size_t last = name.rfind('R');
  if (name.empty() || name[0] != 'R' || last + 1 == name.size()) return std::nullopt;
  unsigned number = 0;
  for (const char digit : name.substr(last + 1)) {
    if (!std::isdigit(digit)) return std::nullopt;
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return number < sp ? std::optional(static_cast<Register>(number)) : std::nullopt;
}

class Avr : public RuledCpu {
 public:
  Avr(const McTarget &target, unsigned return_bytes)
      : RuledCpu(target, AvrRules(return_bytes).table(), takes_reference, register_of),
        return_bytes_(return_bytes) {}

  Register stack_pointer() const override { return sp; }
  std::size_t register_count() const override { return registers_followed; }
  unsigned slot_bytes() const override { return 1; }

  void enter(State &state, const Image &) const override {
    for (Register i = 0; i < sp; ++i) state.registers[i] = Value::entry_of(i);
    state.registers[zero] = Value::number(0);  // by the ABI, wherever a function starts
    for (unsigned i = 1; i <= return_bytes_; ++i)
      state.slots[i] = Value::of(Kind::return_address, 0);
  }

  const std::vector<Register> &scratch() const override {
    static const std::vector<Register> registers = {0, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31};
    return registers;
  }

  const std::vector<Register> &preserved() const override {
    static const std::vector<Register> registers = {2,  3,  4,  5,  6,  7,  8,  9,  10,
                                                    11, 12, 13, 14, 15, 16, 17, 28, 29};
    return registers;
  }

  bool is_padding(const Instruction &instruction) const override {
    return name_of(instruction) == "NOP";
  }

 private:
  unsigned return_bytes_;
};

}  // namespace

std::unique_ptr<Cpu> make_avr(const McTarget &target) { return std::make_unique<Avr>(target, 2); }

std::unique_ptr<Cpu> make_avr_wide(const McTarget &target) {
  return std::make_unique<Avr>(target, 3);
}

namespace {

unsigned architecture(const ElfFile &file) {
  constexpr unsigned mask = 0x7f;  // EF_AVR_ARCH_MASK
  return file.flags() & mask;
}

}  // namespace

bool has_wide_addresses(const ElfFile &file) {
  constexpr unsigned avr6 = 6, xmega6 = 106, xmega7 = 107;
  const unsigned cpu = architecture(file);
  return cpu == avr6 || cpu == xmega6 || cpu == xmega7;
}

bool is_avr_fragment(const std::string &symbol) { return symbol == prologue || symbol == epilogue; }

bool is_full_avr(const ElfFile &file) {
  constexpr unsigned tiny = 100;
  return architecture(file) != tiny;
}

}  // namespace stackcheck
