#include "machine/value.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace stackcheck {
namespace {

using Kind = Value::Kind;
// No sum or difference of two such numbers overflows.
constexpr std::int64_t number_limit = std::int64_t{1} << 60;
// No stack is larger than this, whatever the width of addresses.
constexpr std::int64_t least_offset = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t greatest_offset = std::numeric_limits<std::int32_t>::max();

/// The limits of a word read as signed, and as unsigned: a number may be either.
std::int64_t least_word(const Arithmetic &how) {
  return how.bits < 61 ? -(std::int64_t{1} << (how.bits - 1)) : -number_limit;
}
std::int64_t greatest_signed_word(const Arithmetic &how) {
  return how.bits < 61 ? (std::int64_t{1} << (how.bits - 1)) - 1 : number_limit;
}
std::int64_t greatest_word(const Arithmetic &how) {
  return how.bits < 61 ? (std::int64_t{1} << how.bits) - 1 : number_limit;
}
std::uint64_t all_ones(const Arithmetic &how) {
  return how.bits < 64 ? (std::uint64_t{1} << how.bits) - 1 : ~std::uint64_t{0};
}

/// What does not fit a word may have wrapped.
Value fitting(std::int64_t low, std::int64_t high, const Arithmetic &how) {
  if (low < least_word(how) || high > greatest_word(how)) return Value::any();
  return Value::number(low, high);
}

bool places(const Value &value) {
  return value.is(Kind::address) || value.is(Kind::symbol);
}

/// True for what a helper computes a return into its caller's jump table from.
bool from_return_address(const Value &value) {
  return value.is(Kind::near_return) || value.is(Kind::return_address);
}

constexpr std::size_t most_choices = 16;

/// Every set of choices met so far: equal sets are one number, so that values stay plain.
struct ChoiceTable {
  std::vector<std::vector<Value>> sets;
  std::uint32_t number_of(const std::vector<Value> &set) {
    const auto number = static_cast<std::uint32_t>(std::ranges::find(sets, set) - sets.begin());
    if (number == sets.size()) sets.push_back(set);
    return number;
  }
};

ChoiceTable &choice_table() {
  thread_local ChoiceTable table;
  return table;
}

bool may_be_chosen(const Value &value) { return places(value) || value.is(Kind::choice); }

std::vector<Value> as_choices(const Value &value) {
  if (value.is(Kind::choice)) return choices(value);
  return places(value) ? std::vector{value} : std::vector<Value>{};
}

bool has_too_many(const Value &value) {
  return value.is(Kind::choice) && choices(value).empty();
}

/// Where paths meet, a callee that one of them loaded must not be lost, whatever the others
/// brought: the call behind may be a direct one of the source.
Value choose(const Value &left, const Value &right) {
  std::vector<Value> set = as_choices(left);
  for (const Value &value : as_choices(right)) set.push_back(value);
  for (Value &value : set) value.reloaded = false;
  std::ranges::sort(set, {}, [](const Value &value) {
    return std::tuple(value.kind, value.base, value.low);
  });
  set.erase(std::unique(set.begin(), set.end()), set.end());
  if (set.size() > most_choices || has_too_many(left) || has_too_many(right)) set.clear();
  const bool open = left.open || right.open || !may_be_chosen(left) || !may_be_chosen(right);
  Value choice = set.size() == 1 && !open
                     ? set.front()
                     : Value::of(Kind::choice, 0, choice_table().number_of(set));
  choice.open = open;
  choice.reloaded = left.reloaded || right.reloaded;
  return choice;
}

const Value somewhere_on_stack = Value::stack(no_lower_limit, no_upper_limit);
const Value near_return = Value::of(Kind::near_return, 0);

/// A number as a signed distance; both limits unknown where its sign is not.
Value as_distance(const Value &number, const Arithmetic &how) {
  Value distance = number;
  if (number.low > greatest_signed_word(how)) {
    distance.low -= greatest_word(how) + 1;
    distance.high -= greatest_word(how) + 1;
  } else if (number.high > greatest_signed_word(how)) {
    distance.low = no_lower_limit;
    distance.high = no_upper_limit;
  }
  return distance;
}

Value move_stack(const Value &stack, const Value &number, int sign, const Arithmetic &how) {
  const Value distance = as_distance(number, how);
  Value moved = sign > 0 ? Value::stack(stack.low + distance.low, stack.high + distance.high)
                         : Value::stack(stack.low - distance.high, stack.high - distance.low);
  if (distance.exact()) moved.base = stack.base;
  return moved;
}

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
  return value - ((value % step) + step) % step;
}

