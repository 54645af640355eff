// Encodings by arm-none-eabi-as 2.40, with the text it was given.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "thumb.h"

namespace {

using groundtruth::decode;
using groundtruth::Instruction;
using groundtruth::StackEffect;
using groundtruth::Transfer;

struct OnStack {
  const char *text;
  std::uint16_t first, second;
  StackEffect effect;
  int bytes;
  bool goes_back = false;
};

const std::vector<OnStack> on_stack = {
    {"push {r4, r5, lr}", 0xb530, 0, StackEffect::push, 12},
    {"push {r8, lr}", 0xe92d, 0x4100, StackEffect::push, 8},
    {"push.w {r4-r11, lr}", 0xe92d, 0x4ff0, StackEffect::push, 36},
    {"str r4, [sp, #-4]!", 0xf84d, 0x4d04, StackEffect::push, 4},
    {"str lr, [sp, #-8]!", 0xf84d, 0xed08, StackEffect::push, 8},
    {"strd r4, r5, [sp, #-16]!", 0xe96d, 0x4504, StackEffect::push, 16},
    {"vpush {d8-d9}", 0xed2d, 0x8b04, StackEffect::push, 16},
    {"vpush {s16}", 0xed2d, 0x8a01, StackEffect::push, 4},
    {"pop {r4, pc}", 0xbd10, 0, StackEffect::pop, 8, true},
    {"pop {r4, r5}", 0xbc30, 0, StackEffect::pop, 8},
    {"pop.w {r4-r11, pc}", 0xe8bd, 0x8ff0, StackEffect::pop, 36, true},
    {"pop.w {r8, lr}", 0xe8bd, 0x4100, StackEffect::pop, 8},
    {"ldr pc, [sp], #4", 0xf85d, 0xfb04, StackEffect::pop, 4, true},
    {"ldr r4, [sp], #4", 0xf85d, 0x4b04, StackEffect::pop, 4},
    {"ldr lr, [sp], #8", 0xf85d, 0xeb08, StackEffect::pop, 8},
    {"ldrd r4, r5, [sp], #8", 0xe8fd, 0x4502, StackEffect::pop, 8},
    {"vpop {d8-d9}", 0xecbd, 0x8b04, StackEffect::pop, 16},
    {"vpop {s16}", 0xecbd, 0x8a01, StackEffect::pop, 4},
    {"sub sp, #12", 0xb083, 0, StackEffect::adjust, -12},
    {"add sp, #508", 0xb07f, 0, StackEffect::adjust, 508},
    {"sub.w sp, sp, #2112", 0xf5ad, 0x6d04, StackEffect::adjust, -2112},
    {"sub.w sp, sp, #0x1040", 0xf5ad, 0x5d82, StackEffect::adjust, -0x1040},
    {"subw sp, sp, #1111", 0xf2ad, 0x4d57, StackEffect::adjust, -1111},
    {"addw sp, sp, #1111", 0xf20d, 0x4d57, StackEffect::adjust, 1111},
    {"add.w sp, sp, #0x10000", 0xf50d, 0x3d80, StackEffect::adjust, 0x10000},
    {"add sp, r3", 0x449d, 0, StackEffect::unknown, 0},
    {"mov sp, r7", 0x46bd, 0, StackEffect::unknown, 0},
    {"sub.w sp, sp, r3", 0xebad, 0x0d03, StackEffect::unknown, 0},
    {"ldr.w sp, [r0]", 0xf8d0, 0xd000, StackEffect::unknown, 0},
    {"msr msp, r0", 0xf380, 0x8808, StackEffect::unknown, 0},
    {"msr psp, r0", 0xf380, 0x8809, StackEffect::unknown, 0},
    {"ldr r0, [sp, #20]", 0x9805, 0, StackEffect::access, 20},
    {"str r0, [sp, #1020]", 0x90ff, 0, StackEffect::access, 1020},
    {"ldr.w r8, [sp, #2000]", 0xf8dd, 0x87d0, StackEffect::access, 2000},
    {"str.w r8, [sp, #2000]", 0xf8cd, 0x87d0, StackEffect::access, 2000},
    {"movs r0, #1", 0x2001, 0, StackEffect::none, 0},
    {"add r0, sp, #8", 0xa802, 0, StackEffect::none, 0},
    {"cmp sp, r0", 0x4585, 0, StackEffect::none, 0},
    {"msr primask, r0", 0xf380, 0x8810, StackEffect::none, 0},
    {"mrs r0, msp", 0xf3ef, 0x8008, StackEffect::none, 0},
};

TEST(Thumb, KnowsWhatMovesTheStackPointer) {
  for (const OnStack &row : on_stack) {
    const Instruction got = decode(0x1000, row.first, row.second);
    EXPECT_EQ(got.stack, row.effect) << row.text;
    EXPECT_EQ(got.bytes, row.bytes) << row.text;
    EXPECT_EQ(got.transfer, row.goes_back ? Transfer::go_back : Transfer::none) << row.text;
    EXPECT_EQ(got.size, row.first >= 0xe800 ? 4u : 2u) << row.text;
  }
}

TEST(Thumb, PopsInTheUnitsOfItsAccesses) {
  EXPECT_EQ(decode(0, 0xecbd, 0x8b04).unit, 8) << "vpop {d8-d9}";
  EXPECT_EQ(decode(0, 0xecbd, 0x8a01).unit, 4) << "vpop {s16}";
  EXPECT_EQ(decode(0, 0xf85d, 0xeb08).unit, 8) << "ldr lr, [sp], #8: one access";
  EXPECT_EQ(decode(0, 0xbd10, 0).unit, 4);
}

struct Transferring {
  const char *text;
  std::uint32_t address;
  std::uint16_t first, second;
  Transfer transfer;
  std::uint32_t target;
};

const std::vector<Transferring> transferring = {
    {"bx lr", 0x82, 0x4770, 0, Transfer::go_back, 0},
    {"bx r3", 0x84, 0x4718, 0, Transfer::jump_indirect, 0},
    {"blx r3", 0x86, 0x4798, 0, Transfer::call_indirect, 0},
    {"mov pc, lr", 0x88, 0x46f7, 0, Transfer::go_back, 0},
    {"mov pc, r3", 0x8a, 0x469f, 0, Transfer::jump_indirect, 0},
    {"add pc, r3", 0x8c, 0x449f, 0, Transfer::jump_indirect, 0},
    {"bl 0", 0x8e, 0xf7ff, 0xffb7, Transfer::call, 0},
    {"b.n 0", 0x92, 0xe7b5, 0, Transfer::jump, 0},
    {"b.w 0", 0x94, 0xf7ff, 0xbfb4, Transfer::jump, 0},
    {"beq.n 0", 0x98, 0xd0b2, 0, Transfer::jump, 0},
    {"beq.w 0", 0x9a, 0xf43f, 0xafb1, Transfer::jump, 0},
    {"tbb [pc, r0]", 0x9e, 0xe8df, 0xf000, Transfer::jump_indirect, 0},
    {"tbh [pc, r0, lsl #1]", 0xa2, 0xe8df, 0xf010, Transfer::jump_indirect, 0},
    {"ldr.w pc, [r0, r1, lsl #2]", 0xb6, 0xf850, 0xf021, Transfer::jump_indirect, 0},
    {"ldr.w pc, [sp, #4]", 0x7e, 0xf8dd, 0xf004, Transfer::jump_indirect, 0},
    {"dsb", 0xbc, 0xf3bf, 0x8f4f, Transfer::none, 0},
    {"bkpt 0xab", 0xc8, 0xbeab, 0, Transfer::none, 0},
};

TEST(Thumb, KnowsWhereControlGoes) {
  for (const Transferring &row : transferring) {
    const Instruction got = decode(row.address, row.first, row.second);
    EXPECT_EQ(got.transfer, row.transfer) << row.text;
    EXPECT_EQ(got.target, row.target) << row.text;
  }
}

TEST(Thumb, KnowsTheInstructionsOfTheFpu) {
  EXPECT_TRUE(decode(0, 0xeee1, 0x0a10).is_float) << "vmsr fpscr, r0";
  EXPECT_TRUE(decode(0, 0xee30, 0x0a20).is_float) << "vadd.f32 s0, s0, s1";
  EXPECT_TRUE(decode(0, 0xed2d, 0x8b02).is_float) << "vpush {d8}";
  EXPECT_FALSE(decode(0, 0xee1d, 0x0f70).is_float) << "mrc p15";
  EXPECT_FALSE(decode(0, 0xf3bf, 0x8f4f).is_float) << "dsb";
  EXPECT_FALSE(decode(0, 0xe92d, 0x4a10).is_float) << "push.w";
  EXPECT_FALSE(decode(0, 0xbd10, 0).is_float) << "pop";
}

TEST(Thumb, CountsWhatAnItMakesConditional) {
  EXPECT_EQ(decode(0, 0xbf08, 0).makes_conditional, 1u) << "it eq";
  EXPECT_EQ(decode(0, 0xbf1d, 0).makes_conditional, 4u) << "ittte ne";
  EXPECT_EQ(decode(0, 0xbf00, 0).makes_conditional, 0u) << "nop";
  EXPECT_EQ(decode(0, 0xbf30, 0).makes_conditional, 0u) << "wfi";
}

}  // namespace
