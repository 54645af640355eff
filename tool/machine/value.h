#pragma once
// What is known of a register or a stack slot at one instruction.

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace stackcheck {

/// An abstract value. Only the kinds a stack pointer, a return address or a call target
/// can be made of are told apart; everything else is `any`.
struct Value {
  enum class Kind : std::uint8_t {
    any,            ///< nothing is known
    number,         ///< an integer in [low, high]
    stack,          ///< the stack pointer at entry plus [low, high]; if `base` is not 0, at a
                    ///< fixed distance from the stack pointer that was realigned there
    stack_shifted,  ///< a stack value shifted right by `detail` bits (Thumb-1 realignment)
    entry,          ///< what register `base` held at entry (not the link register)
    return_address, ///< where the function was called from
    near_return,    ///< computed from the return address: jumping there returns
    address,        ///< a place in the image, `low`
    symbol,         ///< undefined symbol number `base` plus `low`
    symbol_part,    ///< one instruction's share of `symbol` (movw, lui); the next completes it
    address_part,   ///< one instruction's share of `address`
    distance,       ///< undefined or global symbol `base` plus `low`, less some place in the
                    ///< image that `low` accounts for: adding that place gives the symbol
    choice,         ///< one of choices(), or if `open` anything else: paths that meet here
                    ///< loaded different callees
    indexed,        ///< the image address `low` plus something unknown
    table_entry,    ///< read from a table at image address `low`
    table_target,   ///< `table_entry` of a table at `low`, added to the image address `high`
  };
  Kind kind = Kind::any;
  std::uint8_t width = 0;   ///< table_entry: bytes of one entry
  bool is_signed = false;   ///< table_entry
  std::uint8_t detail = 0;  ///< table_entry: shifted left by; stack_shifted: shifted right by
  std::uint8_t part = 0;    ///< 0: all of it; n: only its n-th byte (registers of one byte)
  bool open = false;        ///< choice
  bool reloaded = false;    ///< address, symbol, choice: was on the stack while other code ran
  std::uint32_t base = 0;
  std::int64_t low = 0, high = 0;
  bool operator==(const Value &) const = default;

  bool is(Kind other) const { return kind == other; }
  bool exact() const { return low == high; }

  static Value any() { return {}; }
  static Value number(std::int64_t low, std::int64_t high);
  static Value number(std::int64_t value) { return number(value, value); }
  static Value stack(std::int64_t low, std::int64_t high);
  static Value stack(std::int64_t offset) { return stack(offset, offset); }
  static Value entry_of(std::uint32_t reg);
  static Value of(Kind kind, std::int64_t low, std::uint32_t base = 0);
};

/// Stack offsets beyond these are "no limit is known".
inline constexpr std::int64_t no_lower_limit = std::numeric_limits<std::int64_t>::min() / 4;
inline constexpr std::int64_t no_upper_limit = std::numeric_limits<std::int64_t>::max() / 4;

/// How a CPU calculates: in words of so many bits; and what its ABI says of the stack pointer:
/// at every entry it is `entry_offset` below a multiple of `entry_alignment`.
struct Arithmetic {
  unsigned bits = 32;
  unsigned entry_alignment = 8;
  unsigned entry_offset = 0;
};

Value add(const Value &left, const Value &right, const Arithmetic &how = {});
Value subtract(const Value &left, const Value &right, const Arithmetic &how = {});
/// left & right, where the right side is most often a constant mask.
Value bitwise_and(const Value &left, const Value &right, const Arithmetic &how = {});
Value shift_left(const Value &value, unsigned bits, const Arithmetic &how = {});
Value shift_right(const Value &value, unsigned bits, const Arithmetic &how = {});

/// What other code may have left of a stack slot's value: a saved register or stack pointer
/// stays (nothing points to it, stated assumption), a callee the compiler spilled stays under
/// the reservation `reloaded`, anything else may have been changed through a pointer.
Value after_other_code(const Value &slot);

/// What a `choice` chooses from: exact addresses and symbols; none if there were too many to
/// keep.
const std::vector<Value> &choices(const Value &choice);

/// The least value that covers both; `widen` gives up on intervals that still grow.
Value join(const Value &left, const Value &right, bool widen);

}  // namespace stackcheck
