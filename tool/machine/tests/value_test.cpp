// Every operation on abstract values, against the same operation on 32-bit integers: what
// really comes out must be among what the abstract result stands for.

#include "machine/value.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>

namespace stackcheck {
namespace {

using Kind = Value::Kind;
constexpr unsigned entry_alignment = 8;
constexpr Arithmetic words{32, entry_alignment};
constexpr int rounds = 200'000;

void PrintTo(const Value &value, std::ostream *out) {
  *out << "kind " << int(value.kind) << " [" << value.low << ", " << value.high << "]";
}

/// True if some whole number in [low, high] is `word` modulo 2^32.
bool interval_holds(std::int64_t low, std::int64_t high, std::uint32_t word) {
  constexpr std::int64_t wrap = std::int64_t{1} << 32;
  const std::int64_t gap = static_cast<std::uint32_t>(word - static_cast<std::uint32_t>(low));
  return high - low >= wrap - 1 || low + gap <= high;
}

/// True if `word` is among what `value` stands for when the stack pointer entered as `sp`.
bool holds(const Value &value, std::uint32_t sp, std::uint32_t word) {
  switch (value.kind) {
    case Kind::any:
      return true;
    case Kind::number:
      return interval_holds(value.low, value.high, word);
    case Kind::stack:
      return interval_holds(value.low, value.high, word - sp);
    default:
      return false;
  }
}

/// A value and one word it stands for.
struct Sample {
  Value value;
  std::uint32_t word;
};

class Samples {
 public:
  std::uint32_t stack_pointer() { return below(0xffff'ffff) & ~(entry_alignment - 1); }

  Sample draw(std::uint32_t sp) {
    const int kind = below(10);
    if (kind == 0) return {Value::any(), below(0xffff'ffff)};
    const std::int64_t low = bound();
    const std::int64_t high = below(3) ? low : low + below(2) * below(4096) + below(16);
    const auto inside =
        static_cast<std::uint32_t>(low + below(static_cast<std::uint32_t>(high - low)));
    if (kind < 6) {
      // What does not fit a word is no number that a register can hold.
      const bool fits = low >= std::numeric_limits<std::int32_t>::min() &&
                        high <= std::numeric_limits<std::uint32_t>::max();
      const Value value = fits ? Value::number(low, high) : Value::any();
      return {value, inside};
    }
    return {Value::stack(low, high), sp + inside};
  }

  /// From 0 to `limit`, both included.
  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit)(random_);
  }

 private:
  /// Small numbers, numbers near the limits of both readings of a word, and any.
  std::int64_t bound() {
    constexpr std::int64_t edges[] = {0,   0x7fff'fff0, 0x8000'0000, 0xffff'ff00, -0x8000'0000ll,
                                      -16, -4096};
    if (below(3)) return static_cast<std::int32_t>(below(512)) - 256;
    return edges[below(6)] + below(0xff);
  }

  std::mt19937 random_{20240229};
};

using Concrete = std::function<std::uint32_t(std::uint32_t, std::uint32_t)>;
using Abstract = std::function<Value(const Value &, const Value &)>;

/// How often the result was more than "any": a test of nothing but "any" proves nothing.
int check_pairs(const Abstract &abstract, const Concrete &concrete) {
  Samples samples;
  int known = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t sp = samples.stack_pointer();
    const Sample left = samples.draw(sp), right = samples.draw(sp);
    const Value result = abstract(left.value, right.value);
    const std::uint32_t word = concrete(left.word, right.word);
    known += !result.is(Kind::any);
    EXPECT_TRUE(holds(result, sp, word))
        << ::testing::PrintToString(left.value) << " holds " << left.word << ", "
        << ::testing::PrintToString(right.value) << " holds " << right.word << ", sp " << sp << ": "
        << ::testing::PrintToString(result) << " does not hold " << word;
    if (::testing::Test::HasFailure()) return known;
  }
  return known;
}

Value sum(const Value &left, const Value &right) { return add(left, right, words); }
Value difference(const Value &left, const Value &right) { return subtract(left, right, words); }

TEST(Value, SumHoldsEverySum) {
  EXPECT_GT(check_pairs(sum, std::plus<std::uint32_t>()), rounds / 4);
}

TEST(Value, DifferenceHoldsEveryDifference) {
  EXPECT_GT(check_pairs(difference, std::minus<std::uint32_t>()), rounds / 4);
}

TEST(Value, AndHoldsEveryAnd) {
  const auto abstract = [](const Value &left, const Value &right) {
    return bitwise_and(left, right, words);
  };
  EXPECT_GT(check_pairs(abstract, std::bit_and<std::uint32_t>()), rounds / 4);
}

TEST(Value, JoinHoldsBothSides) {
  for (const bool widen : {false, true}) {
    const auto abstract = [=](const Value &a, const Value &b) { return join(a, b, widen); };
    EXPECT_GT(check_pairs(abstract, [](std::uint32_t a, std::uint32_t) { return a; }), 1000);
    EXPECT_GT(check_pairs(abstract, [](std::uint32_t, std::uint32_t b) { return b; }), 1000);
  }
}

/// "bic rN, #mask" for all alignments a compiler asks for, of stack values only.
TEST(Value, AligningTheStackPointerHoldsForEveryEntry) {
  Samples samples;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t sp = samples.stack_pointer();
    const std::int64_t low = -static_cast<std::int64_t>(samples.below(512));
    const std::int64_t high = low + samples.below(64);
    const std::uint32_t word = sp + static_cast<std::uint32_t>(low) +
                               samples.below(static_cast<std::uint32_t>(high - low));
    const std::uint32_t mask = ~((1u << samples.below(10)) - 1);
    const Value result = bitwise_and(
        Value::stack(low, high), Value::number(static_cast<std::int32_t>(mask)), words);
    ASSERT_TRUE(result.is(Kind::stack));
    ASSERT_TRUE(holds(result, sp, word & mask)) << low << " " << high << " mask " << mask;
  }
}

TEST(Value, AligningBelowTheEntryAlignmentIsExact) {
  const Value aligned = bitwise_and(Value::stack(-20), Value::number(-8), words);
  EXPECT_EQ(aligned, Value::stack(-24));
}

TEST(Value, AligningAboveTheEntryAlignmentLosesNoMoreThanTheDifference) {
  const Value aligned = bitwise_and(Value::stack(-40), Value::number(-32), words);
  EXPECT_EQ(aligned, Value::stack(-64, -40));
}

/// Thumb-1 realigns by shifting right and left again.
TEST(Value, ShiftingBackAndForthAligns) {
  Samples samples;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t sp = samples.stack_pointer();
    const Sample sample = samples.draw(sp);
    const unsigned bits = samples.below(31);
    const Value result = shift_left(shift_right(sample.value, bits), bits, words);
    ASSERT_TRUE(holds(result, sp, sample.word >> bits << bits))
        << ::testing::PrintToString(sample.value) << " " << sample.word << " by " << bits;
  }
}

TEST(Value, ShiftsHoldEveryShift) {
  Samples samples;
  int known = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t sp = samples.stack_pointer();
    const Sample sample = samples.draw(sp);
    const unsigned bits = samples.below(31);
    const Value right = shift_right(sample.value, bits);
    const Value left = shift_left(sample.value, bits, words);
    if (!right.is(Kind::stack_shifted))
      ASSERT_TRUE(holds(right, sp, sample.word >> bits))
          << ::testing::PrintToString(sample.value) << " " << sample.word << " by " << bits;
    ASSERT_TRUE(holds(left, sp, sample.word << bits));
    known += right.is(Kind::number) + left.is(Kind::number);
  }
  EXPECT_GT(known, rounds / 4);
}

