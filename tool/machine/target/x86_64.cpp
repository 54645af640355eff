// x86-64, as host builds and tests run it (Intel 64 and IA-32 Architectures Software Developer's
// Manual, volume 2; System V ABI, AMD64 supplement, 3.2.2 "The Stack Frame").
//
// What is peculiar about its stack:
//  - call pushes the return address: a callee starts 8 bytes deeper than its caller stood, and
//    those 8 are the caller's depth at the call, not the callee's frame. The ABI has the stack
//    pointer 8 below a multiple of 16 at an entry, but GCC -Os calls functions of its own unit
//    without, so only a multiple of 8 is counted on.
//  - ret jumps to whatever the stack pointer points to; it returns only where that is the return
//    address.
//  - The red zone: 128 bytes below the stack pointer belong to the function too, and leaf
//    functions keep variables there without moving it. Each access below the stack pointer is
//    charged; where an unknown index is added, a function that calls nothing is charged all 128.
//  - Realignment beyond 16 ("and rsp, -32") loses where the frame is relative to the entry, so
//    the old stack pointer is kept in a register (r10) and then on the realigned stack.
//  - Arguments beyond six are pushed around the call, and taken off again by "add rsp, N".
//  - Jump tables hold distances from themselves in read-only data, or addresses where code is not
//    position-independent.
//  - What a 32-bit instruction writes has 32 zero bits above it.

#include "machine/target/x86_64.h"

#include "llvm/BinaryFormat/ELF.h"
#include "machine/target/ruled_cpu.h"

