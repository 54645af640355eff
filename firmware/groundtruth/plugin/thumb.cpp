#include "thumb.h"

#include <bit>

namespace groundtruth {

namespace {

constexpr unsigned sp = 13, lr = 14, pc = 15;

std::int32_t sign_extend(std::uint32_t value, unsigned bits) {
  const std::uint32_t sign = 1u << (bits - 1);
  return static_cast<std::int32_t>((value ^ sign) - sign);
}

std::int32_t words(unsigned list) { return std::popcount(list) * 4; }

Instruction stack(StackEffect effect, std::int32_t bytes, std::int32_t unit = 4) {
  Instruction result;
  result.stack = effect;
  result.bytes = bytes;
  result.unit = unit;
  return result;
}

Instruction transfer(Transfer kind, std::uint32_t target = 0) {
  Instruction result;
  result.transfer = kind;
  result.target = target;
  return result;
}

Instruction pop(std::int32_t bytes, bool to_pc, std::int32_t unit = 4) {
  Instruction result = stack(StackEffect::pop, bytes, unit);
  if (to_pc) result.transfer = Transfer::go_back;
  return result;
}

/// ADD, MOV, BX, BLX with any register: A5.2.3.
Instruction high_registers(unsigned code) {
  const unsigned from = code >> 3 & 0xf, to = (code >> 4 & 0x8) | (code & 0x7);
  switch (code >> 8 & 0x3) {
    case 0:
    case 2:
      if (to == sp) return stack(StackEffect::unknown, 0);
      if (to == pc) return transfer(from == lr ? Transfer::go_back : Transfer::jump_indirect);
      return {};
    case 3:
      if ((code & 0x80) != 0) return transfer(Transfer::call_indirect);
      return transfer(from == lr ? Transfer::go_back : Transfer::jump_indirect);
    default:
      return {};
  }
}

Instruction decode_narrow(std::uint32_t address, unsigned code) {
  if ((code & 0xfe00) == 0xb400) return stack(StackEffect::push, words(code & 0x1ff));
  if ((code & 0xfe00) == 0xbc00) return pop(words(code & 0x1ff), (code & 0x100) != 0);
  if ((code & 0xff80) == 0xb000)
    return stack(StackEffect::adjust, static_cast<std::int32_t>(code & 0x7f) * 4);
  if ((code & 0xff80) == 0xb080)
    return stack(StackEffect::adjust, -static_cast<std::int32_t>(code & 0x7f) * 4);
  if ((code & 0xf000) == 0x9000)
    return stack(StackEffect::access, static_cast<std::int32_t>(code & 0xff) * 4);
  if ((code & 0xfc00) == 0x4400) return high_registers(code);
  if ((code & 0xf800) == 0xe000)
    return transfer(Transfer::jump,
                    address + 4 + static_cast<std::uint32_t>(sign_extend(code & 0x7ff, 11) * 2));
  if ((code & 0xf000) == 0xd000 && (code & 0xe00) != 0xe00)
    return transfer(Transfer::jump,
                    address + 4 + static_cast<std::uint32_t>(sign_extend(code & 0xff, 8) * 2));
  Instruction result;
  if ((code & 0xff00) == 0xbf00 && (code & 0xf) != 0)
    result.makes_conditional = 4 - static_cast<unsigned>(std::countr_zero(code & 0xfu));
  return result;
}

/// B, B<c>, BL: A7.7.12 and A7.7.18.
Instruction branch(std::uint32_t address, unsigned first, unsigned second) {
  const unsigned s = first >> 10 & 1, j1 = second >> 13 & 1, j2 = second >> 11 & 1;
  const unsigned low = second & 0x7ff;
  std::int32_t offset = 0;
  if ((second & 0x1000) == 0) {
    offset = sign_extend(s << 19 | j2 << 18 | j1 << 17 | (first & 0x3f) << 11 | low, 20);
  } else {
    const unsigned i1 = (j1 ^ s) ^ 1, i2 = (j2 ^ s) ^ 1;
    offset = sign_extend(s << 23 | i1 << 22 | i2 << 21 | (first & 0x3ff) << 11 | low, 24);
  }
  return transfer((second & 0x4000) != 0 ? Transfer::call : Transfer::jump,
                  address + 4 + static_cast<std::uint32_t>(offset * 2));
}

/// ThumbExpandImm, A5.3.2.
std::int32_t expanded(unsigned imm12) {
  const std::uint32_t low = imm12 & 0xff;
  switch (imm12 >> 8) {
    case 0:
      return static_cast<std::int32_t>(low);
    case 1:
      return static_cast<std::int32_t>(low << 16 | low);
    case 2:
      return static_cast<std::int32_t>(low << 24 | low << 8);
    case 3:
      return static_cast<std::int32_t>(low * 0x01010101u);
    default:
      return static_cast<std::int32_t>(
          std::rotr(std::uint32_t{0x80} | (imm12 & 0x7f), static_cast<int>(imm12 >> 7)));
  }
}

/// Data processing with a constant, whose destination is SP: A5.3.1, A5.3.3.
Instruction sp_from_constant(unsigned first, unsigned second) {
  const unsigned imm12 = (first >> 10 & 1) << 11 | (second >> 12 & 7) << 8 | (second & 0xff);
  switch (first & 0xfbff) {
    case 0xf10d:
      return stack(StackEffect::adjust, expanded(imm12));
    case 0xf1ad:
      return stack(StackEffect::adjust, -expanded(imm12));
    case 0xf20d:
      return stack(StackEffect::adjust, static_cast<std::int32_t>(imm12));
    case 0xf2ad:
      return stack(StackEffect::adjust, -static_cast<std::int32_t>(imm12));
    default:
      return stack(StackEffect::unknown, 0);
  }
}

/// Instructions that move SP by writing it back: LDM, STM, LDRD, STRD, LDR, STR, VLDM, VSTM.
std::optional<Instruction> write_back(unsigned first, unsigned second) {
  const std::int32_t imm8 = static_cast<std::int32_t>(second & 0xff);
  const std::int32_t unit = (second & 0x100) != 0 ? 8 : 4;
  const bool is_float = (second & 0x0e00) == 0x0a00;
  if (first == 0xe92d) return stack(StackEffect::push, words(second));
  if (first == 0xe8bd) return pop(words(second), (second & 0x8000) != 0);
  if (first == 0xe96d) return stack(StackEffect::push, imm8 * 4);
  if (first == 0xe8fd) return pop(imm8 * 4, false);
  if (first == 0xf84d && (second & 0xf00) == 0xd00) return stack(StackEffect::push, imm8);
  if (first == 0xf85d && (second & 0xf00) == 0xb00) return pop(imm8, second >> 12 == pc, imm8);
  if ((first & 0xffbf) == 0xed2d && is_float) return stack(StackEffect::push, imm8 * 4);
  if ((first & 0xffbf) == 0xecbd && is_float) return pop(imm8 * 4, false, unit);
  return std::nullopt;
}

Instruction decode_wide(std::uint32_t address, unsigned first, unsigned second) {
  const unsigned to = second >> 8 & 0xf, loaded = second >> 12;
  if ((first & 0xf800) == 0xf000 && (second & 0x8000) != 0) {
    const bool plain_jump = (second & 0x5000) == 0, condition_is_none = (first & 0x380) == 0x380;
    if ((first & 0xffe0) == 0xf380 && plain_jump && (second & 0xff) >= 8 && (second & 0xff) <= 9)
      return stack(StackEffect::unknown, 0);  // MSR MSP, MSR PSP
    return plain_jump && condition_is_none ? Instruction{} : branch(address, first, second);
  }
  if (const auto moved = write_back(first, second)) return *moved;
  if ((first & 0xf800) == 0xf000 && to == sp) return sp_from_constant(first, second);
  if ((first & 0xfe00) == 0xea00 && to == sp) return stack(StackEffect::unknown, 0);
  if ((first & 0xff70) == 0xf850 && loaded == pc) return transfer(Transfer::jump_indirect);
  if ((first & 0xff70) == 0xf850 && loaded == sp) return stack(StackEffect::unknown, 0);
  if ((first & 0xfff0) == 0xe8d0 && (second & 0xffe0) == 0xf000)
    return transfer(Transfer::jump_indirect);  // TBB, TBH
  if (first == 0xf8dd || first == 0xf8cd)
    return stack(StackEffect::access, static_cast<std::int32_t>(second & 0xfff));
  return {};
}

}  // namespace

Instruction decode(std::uint32_t address, std::uint16_t first, std::uint16_t second) {
  if (size_of(first) == 2) return decode_narrow(address, first);
  Instruction result = decode_wide(address, first, second);
  result.size = 4;
  // Coprocessors 10 and 11 (A6.1): the FPU.
  result.is_float = (first & 0xec00) == 0xec00 && (second & 0x0e00) == 0x0a00;
  return result;
}

}  // namespace groundtruth