TEST(Value, AShiftByTheWholeWordIsNotKnown) {
  EXPECT_EQ(shift_left(Value::number(1), 32, words), Value::any());
  EXPECT_EQ(shift_right(Value::number(1), 32), Value::any());
}

TEST(Value, JoiningGrowsAndEnds) {
  Value value = Value::stack(0);
  int steps = 0;
  for (bool grown = true; grown; ++steps) {
    const Value next = join(value, add(value, Value::number(-8)), steps > 40);
    grown = next != value;
    value = next;
    ASSERT_LT(steps, 100);
  }
  EXPECT_EQ(value.low, no_lower_limit);
}

TEST(Value, JoinIsMonotone) {
  Samples samples;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t sp = samples.stack_pointer();
    const Sample left = samples.draw(sp), right = samples.draw(sp);
    const Value both = join(left.value, right.value, false);
    ASSERT_EQ(join(both, right.value, false), both);
    ASSERT_EQ(join(both, left.value, false), both);
  }
}

/// Twice almost 2 GiB up is 16 bytes down.
TEST(Value, MovingUpRoundTheAddressSpaceIsNotTakenForMovingUp) {
  const Value half = Value::number(0x7fff'fff8);
  const Value around = add(add(Value::stack(0), half), Value::number(0x7fff'fff8));
  EXPECT_LE(around.low, -16);
}

TEST(Value, AnUnsignedMaskMovesTheStackByASignedDistance) {
  EXPECT_EQ(add(Value::stack(0), Value::number(0xffff'fff0)), Value::stack(-16));
  EXPECT_EQ(add(Value::stack(0), Value::number(0, 0xffff'ffff)).low, no_lower_limit);
}

TEST(Value, AnUnknownDistanceHasNoLimit) {
  const Value moved = subtract(Value::stack(-8), Value::any());
  ASSERT_TRUE(moved.is(Kind::stack));
  EXPECT_EQ(moved.low, no_lower_limit);
}

TEST(Value, OnlyTheTagMayBeMaskedFromAnAddress) {
  const Value place = Value::of(Kind::address, 0x1000'0005);
  EXPECT_EQ(bitwise_and(place, Value::number(-2), words),
            Value::of(Kind::address, 0x1000'0004));
  EXPECT_EQ(bitwise_and(place, Value::number(-256), words), Value::any());
}

TEST(Value, TableEntriesShiftWithinAWord) {
  Value entry = Value::of(Kind::table_entry, 0x1000'0000);
  entry.width = 1;
  const Value doubled = shift_left(entry, 1, words);
  EXPECT_EQ(doubled.detail, 1);
  EXPECT_EQ(shift_left(shift_left(doubled, 20, words), 20, words),
            Value::any());
}

}  // namespace
}  // namespace stackcheck
