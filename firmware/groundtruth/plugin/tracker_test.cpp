// Small programs told event by event, with the depths a person finds by hand.

#include <gtest/gtest.h>

#include "tracker.h"

namespace {

using groundtruth::Address;
using groundtruth::Edge;
using groundtruth::Instruction;
using groundtruth::StackEffect;
using groundtruth::Tracker;
using groundtruth::Transfer;

constexpr Address top = 0x20001000, main_at = 0x100, f = 0x200, g = 0x300, handler = 0x400;

struct Program : testing::Test {
  Tracker tracker{{main_at, f, g, handler}, {handler}, top};
  Address sp = top;

  void push(Address bytes) {
    Instruction instruction;
    instruction.stack = StackEffect::push;
    instruction.bytes = static_cast<std::int32_t>(bytes);
    sp -= bytes;
    for (Address at = 0; at != bytes; at += 4) tracker.on_access(instruction, sp + at);
  }
  void pop(Address bytes) {
    Instruction instruction;
    instruction.stack = StackEffect::pop;
    instruction.bytes = static_cast<std::int32_t>(bytes);
    for (Address at = 0; at != bytes; at += 4) tracker.on_access(instruction, sp + at);
    sp += bytes;
  }
  void access(Address offset) {
    Instruction instruction;
    instruction.stack = StackEffect::access;
    instruction.bytes = static_cast<std::int32_t>(offset);
    tracker.on_access(instruction, sp + offset);
  }
  void adjust(std::int32_t bytes) {
    sp += static_cast<Address>(bytes);
    tracker.on_adjust(bytes, true);
  }
  void go(Transfer kind, Address site, Address to) {
    tracker.on_transfer({kind, site, site + 4, to});
    tracker.on_block(to);
  }
  const groundtruth::Observed &of(Address function) { return tracker.functions().at(function); }
  std::uint64_t edges(Address site, Address to, Edge kind) {
    const auto found = tracker.edges().find({site, to, kind});
    return found == tracker.edges().end() ? 0 : found->second;
  }
  void expect_sound() {
    EXPECT_EQ(tracker.checks().differed, 0u);
    EXPECT_EQ(tracker.checks().unmatched, 0u);
    EXPECT_EQ(tracker.checks().unbalanced, 0u);
  }
};

TEST_F(Program, CallsAddUpAndReturnsGiveBack) {
  tracker.on_block(main_at);
  push(8);
  go(Transfer::call, 0x110, f);
  push(16);
  adjust(-100);
  access(4);
  adjust(100);
  go(Transfer::call_indirect, 0x210, g);
  push(40);
  pop(40);
  go(Transfer::go_back, 0x310, 0x214);
  pop(16);
  go(Transfer::go_back, 0x220, 0x114);
  tracker.finish();
  EXPECT_EQ(of(main_at).own_bytes, 8u);
  EXPECT_EQ(of(main_at).depth_bytes, 8u + 16 + 100);
  EXPECT_EQ(of(f).own_bytes, 116u);
  EXPECT_EQ(of(f).depth_bytes, 116u);
  EXPECT_EQ(of(g).depth_bytes, 40u);
  EXPECT_EQ(edges(0x110, f, Edge::direct), 1u);
  EXPECT_EQ(edges(0x210, g, Edge::indirect), 1u);
  EXPECT_EQ(tracker.lowest(), top - 124);
  expect_sound();
}

TEST_F(Program, ATailCallCountsForWhoMadeIt) {
  tracker.on_block(main_at);
  go(Transfer::call, 0x110, f);
  push(8);
  pop(8);
  go(Transfer::jump, 0x210, g);
  push(64);
  pop(64);
  go(Transfer::go_back, 0x310, 0x114);
  tracker.finish();
  EXPECT_EQ(of(f).own_bytes, 8u);
  EXPECT_EQ(of(f).depth_bytes, 64u);
  EXPECT_EQ(edges(0x210, g, Edge::tail), 1u);
  expect_sound();
}

TEST_F(Program, RecursionNests) {
  tracker.on_block(main_at);
  go(Transfer::call, 0x110, f);
  push(8);
  go(Transfer::call, 0x210, f);
  push(8);
  pop(8);
  go(Transfer::go_back, 0x220, 0x214);
  pop(8);
  go(Transfer::go_back, 0x220, 0x114);
  tracker.finish();
  EXPECT_EQ(of(f).nesting, 2u);
  EXPECT_EQ(of(f).depth_bytes, 16u);
  EXPECT_EQ(of(f).entered, 2u);
}

TEST_F(Program, ALoopToTheFirstInstructionIsNoCall) {
  tracker.on_block(main_at);
  go(Transfer::call, 0x110, f);
  go(Transfer::jump, 0x208, f);
  EXPECT_EQ(of(f).entered, 1u);
}

TEST_F(Program, AConditionThatDoesNotHoldTransfersNothing) {
  tracker.on_block(main_at);
  push(8);
  go(Transfer::call, 0x110, f);
  tracker.on_transfer({Transfer::go_back, 0x210, 0x212, 0, true});
  tracker.on_block(0x212);
  push(4);
  pop(4);
  go(Transfer::go_back, 0x220, 0x114);
  tracker.finish();
  EXPECT_EQ(of(f).depth_bytes, 4u);
  expect_sound();
}

TEST_F(Program, AnInterruptIsNotTheDepthOfWhatItInterrupts) {
  tracker.on_block(main_at);
  push(12);  // not a multiple of 8: the hardware leaves four bytes out
  tracker.on_transfer({Transfer::call, 0x110, 0x114, f});
  sp = (sp & ~Address{7}) - 32;
  tracker.on_block(handler);
  push(8);
  go(Transfer::call, 0x410, g);
  push(16);
  pop(16);
  go(Transfer::go_back, 0x310, 0x414);
  pop(8);
  sp = top - 12;
  tracker.on_transfer({Transfer::go_back, 0x420, 0x422, 0});
  tracker.on_block(f);
  push(4);
  pop(4);
  go(Transfer::go_back, 0x210, 0x114);
  tracker.finish();
  EXPECT_EQ(of(main_at).depth_bytes, 16u);
  EXPECT_EQ(of(handler).depth_bytes, 24u);
  EXPECT_EQ(of(f).entered, 1u) << "the call that was interrupted comes after all";
  EXPECT_EQ(tracker.lowest(), top - 16 - 32 - 24);
  expect_sound();
}

TEST_F(Program, AHandlerEndsAlsoWhereTheNextFunctionWasToBeginBehindIt) {
  tracker.on_block(main_at);
  push(8);
  tracker.on_transfer({Transfer::call, 0x110, 0x114, f});
  tracker.on_block(handler);
  tracker.on_transfer({Transfer::go_back, f - 2, f, 0});
  tracker.on_block(f);
  push(4);
  pop(4);
  go(Transfer::go_back, 0x210, 0x114);
  tracker.finish();
  EXPECT_EQ(edges(0x110, f, Edge::direct), 1u);
  EXPECT_EQ(tracker.edges().size(), 2u) << "and the exception";
  expect_sound();
}

TEST_F(Program, ABranchWithLinkWithinAFunctionIsAJump) {
  tracker.on_block(main_at);
  push(8);
  go(Transfer::call, 0x110, f);
  push(24);
  go(Transfer::call, 0x2f0, 0x220);
  pop(24);
  go(Transfer::go_back, 0x240, 0x114);
  tracker.finish();
  EXPECT_EQ(of(f).depth_bytes, 24u);
  EXPECT_EQ(of(main_at).depth_bytes, 32u);
  expect_sound();
}

TEST_F(Program, HandlersFollowEachOther) {
  tracker.on_block(main_at);
  push(8);
  for (int turn = 0; turn != 2; ++turn) {
    sp = top - 8 - 32;
    tracker.on_block(handler);
    push(4);
    pop(4);
    tracker.on_transfer({Transfer::go_back, 0x420, 0x422, 0});
  }
  sp = top - 8;
  tracker.on_block(0x130);
  access(0);
  tracker.finish();
  EXPECT_EQ(of(handler).entered, 2u);
  EXPECT_EQ(of(handler).nesting, 1u);
  expect_sound();
}

TEST_F(Program, AnInterruptFindsRoomForTheRegistersOfTheFpuOnceItIsInUse) {
  tracker.on_block(main_at);
  push(8);
  tracker.on_float();
  sp = top - 8 - 104;
  tracker.on_block(handler);
  push(4);
  pop(4);
  tracker.finish();
  EXPECT_EQ(tracker.lowest(), top - 8 - 104 - 4);
  expect_sound();
}

TEST_F(Program, AnInterruptOfAHandlerFindsTheFpuInUseOnlyIfTheHandlerUsesIt) {
  constexpr Address second = 0x500;
  for (const bool uses : {false, true}) {
    Tracker nested{{main_at, handler, second}, {handler, second}, top};
    Instruction push_four;
    push_four.stack = StackEffect::push;
    push_four.bytes = 4;
    nested.on_block(main_at);
    nested.on_float();
    nested.on_block(handler);
    if (uses) nested.on_float();
    nested.on_block(second);
    nested.on_access(push_four, top - 104 - (uses ? 104 : 32) - 4);
    nested.on_transfer({Transfer::go_back, 0x510, 0x512, 0});
    nested.on_block(0x410);
    nested.on_transfer({Transfer::go_back, 0x420, 0x422, 0});
    nested.on_block(0x120);
    nested.on_block(handler);
    nested.on_access(push_four, top - 104 - 4);
    nested.finish();
    EXPECT_EQ(nested.checks().differed, 0u) << "main's FPU is in use again after the handlers";
    EXPECT_EQ(nested.checks().agreed, 2u);
  }
}

TEST_F(Program, AnUnknownStackPointerIsPutRightByTheNextAccess) {
  tracker.on_block(main_at);
  push(8);
  tracker.on_unknown();  // mov sp, r7
  sp -= 256;
  go(Transfer::call, 0x110, f);
  push(16);
  pop(16);
  go(Transfer::go_back, 0x210, 0x114);
  tracker.finish();
  EXPECT_EQ(of(f).depth_bytes, 16u);
  EXPECT_EQ(of(main_at).depth_bytes, 8u + 256 + 16);
  EXPECT_EQ(tracker.checks().recovered, 1u);
  expect_sound();
}

TEST_F(Program, AnInterruptWhileTheStackPointerIsUnknownIsNotTheDepthOfWhatItInterrupts) {
  for (const bool handler_uses_the_stack : {false, true}) {
    Tracker fresh({main_at, f, g, handler}, {handler}, top);
    tracker = fresh;
    sp = top;
    tracker.on_block(main_at);
    push(20);
    tracker.on_unknown();  // add sp, r7
    sp -= 2148;
    const Address interrupted = sp;
    sp = (sp & ~Address{7}) - 32;
    tracker.on_block(handler);
    if (handler_uses_the_stack) {
      push(8);
      pop(8);
    }
    sp = interrupted;
    tracker.on_transfer({Transfer::go_back, 0x420, 0x422, 0});
    tracker.on_block(0x120);
    access(8);
    tracker.finish();
    EXPECT_EQ(of(main_at).depth_bytes, 20u + 2148);
    EXPECT_EQ(of(handler).depth_bytes, handler_uses_the_stack ? 8u : 0u);
    expect_sound();
  }
}

TEST_F(Program, AFollowedValueThatIsWrongIsNoticed) {
  tracker.on_block(main_at);
  push(8);
  sp -= 4;
  access(0);
  EXPECT_EQ(tracker.checks().differed, 1u);
  access(0);
  EXPECT_EQ(tracker.checks().differed, 1u) << "put right";
}

TEST_F(Program, AReturnToNowhereIsNoticed) {
  tracker.on_block(main_at);
  go(Transfer::call, 0x110, f);
  go(Transfer::go_back, 0x210, 0x998);
  EXPECT_EQ(tracker.checks().unmatched, 1u);
}

TEST_F(Program, AReturnWithAnotherStackPointerIsNoticed) {
  tracker.on_block(main_at);
  go(Transfer::call, 0x110, f);
  push(8);
  go(Transfer::go_back, 0x210, 0x114);
  EXPECT_EQ(tracker.checks().unbalanced, 1u);
}

}  // namespace