/// Rounds a stack value down to `alignment` (a power of two), for every stack pointer that the
/// ABI allows at entry.
Value align_down(const Value &value, std::int64_t alignment, const Arithmetic &how) {
  const std::int64_t certain = std::min<std::int64_t>(alignment, how.entry_alignment);
  const auto rounded = [&](std::int64_t offset) {
    return floor_to(offset - how.entry_offset, certain) + how.entry_offset;
  };
  const std::int64_t low = value.low > no_lower_limit ? rounded(value.low) - (alignment - certain)
                                                      : value.low;
  return Value::stack(low, rounded(value.high));
}

}  // namespace

Value Value::number(std::int64_t low, std::int64_t high) {
  if (low < -number_limit || high > number_limit) return any();
  Value value = of(Kind::number, low);
  value.high = high;
  return value;
}

/// Addresses are taken modulo 2^32 at most: an interval that leaves 32 bits may wrap to anywhere.
/// One that widening left open above does not: no pointer runs through all of memory.
Value Value::stack(std::int64_t low, std::int64_t high) {
  const bool open_above = high > no_upper_limit / 2;
  const bool wraps = low > greatest_offset || (high > greatest_offset && !open_above);
  Value value = of(Kind::stack, low < least_offset || wraps ? no_lower_limit : low);
  value.high = high > greatest_offset || high < least_offset ? no_upper_limit : high;
  return value;
}

Value Value::entry_of(std::uint32_t reg) { return of(Kind::entry, 0, reg); }

Value Value::of(Kind kind, std::int64_t low, std::uint32_t base) {
  Value value;
  value.kind = kind;
  value.low = value.high = low;
  value.base = base;
  return value;
}

Value add(const Value &left, const Value &right, const Arithmetic &how) {
  if (from_return_address(left) || from_return_address(right))
    return near_return;
  if (right.is(Kind::number)) {
    if (left.is(Kind::number)) return fitting(left.low + right.low, left.high + right.high, how);
    if (left.is(Kind::stack)) return move_stack(left, right, 1, how);
    if (places(left) && right.exact())
      return Value::of(left.kind, left.low + right.low, left.base);
    if (left.is(Kind::indexed) && right.exact())
      return Value::of(Kind::indexed, left.low + right.low);
  }
  if (left.is(Kind::address) && right.is(Kind::distance)) return add(right, left, how);
  if (left.is(Kind::distance) && right.is(Kind::address))
    return Value::of(Kind::symbol, left.low + right.low, left.base);
  if (left.is(Kind::number) && !right.is(Kind::number) && !right.is(Kind::any))
    return add(right, left, how);
  if (left.is(Kind::stack) || right.is(Kind::stack)) return somewhere_on_stack;
  if (left.is(Kind::address) && right.is(Kind::table_entry)) return add(right, left, how);
  if (left.is(Kind::table_entry) && right.is(Kind::address)) {
    Value target = left;
    target.kind = Kind::table_target;
    target.high = right.low;
    return target;
  }
  if (left.is(Kind::address)) return Value::of(Kind::indexed, left.low);
  if (right.is(Kind::address)) return Value::of(Kind::indexed, right.low);
  return Value::any();
}

Value subtract(const Value &left, const Value &right, const Arithmetic &how) {
  if (from_return_address(left)) return near_return;
  if (right.is(Kind::number)) {
    if (left.is(Kind::number)) return fitting(left.low - right.high, left.high - right.low, how);
    if (left.is(Kind::stack)) return move_stack(left, right, -1, how);
    if (places(left) && right.exact())
      return Value::of(left.kind, left.low - right.low, left.base);
  }
  if (left.is(Kind::stack) && right.is(Kind::stack))
    return fitting(left.low - right.high, left.high - right.low, how);
  return left.is(Kind::stack) ? somewhere_on_stack : Value::any();
}