namespace stackcheck {
namespace {

using Kind = Value::Kind;
using namespace llvm::ELF;

enum : Register { rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15,
                  rip, registers_followed };

constexpr Arithmetic words{64, 8};
constexpr Arithmetic half_words{32, 8};
constexpr unsigned word = 8;
constexpr std::int64_t red_zone_bytes = 128;
constexpr std::int64_t greatest_half = 0xffff'ffff;

Value immediate(const Step &step, unsigned operand) { return Value::number(step.immediate(operand)); }

bool goes_through_got(const Reference &reference) {
  return reference.type == R_X86_64_GOTPCREL || reference.type == R_X86_64_GOTPCRELX ||
         reference.type == R_X86_64_REX_GOTPCRELX;
}

bool is_relative(const Reference &reference) {
  return reference.type == R_X86_64_PC32 || reference.type == R_X86_64_PLT32 ||
         goes_through_got(reference);
}

/// What a relocation stands for; a relative one counts from the instruction's end.
Value referenced(const Step &step) {
  const Reference &reference = *step.instruction().reference;
  const std::int64_t addend = reference.addend.value_or(0);
  if (is_relative(reference))
    return step.referenced(
        reference, addend + static_cast<std::int64_t>(step.instruction().end() - reference.place));
  const bool absolute = reference.type == R_X86_64_32S || reference.type == R_X86_64_32 ||
                        reference.type == R_X86_64_64;
  return absolute ? step.referenced(reference, addend) : Value::any();
}

// --- memory operands: base, scale, index, displacement, segment --------------------------

constexpr unsigned index_operand = 2, displacement_operand = 3, segment_operand = 4;

std::optional<unsigned> memory_operand(const Instruction &instruction) {
  for (unsigned i = 0; i < instruction.desc->getNumOperands(); ++i)
    if (instruction.desc->operands()[i].OperandType == llvm::MCOI::OPERAND_MEMORY &&
        i + segment_operand < instruction.inst.getNumOperands())
      return i;
  return std::nullopt;
}

bool has_register(const Step &step, unsigned operand) {
  return step.is_register(operand) && step.instruction().inst.getOperand(operand).getReg() != 0;
}

Value displacement(const Step &step, unsigned memory) {
  const Value number = immediate(step, memory + displacement_operand);
  const bool fixed = step.image().linked() && !has_register(step, memory) && number.low > 0;
  return fixed ? address_value(static_cast<std::uint64_t>(number.low)) : number;
}

/// The address of a memory operand without its index.
Value base_address(const Step &step, unsigned memory) {
  const auto base = step.register_of(memory);
  const bool relocated = step.instruction().reference && base != rsp && base != rbp;
  if (base == rip)
    return relocated ? referenced(step)
                     : add(address_value(step.instruction().end()),
                           immediate(step, memory + displacement_operand), words);
  const Value offset = relocated ? referenced(step) : displacement(step, memory);
  if (!has_register(step, memory)) return offset;
  if (offset == Value::number(0)) return step.get(memory);
  return add(step.get(memory), offset, words);
}

bool is_indexed(const Step &step, unsigned memory) {
  return has_register(step, memory + index_operand);
}

Value address_of(const Step &step, unsigned memory) {
  if (has_register(step, memory + segment_operand)) return Value::any();  // fs: thread-local
  const Value base = base_address(step, memory);
  if (!is_indexed(step, memory)) return base;
  // Even with an index that is known here: on another path it will not be, and the two must meet.
  if (base.is(Kind::address)) return Value::of(Kind::indexed, base.low);
  const auto scale = static_cast<unsigned>(step.immediate(memory + 1));
  const Value index = shift_left(step.get(memory + index_operand),
                                 static_cast<unsigned>(std::countr_zero(scale)), words);
  return add(base, index, words);
}

/// What the instruction reads or writes below the stack pointer, in the red zone.
void charge_red_zone(Step &step, unsigned memory) {
  const Value place = address_of(step, memory), stack = step.reg(rsp);
  if (!place.is(Kind::stack) || stack.low <= no_lower_limit) return;
  const std::int64_t lowest = stack.low - red_zone_bytes;
  if (place.low <= no_lower_limit) return step.touches_if_leaf(lowest);
  if (place.low < stack.low) step.touches(std::max(place.low, lowest));
}

Value load(const Step &step, unsigned memory, unsigned bytes) {
  const Reference *reference = step.instruction().reference;
  if (reference && goes_through_got(*reference)) return referenced(step);
  return step.load(address_of(step, memory), bytes);
}

// --- moves and arithmetic ----------------------------------------------------------------

/// As the upper half of a register is zero after a 32-bit write.
Value zero_extended(const Value &value) {
  if (value.is(Kind::number) && value.exact())
    return Value::number(static_cast<std::uint32_t>(value.low));
  const bool fits = value.is(Kind::number) && value.low >= 0 && value.high <= greatest_half;
  if (fits || value.is(Kind::table_entry)) return value;
  return Value::number(0, greatest_half);
}

Value sign_extended(Value value) {
  if (value.is(Kind::table_entry)) value.is_signed = true;
  if (value.is(Kind::number) && value.exact())
    return Value::number(static_cast<std::int32_t>(value.low));
  const bool fits = value.is(Kind::number) && value.low >= 0 && value.high <= greatest_half / 2;
  return fits || value.is(Kind::table_entry) ? value : Value::any();
}

void move_immediate_half(Step &step) {
  if (step.instruction().reference) return step.set(0, referenced(step));
  step.set(0, Value::number(static_cast<std::uint32_t>(step.immediate(1))));
}

void move_immediate(Step &step) {
  step.set(0, step.instruction().reference ? referenced(step) : immediate(step, 1));
}

void load_address(Step &step) { step.set(0, address_of(step, 1)); }

using Operation = Value (*)(const Value &, const Value &, const Arithmetic &);

Rule with_immediate(Operation operation) {
  return [=](Step &step) {
    if (step.instruction().reference) return step.set(0, Value::any());
    step.set(0, operation(step.get(1), immediate(step, 2), words));
  };
}

Rule with_register(Operation operation) {
  return [=](Step &step) { step.set(0, operation(step.get(1), step.get(2), words)); };
}

/// Where a realigned stack pointer is, relative to its entry, is not known exactly; places
/// around it are still told apart, by the instruction that made it.
void mask_by_immediate(Step &step) {
  Value result = bitwise_and(step.get(1), immediate(step, 2), words);
  if (result.is(Kind::stack) && step.get(1).exact() && !result.exact())
    result.base = static_cast<std::uint32_t>(step.instruction().address);
  step.set(0, result);
}

void mask_half(Step &step) {
  if (step.instruction().reference) return step.set(0, Value::any());
  const Value left = zero_extended(step.get(1));
  step.set(0, zero_extended(bitwise_and(left, immediate(step, 2), half_words)));
}

Rule exclusive_or(const Value &otherwise) {
  return [=](Step &step) {
    const bool clears = step.register_of(1) && step.register_of(1) == step.register_of(2);
    step.set(0, clears ? Value::number(0) : otherwise);
  };
}

Rule shift(bool left) {
  return [=](Step &step) {
    const auto bits = static_cast<unsigned>(step.immediate(2)) & 63;
    step.set(0, left ? shift_left(step.get(1), bits, words)
                     : shift_right(step.get(1), bits, words));
  };
}

// --- the stack ---------------------------------------------------------------------------

void push(Step &step, const Value &value) {
  step.reg(rsp) = subtract(step.reg(rsp), Value::number(word), words);
  step.store(step.reg(rsp), word, value);
}

Value pop(Step &step) {
  const Value value = step.load(step.reg(rsp), word);
  step.reg(rsp) = add(step.reg(rsp), Value::number(word), words);
  return value;
}

void pop_register(Step &step) {
  const Value value = pop(step);
  step.set(0, value);
}

void leave(Step &step) {
  if (!step.reg(rbp).is(Kind::stack))
    step.fail(Reason::unanalysable_stack_pointer, "leave takes the stack pointer from an unknown rbp");
  step.reg(rsp) = step.reg(rbp).is(Kind::stack) ? step.reg(rbp)
                                                : Value::stack(no_lower_limit, no_upper_limit);
  step.reg(rbp) = pop(step);
}

void give_back(Step &step) {
  const Value target = step.load(step.reg(rsp), word);
  const bool lost = step.reg(rsp).low <= no_lower_limit;
  if (target.is(Kind::return_address) || lost) return step.returns();
  step.reg(rsp) = add(step.reg(rsp), Value::number(word), words);
  if (target.is(Kind::address) || target.is(Kind::symbol) || target.is(Kind::choice))
    return step.jump(target);
  step.fail(Reason::unbalanced_return, "ret does not find the return address");
  step.stop();
}

void give_back_and_drop(Step &step) {
  step.fail(Reason::unbalanced_return, "ret N takes more than the return address off the stack");
  step.returns(false);
}

// --- control flow ------------------------------------------------------------------------

Value direct_target(const Step &step, unsigned operand) {
  if (step.instruction().reference) return referenced(step);
  return add(address_value(step.instruction().end()), immediate(step, operand), words);
}

void call(Step &step, const Value &target) {
  const Value before = step.reg(rsp);
  push(step, address_value(step.instruction().end()));
  step.call_pushed(target);
  if (step.reg(rsp).low > no_lower_limit) step.touches(step.reg(rsp).low);
  step.reg(rsp) = before;
}

void jump_if(Step &step) { step.branch(direct_target(step, 0)); }

void system_call(Step &step) { step.reg(rax) = step.reg(rcx) = step.reg(r11) = Value::any(); }

Rules rules() {
  Rules rows = {
      {"MOV64rr", [](Step &step) { step.set(0, step.get(1)); }},
      {"MOV64rr_REV", [](Step &step) { step.set(0, step.get(1)); }},
      {"MOV32rr", [](Step &step) { step.set(0, zero_extended(step.get(1))); }},
      {"MOV32ri", move_immediate_half}, {"MOV64ri32", move_immediate}, {"MOV64ri", move_immediate},
      {"MOV64rm", [](Step &step) { step.set(0, load(step, 1, 8)); }},
      {"MOV32rm", [](Step &step) { step.set(0, zero_extended(load(step, 1, 4))); }},
      {"MOVSX64rm32", [](Step &step) { step.set(0, sign_extended(load(step, 1, 4))); }},
      {"MOVSX64rr32", [](Step &step) { step.set(0, sign_extended(step.get(1))); }},
      {"CDQE", [](Step &step) { step.reg(rax) = sign_extended(step.reg(rax)); }},
      {"MOVZX32rr8", [](Step &step) { step.set(0, Value::number(0, 0xff)); }},
      {"MOVZX32rr16", [](Step &step) { step.set(0, Value::number(0, 0xffff)); }},
      {"MOVZX32rm8", [](Step &step) { step.set(0, Value::number(0, 0xff)); }},
      {"MOVZX32rm16", [](Step &step) { step.set(0, Value::number(0, 0xffff)); }},
      {"MOV64mr", [](Step &step) { step.store(address_of(step, 0), 8, step.get(5)); }},
      {"MOV32mr", [](Step &step) { step.store(address_of(step, 0), 4, Value::any()); }},
      {"MOV16mr", [](Step &step) { step.store(address_of(step, 0), 2, Value::any()); }},
      {"MOV8mr", [](Step &step) { step.store(address_of(step, 0), 1, Value::any()); }},
      {"MOV64mi32", [](Step &step) {
         const bool relocated = step.instruction().reference;
         step.store(address_of(step, 0), 8, relocated ? Value::any() : immediate(step, 5));
       }},
      {"MOV32mi", [](Step &step) { step.store(address_of(step, 0), 4, Value::any()); }},
      {"LEA64r", load_address},
      {"AND64ri8", mask_by_immediate}, {"AND64ri32", mask_by_immediate},
      {"AND32ri8", mask_half}, {"AND32ri", mask_half},
      {"ADD64rr", with_register(add)}, {"SUB64rr", with_register(subtract)},
      {"ADD64rm", [](Step &step) { step.set(0, add(step.get(1), load(step, 2, 8), words)); }},
      {"XOR32rr", exclusive_or(Value::number(0, greatest_half))},
      {"XOR64rr", exclusive_or(Value::any())},
      {"SHL64ri", shift(true)}, {"SHR64ri", shift(false)},

      {"PUSH64r", [](Step &step) { push(step, step.get(0)); }},
      {"PUSH64rmr", [](Step &step) { push(step, step.get(0)); }},
      {"PUSH64rmm", [](Step &step) { push(step, load(step, 0, 8)); }},
      {"PUSH64i8", [](Step &step) { push(step, immediate(step, 0)); }},
      {"PUSH64i32", [](Step &step) {
         push(step, step.instruction().reference ? referenced(step) : immediate(step, 0));
       }},
      {"PUSHF64", [](Step &step) { push(step, Value::any()); }},
      {"POP64r", pop_register}, {"POP64rmr", pop_register},
      {"POP64rmm", [](Step &step) {
         const Value value = pop(step);
         step.store(address_of(step, 0), 8, value);
       }},
      {"POPF64", [](Step &step) { pop(step); }},
      {"LEAVE64", leave}, {"RET64", give_back}, {"RETI64", give_back_and_drop},
      {"IRET64", [](Step &step) { step.returns(); }},

      {"CALL64pcrel32", [](Step &step) { call(step, direct_target(step, 0)); }},
      {"CALL64r", [](Step &step) { call(step, step.get(0)); }},
      {"CALL64m", [](Step &step) { call(step, load(step, 0, 8)); }},
      {"JMP_1", [](Step &step) { step.jump(direct_target(step, 0)); }},
      {"JMP_4", [](Step &step) { step.jump(direct_target(step, 0)); }},
      {"JMP64r", [](Step &step) { step.jump(step.get(0)); }},
      {"JMP64m", [](Step &step) { step.jump(load(step, 0, 8)); }},
      {"JCC_1", jump_if}, {"JCC_4", jump_if}, {"JRCXZ", jump_if}, {"JECXZ", jump_if},
      {"LOOP", jump_if}, {"LOOPE", jump_if}, {"LOOPNE", jump_if},
      {"TRAP", [](Step &step) { step.stop(); }}, {"SYSCALL", system_call},
  };
  for (const char *name : {"ADD64ri8", "ADD64ri32"}) rows[name] = with_immediate(add);
  for (const char *name : {"SUB64ri8", "SUB64ri32"}) rows[name] = with_immediate(subtract);
  rows["CALL64r_NT"] = rows["CALL64r"];
  rows["CALL64m_NT"] = rows["CALL64m"];
  rows["JMP64r_NT"] = rows["JMP64r"];
  rows["JMP64m_NT"] = rows["JMP64m"];
  return rows;
}

/// Every rule looks at the relocation of its own operands.
bool takes_reference(std::string_view) { return true; }

/// A register's parts count as it: to write one of them is to write it.
std::optional<Register> register_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Register> parts = [] {
    std::unordered_map<std::string_view, Register> table = {
        {"RIP", rip},  {"RAX", rax}, {"EAX", rax}, {"AX", rax},  {"AL", rax},  {"AH", rax},
        {"RCX", rcx},  {"ECX", rcx}, {"CX", rcx},  {"CL", rcx},  {"CH", rcx},  {"RDX", rdx},
        {"EDX", rdx},  {"DX", rdx},  {"DL", rdx},  {"DH", rdx},  {"RBX", rbx}, {"EBX", rbx},
        {"BX", rbx},   {"BL", rbx},  {"BH", rbx},  {"RSP", rsp}, {"ESP", rsp}, {"SP", rsp},
        {"SPL", rsp},  {"RBP", rbp}, {"EBP", rbp}, {"BP", rbp},  {"BPL", rbp}, {"RSI", rsi},
        {"ESI", rsi},  {"SI", rsi},  {"SIL", rsi}, {"RDI", rdi}, {"EDI", rdi}, {"DI", rdi},
        {"DIL", rdi},
    };
    return table;
  }();
  if (const auto part = parts.find(name); part != parts.end()) return part->second;
  if (name.size() < 2 || name[0] != 'R' || !std::isdigit(name[1])) return std::nullopt;
  unsigned number = 0;
  std::size_t at = 1;
  while (at < name.size() && std::isdigit(name[at]))
    number = number * 10 + static_cast<unsigned>(name[at++] - '0');
  const std::string_view suffix = name.substr(at);
  const bool part = suffix.empty() || suffix == "D" || suffix == "W" || suffix == "B";
  return part && number >= r8 && number <= r15 ? std::optional(static_cast<Register>(number))
                                               : std::nullopt;
}

class X86_64 : public RuledCpu {
 public:
  explicit X86_64(const McTarget &target)
      : RuledCpu(target, rules(), takes_reference, register_of) {}

  Register stack_pointer() const override { return rsp; }
  std::size_t register_count() const override { return registers_followed; }
  unsigned slot_bytes() const override { return word; }

  void enter(State &state, const Image &) const override {
    for (Register i = 0; i < rip; ++i)
      if (i != rsp) state.registers[i] = Value::entry_of(i);
    state.slots[0] = Value::of(Kind::return_address, 0);
  }

  const std::vector<Register> &scratch() const override {
    static const std::vector<Register> registers = {rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11};
    return registers;
  }

  const std::vector<Register> &preserved() const override {
    static const std::vector<Register> registers = {rbx, rbp, r12, r13, r14, r15};
    return registers;
  }

  bool is_padding(const Instruction &instruction) const override {
    const std::string_view name = name_of(instruction);
    return name.starts_with("NOOP") || name == "INT3" || name == "XCHG16ar";
  }

  void execute(const Instruction &instruction, Step &step) const override {
    if (const auto memory = memory_operand(instruction)) charge_red_zone(step, *memory);
    RuledCpu::execute(instruction, step);
  }
};

}  // namespace

std::unique_ptr<Cpu> make_x86_64(const McTarget &target) {
  return std::make_unique<X86_64>(target);
}

}  // namespace stackcheck
