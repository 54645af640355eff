#pragma once
// What one Thumb instruction does to the stack pointer and to the flow of control: ARMv7-M
// Architecture Reference Manual (DDI 0403), chapters A5 and A7. Written for the observation of
// running code, and independent of the analysis that it is there to check.

#include <cstdint>
#include <optional>

namespace groundtruth {

enum class StackEffect {
  none,
  adjust,   ///< `bytes` are added to SP
  unknown,  ///< SP is written with what a register or memory holds
  push,     ///< SP goes down by `bytes` and the lowest of them is accessed first
  pop,      ///< accesses at SP, `unit` bytes each, until it is `bytes` higher
  access,   ///< one access at SP + `bytes`
};

enum class Transfer {
  none,
  jump,           ///< to `target`
  call,           ///< to `target`
  jump_indirect,  ///< also within the function: jump tables
  call_indirect,
  go_back,        ///< to what LR held, or the stack
};

struct Instruction {
  unsigned size = 2;
  StackEffect stack = StackEffect::none;
  std::int32_t bytes = 0;
  std::int32_t unit = 4;
  Transfer transfer = Transfer::none;
  std::uint32_t target = 0;
  bool is_float = false;           ///< of the FPU: makes its registers part of the context
  unsigned makes_conditional = 0;  ///< IT: how many instructions that follow
};

/// `second` is looked at only where `first` begins an instruction of four bytes.
Instruction decode(std::uint32_t address, std::uint16_t first, std::uint16_t second);

/// Bytes of the instruction that `first` begins.
constexpr unsigned size_of(std::uint16_t first) { return (first >> 11) >= 0x1d ? 4 : 2; }

}  // namespace groundtruth