Value bitwise_and(const Value &left, const Value &right, const Arithmetic &how) {
  if (!right.is(Kind::number) || !right.exact())
    return left.is(Kind::number) && left.exact() && !right.is(Kind::number)
               ? bitwise_and(right, left, how)
               : Value::any();
  const std::uint64_t mask = static_cast<std::uint64_t>(right.low) & all_ones(how);
  const std::uint64_t cleared = (~mask & all_ones(how)) + 1;
  const bool aligns = std::has_single_bit(cleared) && cleared <= std::uint64_t{1} << 31;
  const auto step = static_cast<std::int64_t>(cleared);
  if (from_return_address(left)) return near_return;
  if (left.is(Kind::stack) && aligns) return align_down(left, step, how);
  // Where the linker puts a section decides the other bits.
  if (left.is(Kind::address))
    return cleared <= 2 ? Value::of(Kind::address, left.low & static_cast<std::int64_t>(mask))
                        : Value::any();
  if (left.is(Kind::number) && aligns)
    return fitting(floor_to(left.low, step), floor_to(left.high, step), how);
  if (left.is(Kind::number) && left.exact())
    return Value::number(static_cast<std::int64_t>(static_cast<std::uint64_t>(left.low) & mask));
  if (mask > static_cast<std::uint64_t>(number_limit)) return Value::any();
  return Value::number(0, static_cast<std::int64_t>(mask));
}

Value shift_left(const Value &value, unsigned bits, const Arithmetic &how) {
  if (bits >= how.bits) return Value::any();
  if (from_return_address(value)) return near_return;
  if (value.is(Kind::stack_shifted) && value.detail == bits && bits <= 31)
    return align_down(Value::stack(value.low, value.high), std::int64_t{1} << bits, how);
  if (value.is(Kind::number)) {
    std::int64_t low = 0, high = 0;
    if (__builtin_mul_overflow(value.low, std::int64_t{1} << std::min(bits, 62u), &low) ||
        __builtin_mul_overflow(value.high, std::int64_t{1} << std::min(bits, 62u), &high))
      return Value::any();
    return fitting(low, high, how);
  }
  if (value.is(Kind::table_entry) && value.detail + bits <= 31) {
    Value shifted = value;
    shifted.detail = static_cast<std::uint8_t>(value.detail + bits);
    return shifted;
  }
  return Value::any();
}

Value shift_right(const Value &value, unsigned bits, const Arithmetic &how) {
  if (bits >= how.bits) return Value::any();
  if (from_return_address(value)) return near_return;
  if (value.is(Kind::stack)) {
    Value shifted = value;
    shifted.kind = Kind::stack_shifted;
    shifted.detail = static_cast<std::uint8_t>(bits);
    return shifted;
  }
  const std::uint64_t greatest = all_ones(how) >> bits;
  if (value.is(Kind::number) && value.low >= 0)
    return fitting(value.low >> bits, value.high >> bits, how);
  if (greatest > static_cast<std::uint64_t>(number_limit)) return Value::any();
  if (value.is(Kind::number) && value.exact())
    return Value::number(static_cast<std::int64_t>(
        (static_cast<std::uint64_t>(value.low) & all_ones(how)) >> bits));
  return bits > 0 ? Value::number(0, static_cast<std::int64_t>(greatest)) : Value::any();
}

Value after_other_code(const Value &slot) {
  if (slot.is(Kind::entry) || slot.is(Kind::stack) || slot.is(Kind::return_address)) return slot;
  if (!may_be_chosen(slot)) return Value::any();
  Value kept = slot;
  kept.reloaded = true;
  return kept;
}

const std::vector<Value> &choices(const Value &choice) { return choice_table().sets[choice.base]; }

Value join(const Value &left, const Value &right, bool widen) {
  if (left == right) return left;
  if (may_be_chosen(left) || may_be_chosen(right)) return choose(left, right);
  const bool same_interval_kind =
      left.kind == right.kind && left.part == right.part &&
      (left.is(Kind::number) || left.is(Kind::stack));
  if (!same_interval_kind) return Value::any();
  const std::int64_t low = std::min(left.low, right.low);
  const std::int64_t high = std::max(left.high, right.high);
  if (left.is(Kind::number)) return widen ? Value::any() : Value::number(low, high);
  Value stack = Value::stack(widen && low < left.low ? no_lower_limit : low,
                             widen && high > left.high ? no_upper_limit : high);
  stack.part = left.part;
  return stack;
}

}  // namespace stackcheck
