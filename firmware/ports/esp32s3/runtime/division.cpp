// The compiler's own library for 64-bit division, which no archive here holds for the
// windowed ABI. LLVM's __udivdi3 has this signature as well ("compiler-rt", builtins).

#include <cstdint>

/// Schoolbook division, a bit a step. Division by zero gives all ones: there is no one to
/// tell, and the result of such a division means nothing.
extern "C" std::uint64_t __udivdi3(std::uint64_t dividend, std::uint64_t divisor) {
  std::uint64_t quotient = 0;
  std::uint64_t remainder = 0;
  for (int bit = 63; bit >= 0; --bit) {
    const bool carried_out = (remainder >> 63) != 0;
    remainder = remainder << 1 | (dividend >> bit & 1);
    quotient <<= 1;
    if (carried_out || remainder >= divisor) {
      remainder -= divisor;
      quotient |= 1;
    }
  }
  return quotient;
}
