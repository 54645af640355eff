#include "machine/step.h"

namespace stackcheck {

using Kind = Value::Kind;

void let_other_code_run(State &state) {
  for (auto &[offset, value] : state.slots) value = after_other_code(value);
  std::erase_if(state.slots, [](const auto &slot) { return slot.second.is(Kind::any); });
}

namespace {

/// Whether a place of the stack is known exactly, from SP at entry or from a realigned SP.
bool has_slot(const Value &address) {
  return address.is(Kind::stack) && (address.exact() || address.base != 0) &&
         address.low > no_lower_limit;
}

/// Its key in State::slots: realigned stack pointers have key ranges of their own.
std::int64_t slot_of(const Value &address) {
  constexpr std::int64_t more_than_any_offset = std::int64_t{1} << 32;
  return address.base % 0x4000'0000 * more_than_any_offset + address.low;
}

}  // namespace

std::int64_t Step::immediate(unsigned operand) const {
  return instruction_.inst.getOperand(operand).getImm();
}

bool Step::is_register(unsigned operand) const {
  return operand < instruction_.inst.getNumOperands() &&
         instruction_.inst.getOperand(operand).isReg();
}

std::optional<Register> Step::register_of(unsigned operand) const {
  if (!is_register(operand)) return std::nullopt;
  return cpu_.tracked(instruction_.inst.getOperand(operand).getReg());
}

Value Step::get(unsigned operand) const {
  const auto index = register_of(operand);
  return index ? state.registers[*index] : Value::any();
}

void Step::set(unsigned operand, const Value &value) {
  const auto index = register_of(operand);
  if (!index) return;
  if (*index == cpu_.stack_pointer() && !value.is(Kind::stack)) {
    fail(Reason::unanalysable_stack_pointer, "the stack pointer gets a value that is not known");
    state.registers[*index] = Value::stack(no_lower_limit, no_upper_limit);
    return;
  }
  state.registers[*index] = value;
}

Value Step::referenced(const Reference &reference, std::int64_t addend) const {
  const ImageSymbol &symbol = image_.symbols()[reference.symbol];
  // The linker may take another unit's definition of a weak symbol, and names a global
  // function the same everywhere; only the rest is certainly this image's own bytes.
  const bool own = symbol.defined && (symbol.binding == Binding::local ||
                                      (symbol.binding == Binding::global && !symbol.function));
  if (own) return Value::of(Kind::address, static_cast<std::int64_t>(symbol.address) + addend);
  return Value::of(Kind::symbol, addend, reference.symbol);
}

Value Step::load_constant(std::uint64_t address, unsigned bytes) const {
  const ImageSection *section = image_.section_at(address);
  if (!section || !(section->constant || section->code)) return Value::any();
  const auto word = image_.read(address, bytes);
  if (!word) return Value::any();
  if (const Reference *reference = image_.reference(address, bytes)) {
    const std::int64_t addend =
        image_.addend_of(*reference, static_cast<std::uint32_t>(*word));
    if (word_bytes(image_.family().absolute, reference->type) == bytes)
      return referenced(*reference, addend);
    if (word_bytes(image_.family().relative, reference->type) != bytes) return Value::any();
    const Value symbol = referenced(*reference, addend);
    const std::int64_t less_place = symbol.low - static_cast<std::int64_t>(address);
    return symbol.is(Kind::address) ? Value::number(less_place)
                                    : Value::of(Kind::distance, less_place, symbol.base);
  }
  return Value::number(static_cast<std::int64_t>(*word));
}

Value Step::load(const Value &address, unsigned bytes) const {
  const Value narrow = bytes == 1 ? Value::number(0, 0xff)
                       : bytes == 2 ? Value::number(0, 0xffff) : Value::any();
  if (has_slot(address) && bytes == cpu_.slot_bytes()) {
    const auto slot = state.slots.find(slot_of(address));
    return slot == state.slots.end() ? Value::any() : slot->second;
  }
  if (address.is(Kind::address) || (address.is(Kind::number) && image_.linked() && address.exact())) {
    const Value constant = load_constant(static_cast<std::uint32_t>(address.low), bytes);
    return constant.is(Kind::any) ? narrow : constant;
  }
  if (address.is(Kind::indexed)) {
    Value entry = Value::of(Kind::table_entry, address.low);
    entry.width = static_cast<std::uint8_t>(bytes);
    return entry;
  }
  return narrow;
}

void Step::store(const Value &address, unsigned bytes, const Value &value) {
  if (!has_slot(address)) {
    // Through a pointer, or into an array: no saved register and no saved stack pointer is
    // there (stated assumption), but any other word of the frame may be.
    let_other_code_run(state);
    return;
  }
  const std::int64_t place = slot_of(address);
  std::erase_if(state.slots, [&](const auto &slot) {
    return slot.first + cpu_.slot_bytes() > place && slot.first < place + bytes;
  });
  if (bytes == cpu_.slot_bytes() && !value.is(Kind::any)) state.slots[place] = value;
}

void Step::forget(unsigned mc_register) {
  const auto index = cpu_.tracked(mc_register);
  if (!index) return;
  if (*index == cpu_.stack_pointer()) {
    fail(Reason::unanalysable_stack_pointer, "the stack pointer is written in an unknown way");
    reg(*index) = Value::stack(no_lower_limit, no_upper_limit);
  } else {
    reg(*index) = Value::any();
  }
}

void Step::forget_definitions() {
  const llvm::MCInstrDesc &desc = *instruction_.desc;
  if (desc.mayStore()) store(Value::any(), 4, Value::any());
  for (unsigned i = 0; i < instruction_.inst.getNumOperands(); ++i) {
    const bool defined = i < desc.getNumDefs() ||
                         (i >= desc.getNumOperands() && desc.variadicOpsAreDefs());
    if (defined && is_register(i)) forget(instruction_.inst.getOperand(i).getReg());
  }
  for (const llvm::MCPhysReg implicit : desc.implicit_defs()) forget(implicit);
}

void Step::branch(const Value &target) { outcome_.branches.push_back(target); }

void Step::jump(const Value &target) {
  outcome_.falls_through = false;
  outcome_.callee_stack = reg(cpu_.stack_pointer());
  if (target.is(Kind::return_address) || target.is(Kind::near_return))
    outcome_.returned = true;
  else
    outcome_.jumps.push_back(target);
}

void Step::jump(const JumpTable &table) {
  outcome_.falls_through = false;
  outcome_.tables.push_back(table);
}

void Step::call(const Value &target) {
  outcome_.call = target;
  outcome_.callee_stack = reg(cpu_.stack_pointer());
}

void Step::call_pushed(const Value &target) {
  call(target);
  outcome_.callee_state = state;
}

void Step::follow(const Value &target) {
  outcome_.falls_through = false;
  outcome_.followed.push_back(target);
}

void Step::returns(bool stack_must_balance) {
  outcome_.falls_through = false;
  outcome_.returned = true;
  outcome_.must_balance = stack_must_balance;
}

void Step::stop() { outcome_.falls_through = false; }

void Step::may_stop() { outcome_.may_stop = true; }

void Step::loop(std::uint64_t end) { outcome_.loop_end = end; }

void Step::uses_spill_area(std::int64_t bytes) { outcome_.spill_area_bytes = bytes; }

void Step::touches(std::int64_t offset) {
  outcome_.lowest_touched = std::min(outcome_.lowest_touched, offset);
}

void Step::touches_if_leaf(std::int64_t offset) {
  outcome_.lowest_of_leaf = std::min(outcome_.lowest_of_leaf, offset);
}

void Step::fail(Reason reason, std::string detail) {
  outcome_.failures.emplace(reason, std::move(detail));
}

}  // namespace stackcheck
