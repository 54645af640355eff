// What the engine says of one object: the code is in the test, the numbers follow from it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "assemble.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

using ::testing::UnorderedElementsAre;

/// The function `f` of an object with nothing else in it.
Function thumb_function(const std::string &body) {
  return function_of(facts_of(thumb(global_function("f", body))), "f");
}

std::vector<Reason> reasons(const Function &function) {
  std::vector<Reason> found;
  for (const Unknown &unknown : function.unknowns) found.push_back(unknown.reason);
  return found;
}

Call only_call(const Function &function) {
  EXPECT_EQ(function.calls.size(), 1u);
  return function.calls.at(0);
}

auto names(const char *symbol) { return Field("callee", &Call::callee, symbol); }

// --- frames -----------------------------------------------------------------------------

TEST(Frame, OfALeafIsZero) {
  const Function f = thumb_function("bx lr");
  EXPECT_EQ(f.frame_bytes, 0u);
  EXPECT_EQ(f.reach_bytes, 0u);
  EXPECT_TRUE(f.returns);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

TEST(Frame, IsTheDeepestPointNotTheSum) {
  // 8, then 8 + 64; or 8 + 16.
  const Function f = thumb_function(R"(
    push {r4, lr}
    cbz r0, 1f
    sub sp, #64
    add sp, #64
    pop {r4, pc}
1:  sub sp, #16
    add sp, #16
    pop {r4, pc})");
  EXPECT_EQ(f.frame_bytes, 72u);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

TEST(Frame, OfAStackSplitOverManyBlocksIsFollowedThroughLoops) {
  const Function f = thumb_function(R"(
    push {r4, r5, r6, lr}
1:  push {r0, r1}
    subs r4, #1
    pop {r0, r1}
    bne 1b
    pop {r4, r5, r6, pc})");
  EXPECT_EQ(f.frame_bytes, 24u);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

TEST(Frame, ThatGrowsInALoopIsDynamic) {
  const Function f = thumb_function("1: sub sp, #8\n subs r0, #1\n bne 1b\n bx lr");
  EXPECT_THAT(reasons(f), Contains(Reason::dynamic_stack));
}

TEST(Frame, ReachedByWrappingAroundIsNotZero) {
  // 0x7ffffff8 up, twice: 16 bytes below where it began.
  const Function f = thumb_function(R"(
    movw r3, #0xfff8
    movt r3, #0x7fff
    add sp, r3
    add sp, r3
    sub r3, r3, r3
    bx lr)");
  EXPECT_FALSE(f.unknowns.empty());
}

TEST(Frame, LargerThanAnyMemoryIsNotCutToASmallOne) {
  std::string body = "movs r3, #0\nmovt r3, #0x7fff\n";
  for (int i = 0; i < 6; ++i) body += "sub sp, sp, r3\n";
  for (int i = 0; i < 6; ++i) body += "add sp, sp, r3\n";
  const Function f = thumb_function(body + "bx lr");
  EXPECT_TRUE(!f.unknowns.empty() || f.frame_bytes >= 0x7fff'0000u);
}

TEST(Frame, LogicalShiftRightByTheWholeWordIsZeroNotTheSameValue) {
  // r3 = 4096 >> 32 = 0: with r3 taken for 4096, f would end 4096 bytes off.
  const Function f = thumb_function(R"(
    mov r3, #4096
    lsrs r3, r3, #32
    sub sp, sp, r3
    add sp, sp, r3
    bx lr)");
  EXPECT_TRUE(f.frame_bytes == 0 || !f.unknowns.empty());
}

TEST(Frame, OfXtensaIsTheEntryImmediateAndReachIsSixteenMore) {
  const Unit unit = facts_of(xtensa(".type f,@function\n.global f\nf: entry a1, 48\n retw\n"));
  const Function f = function_of(unit, "f");
  EXPECT_EQ(unit.cpu_family, "xtensa");
  EXPECT_EQ(f.frame_bytes, 48u);
  EXPECT_EQ(f.reach_bytes, 64u);
}

TEST(Frame, OfXtensaGrowsWithMovsp) {
  const Function f = function_of(facts_of(xtensa(R"(
    .type f,@function
    .global f
f:  entry a1, 32
    addi a8, a1, -128
    movsp a1, a8
    retw)")),
                                 "f");
  EXPECT_EQ(f.frame_bytes, 160u);
}

// --- calls ------------------------------------------------------------------------------

TEST(Calls, HaveTheDepthAtWhichTheCalleeStarts) {
  const Function f = thumb_function(R"(
    push {r4, lr}
    bl first
    sub sp, #24
    bl second
    add sp, #24
    pop {r4, lr}
    b third)");
  ASSERT_EQ(f.calls.size(), 3u);
  EXPECT_EQ(f.calls[0].callee, "first");
  EXPECT_EQ(f.calls[0].depth_bytes, 8u);
  EXPECT_FALSE(f.calls[0].tail);
  EXPECT_EQ(f.calls[1].callee, "second");
  EXPECT_EQ(f.calls[1].depth_bytes, 32u);
  EXPECT_EQ(f.calls[2].callee, "third");
  EXPECT_EQ(f.calls[2].depth_bytes, 0u);
  EXPECT_TRUE(f.calls[2].tail);
  EXPECT_EQ(f.calls[1].offset, 8u);
}

TEST(Calls, TailedWithAFrameLeftAreUnbalanced) {
  const Function f = thumb_function("push {r4, lr}\n b other");
  EXPECT_EQ(only_call(f).depth_bytes, 8u);
  EXPECT_THAT(reasons(f), Contains(Reason::unbalanced_return));
}

TEST(Calls, ThroughAnUnknownRegisterAreIndirect) {
  const Function f = thumb_function("push {r4, lr}\n blx r0\n pop {r4, pc}");
  EXPECT_EQ(only_call(f).callee, "");
  EXPECT_EQ(only_call(f).depth_bytes, 8u);
}

TEST(Calls, ThroughALiteralAreDirect) {
  const Function f = thumb_function(R"(
    push {r4, lr}
    ldr r3, =other
    blx r3
    pop {r4, pc}
    .ltorg)");
  EXPECT_EQ(only_call(f).callee, "other");
}

TEST(Calls, ThroughATableAtAKnownIndexTakeThatEntry) {
  const Function f = thumb_function(R"(
    push {r4, lr}
    adr r2, 8f
    movs r3, #1
    ldr r3, [r2, r3, lsl #2]
    blx r3
    pop {r4, pc}
    .p2align 2
8:  .word first, second)");
  EXPECT_EQ(only_call(f).callee, "second");
}

TEST(Calls, ThroughAPairOfLiteralsCountFromAWord) {
  // "ldrd" stands at 2 modulo 4.
  const Function f = thumb_function(R"(
    push {r4, lr}
    ldrd r2, r3, 8f
    blx r2
    pop {r4, pc}
    .p2align 2
    .word wrong
8:  .word first, second)");
  EXPECT_EQ(only_call(f).callee, "first");
}

TEST(Calls, OfTheDebuggerMayChangeR0) {
  const Function f = thumb_function(R"(
    push {r4, lr}
    ldr r0, =other
    bkpt #0xab
    blx r0
    pop {r4, pc}
    .ltorg)");
  EXPECT_EQ(only_call(f).callee, "");
}

TEST(Calls, FromAStackOfUnknownDepthHaveTheWholeFrameAtLeast) {
  // The call stands before the deepest part of the frame.
  const Function f = thumb_function(R"(
    push {r4, r7, lr}
    mov r7, sp
    sub sp, sp, r0
    blx r1
    mov sp, r7
    sub sp, #64
    add sp, #64
    pop {r4, r7, pc})");
  EXPECT_THAT(reasons(f), Contains(Reason::dynamic_stack));
  EXPECT_EQ(f.frame_bytes, 76u);
  EXPECT_EQ(only_call(f).depth_bytes, 76u);
}

TEST(Calls, OfAStaticFunctionAreLocalAndOfAGlobalOneAreNot) {
  const Unit unit =
      facts_of(thumb(local_function("hidden", "bx lr") + global_function("shown", "bx lr") +
                     global_function("f",
                                     "push {r4, lr}\n bl hidden\n bl shown\n"
                                     "pop {r4, pc}")));
  const Function f = function_of(unit, "f");
  ASSERT_EQ(f.calls.size(), 2u);
  EXPECT_EQ(f.calls[0].callee, "hidden");
  EXPECT_TRUE(f.calls[0].local);
  EXPECT_EQ(f.calls[1].callee, "shown");
  EXPECT_FALSE(f.calls[1].local);
  EXPECT_EQ(function_of(unit, "hidden").binding, Binding::local);
  EXPECT_EQ(function_of(unit, "shown").binding, Binding::global);
}

TEST(Calls, OfAWeakFunctionAreLeftToTheLinker) {
  const Unit unit =
      facts_of(thumb(".weak maybe\n" + local_function("maybe", "bx lr") +
                     global_function("f", "push {r4, lr}\n bl maybe\n pop {r4, pc}")));
  EXPECT_EQ(function_of(unit, "maybe").binding, Binding::weak);
  const Call call = only_call(function_of(unit, "f"));
  EXPECT_EQ(call.callee, "maybe");
  EXPECT_FALSE(call.local);
}

TEST(Calls, WithinTheFunctionAreFarJumpsNotCalls) {
  // GCC's v6-M "bl" over more than 2 KiB; the target is no function.
  const Function f = function_of(facts_of(thumb_v6m(global_function("f", R"(
    push {r4, lr}
    cmp r0, #0
    bne 1f
    bl 2f
1:  sub sp, #8
    add sp, #8
2:  pop {r4, pc})"))),
                                 "f");
  EXPECT_THAT(f.calls, IsEmpty());
  EXPECT_EQ(f.frame_bytes, 16u);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

TEST(Calls, ToAPlaceWithoutNameGetOneOfTheirOwn) {
  const Unit unit = facts_of(thumb(global_function("f", "push {r4, lr}\n bl 9f\n pop {r4, pc}") +
                                   global_function("g", "bx lr") +
                                   "9: push {r4, r5, r6, lr}\n pop {r4, r5, r6, pc}\n"));
  const Call call = only_call(function_of(unit, "f"));
  EXPECT_TRUE(call.local);
  EXPECT_EQ(function_of(unit, call.callee).frame_bytes, 16u);
}

TEST(Calls, OfTwoConditionsAreBothKept) {
  const Function f = thumb_function(R"(
    push {r4, lr}
    cmp r0, #0
    it eq
    bleq first
    it ne
    blne second
    pop {r4, pc})");
  EXPECT_THAT(f.calls, UnorderedElementsAre(names("first"), names("second")));
  EXPECT_THAT(f.unknowns, IsEmpty());
}

// --- names ------------------------------------------------------------------------------

TEST(Names, OfOneAddressAreOneFunctionAndAliases) {
  const Unit unit = facts_of(thumb(global_function("f", "push {r4, lr}\n pop {r4, pc}") +
                                   ".weak second\n.thumb_set second, f\n"
                                   ".type second, %function\n"));
  ASSERT_EQ(unit.functions.size(), 1u);
  EXPECT_EQ(unit.functions[0].symbol, "f");
  ASSERT_EQ(unit.aliases.size(), 1u);
  EXPECT_EQ(unit.aliases[0].symbol, "second");
  EXPECT_EQ(unit.aliases[0].target, "f");
  EXPECT_EQ(unit.aliases[0].binding, Binding::weak);
}

TEST(Names, OfAGlobalLabelInCodeAreFunctionsWhateverTheSymbolSays) {
  const Unit unit =
      facts_of(thumb(".global f\nf: push {r4, lr}\n pop {r4, pc}\n"
                     ".global g\ng: bx lr\n.size g, 2\n"));
  EXPECT_EQ(function_of(unit, "f").frame_bytes, 8u);
  EXPECT_EQ(function_of(unit, "g").frame_bytes, 0u);
}

TEST(Names, OfDataInACodeSectionAreNoFunctions) {
  const Unit unit = facts_of(thumb(global_function("f", "bx lr") +
                                   ".global numbers\n.p2align 2\nnumbers: .word 1, 2, 3\n"
                                   ".global table\n.type table, %object\ntable: .word 4\n"
                                   ".size table, 4\n"));
  EXPECT_EQ(unit.functions.size(), 1u);
  EXPECT_THAT(unit.defined_data, ElementsAre("numbers", "table"));
}

TEST(Names, ThatAreMissingAreUndefinedUnlessWeak) {
  const Unit unit = facts_of(
      thumb(".weak optional\n" + global_function("f",
                                                 "push {r4, lr}\n bl needed\n bl optional\n"
                                                 "pop {r4, pc}")));
  EXPECT_THAT(unit.undefined, ElementsAre("needed"));
}

TEST(Names, OfDataAndOfCommonDataAreDefined) {
  const Unit unit = facts_of(thumb(".comm shared, 4, 4\n.data\n.global own\nown: .word 0\n"));
  EXPECT_THAT(unit.defined_data, ElementsAre("own", "shared"));
  EXPECT_THAT(unit.undefined, IsEmpty());
}

// --- conditions -------------------------------------------------------------------------

TEST(Conditions, OfAnEpilogueInAnItBlockEndOnlyOneWay) {
  const Function f = thumb_function(R"(
    push {r4, lr}
    cmp r0, #0
    it eq
    popeq {r4, pc}
    sub sp, #32
    add sp, #32
    pop {r4, pc})");
  EXPECT_EQ(f.frame_bytes, 40u);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

TEST(Conditions, ThatPushOnOneWayOnlyAreUnbalanced) {
  const Function f = thumb_function("cmp r0, #0\n it eq\n pusheq {r4, r5}\n bx lr");
  EXPECT_EQ(f.frame_bytes, 8u);
  EXPECT_THAT(reasons(f), Contains(Reason::unbalanced_return));
}

TEST(Conditions, ThatStayTheSameKeepBlocksTogether) {
  const Function f = thumb_function(R"(
    cmp r0, #0
    it eq
    pusheq {r4, r5}
    it eq
    popeq {r4, r5}
    bx lr)");
  EXPECT_EQ(f.frame_bytes, 8u);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

TEST(Conditions, ThatAreWrittenInBetweenDoNot) {
  const Function f = thumb_function(R"(
    cmp r0, #0
    it eq
    pusheq {r4, r5}
    cmp r1, #0
    it eq
    popeq {r4, r5}
    bx lr)");
  EXPECT_THAT(reasons(f), Contains(Reason::unbalanced_return));
}

// --- functions that do not return -------------------------------------------------------

TEST(NoReturn, PassesUpThroughCallersInTheUnit) {
  // outer calls inner, which calls stop: without that, outer would run into the 80 bytes.
  const Unit unit =
      facts_of(thumb(local_function("stop", "b .") +
                     local_function("inner", "push {r4, lr}\n bl stop\n nop\n nop\n pop {r4, pc}") +
                     global_function("outer",
                                     "push {r4, lr}\n bl inner\n sub sp, #80\n add sp, #80\n"
                                     "pop {r4, pc}")));
  EXPECT_FALSE(function_of(unit, "stop").returns);
  EXPECT_FALSE(function_of(unit, "inner").returns);
  EXPECT_FALSE(function_of(unit, "outer").returns);
  EXPECT_EQ(function_of(unit, "outer").frame_bytes, 8u);
}

TEST(NoReturn, OfAWeakFunctionMayBeUndoneByTheLinker) {
  const Unit unit = facts_of(thumb(
      ".weak stop\n" + local_function("stop", "b .") +
      global_function("f", "push {r4, lr}\n bl stop\n sub sp, #80\n add sp, #80\n pop {r4, pc}")));
  EXPECT_EQ(function_of(unit, "f").frame_bytes, 88u);
}

TEST(NoReturn, IsNotInheritedByAStaticFunctionOfTheSameName) {
  const Unit unit = facts_of(thumb(
      local_function("exit", "bx lr") +
      global_function("f", "push {r4, lr}\n bl exit\n sub sp, #80\n add sp, #80\n pop {r4, pc}")));
  EXPECT_TRUE(function_of(unit, "f").returns);
  EXPECT_EQ(function_of(unit, "f").frame_bytes, 88u);
}

TEST(NoReturn, HoldsForTheLibrarysOwn) {
  const Function f = thumb_function("push {r4, lr}\n bl abort\n .word 0xffffffff");
  EXPECT_FALSE(f.returns);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

// --- computed jumps ---------------------------------------------------------------------

TEST(Jumps, ThroughATableReachEveryEntry) {
  const Function f = thumb_function(R"(
    cmp r0, #2
    bhi 4f
    tbb [pc, r0]
9:  .byte (1f - 9b) / 2, (2f - 9b) / 2, (3f - 9b) / 2
    .p2align 1
1:  sub sp, #8
    add sp, #8
    bx lr
2:  sub sp, #104
    add sp, #104
    bx lr
3:  sub sp, #16
    add sp, #16
4:  bx lr)");
  EXPECT_EQ(f.frame_bytes, 104u);
  EXPECT_THAT(f.unknowns, IsEmpty());
}

/// libgcc's helper returns into the table behind its call: offset = table[r0] * 2.
std::string switch_by_helper(const std::string &helper) {
  return local_function(helper,
                        "mov r1, lr\n ldrb r1, [r1, r0]\n lsls r1, r1, #1\n"
                        "add lr, lr, r1\n bx lr") +
         local_function("f", "push {r4, lr}\n bl " + helper + R"(
9:  .byte (1f - 9b) / 2, (2f - 9b) / 2
    .p2align 1
1:  pop {r4, pc}
2:  sub sp, #200
    add sp, #200
    pop {r4, pc})");
}

TEST(Jumps, ByTheHelperOfAnImageReachEveryEntry) {
  for (const char *helper : {"__gnu_thumb1_case_uqi", "____gnu_thumb1_case_uqi_veneer"}) {
    const Unit unit = facts_of(linked(thumb_v6m(switch_by_helper(helper))));
    EXPECT_EQ(function_of(unit, "f").frame_bytes, 208u) << helper;
  }
}

TEST(Jumps, ThroughATableOfDistancesAreNotTakenForLabelsOfAnotherTable) {
  // The absolute table knows only label 1; the relative one may lead to 2 and its 200 bytes.
  const Function f = thumb_function(R"(
    push {r4, lr}
    adr r2, 8f
    ldr r3, [r2, r0, lsl #2]
    add r3, r2
    bx r3
    .p2align 2
8:  .word 2f - 8b, 1f - 8b
1:  pop {r4, pc}
2:  sub sp, #200
    add sp, #200
    pop {r4, pc}
    .section .rodata
    .word 1b + 1
    .text)");
  EXPECT_TRUE(f.frame_bytes >= 208 || !f.unknowns.empty());
}

TEST(Jumps, ToNowhereKnownAreNamed) {
  const Function f = thumb_function("push {r4, lr}\n ldr r3, [r0]\n mov pc, r3");
  EXPECT_THAT(reasons(f), Contains(Reason::unresolved_jump));
}

TEST(Jumps, IntoCodeSharedWithAnotherFunctionAreTailCalls) {
  const Unit unit = facts_of(thumb(global_function("f", "push {r4, lr}\n b shared") +
                                   global_function("shared",
                                                   "sub sp, #40\n add sp, #40\n"
                                                   "pop {r4, pc}")));
  const Call call = only_call(function_of(unit, "f"));
  EXPECT_EQ(call.callee, "shared");
  EXPECT_TRUE(call.tail);
  EXPECT_EQ(call.depth_bytes, 8u);
}

TEST(Jumps, FallingIntoALocalFunctionShareItsCode) {
  const Unit unit = facts_of(
      thumb(global_function("f", "push {r4, lr}") + local_function("rest",
                                                                   "sub sp, #40\n add sp, #40\n"
                                                                   "pop {r4, pc}")));
  EXPECT_EQ(function_of(unit, "f").frame_bytes, 48u);
}

TEST(Jumps, BackByAHardwareLoopAreFollowedEvenIfItsBodyWasMetFirst) {
  // The body is met through "j 1f", before "loop" makes its end lead back to it.
  const Function f = function_of(facts_of(xtensa(R"(
    .type f,@function
    .global f
f:  entry a1, 32
    mov a9, a1
    j 1f
2:  loop a2, 3f
1:  addi a8, a1, -16
    movsp a1, a8
3:  movsp a1, a9
    bnez a3, 2b
    retw)")),
                                 "f");
  EXPECT_THAT(reasons(f), Contains(Reason::dynamic_stack));
}

// --- code and data ----------------------------------------------------------------------

TEST(Bytes, OfDataAreNeverTakenForCode) {
  const Function f = thumb_function("push {r4, lr}\n bl g\n .word 0x4770bd10");
  EXPECT_FALSE(f.returns);
  const Function g = thumb_function("push {r4, lr}\n b 1f\n 1: .word 0x4770bd10");
  EXPECT_THAT(reasons(g), Contains(Reason::undecodable_instruction));
}

TEST(Bytes, OfLiteralsBehindALastCallAreNoCode) {
  const Unit unit = facts_of(xtensa(R"(
    .type f,@function
    .global f
f:  entry a1, 32
    callx8 a8
    .p2align 2
.size f, . - f
    .long table
    .long table)"));
  EXPECT_FALSE(function_of(unit, "f").returns);
  EXPECT_THAT(function_of(unit, "f").unknowns, IsEmpty());
}

TEST(Bytes, OfAnotherInstructionSetAreSaidToBe) {
  const Unit unit = facts_of(
      assemble("armv7-none-eabi", "", ".global f\n.type f, %function\nf: bx lr\n.size f, 4\n"));
  EXPECT_THAT(reasons(function_of(unit, "f")), ElementsAre(Reason::undecodable_instruction));
}

TEST(Bytes, BetweenTwoFunctionsDoNotDisturbThem) {
  const Unit unit = facts_of(thumb(global_function("f", "bx lr") + ".word 0xbf08e8bd\n" +
                                   global_function("g", "push {r4, lr}\n pop {r4, pc}")));
  EXPECT_EQ(function_of(unit, "g").frame_bytes, 8u);
  EXPECT_THAT(function_of(unit, "g").unknowns, IsEmpty());
}

// --- registers --------------------------------------------------------------------------

TEST(Registers, ThatCallersRelyOnMustComeBack) {
  EXPECT_THAT(reasons(thumb_function("movs r4, #1\n bx lr")),
              ElementsAre(Reason::clobbered_register));
  EXPECT_THAT(thumb_function("push {r4}\n movs r4, #1\n pop {r4}\n bx lr").unknowns, IsEmpty());
}

TEST(Registers, OfTheStackPointerMustComeFromTheStack) {
  EXPECT_THAT(reasons(thumb_function("mov sp, r0\n bx lr")),
              Contains(Reason::unanalysable_stack_pointer));
}

TEST(Registers, SwitchedBySpecialInstructionsAreSeen) {
  for (const char *special : {"msp", "psp", "control"})
    EXPECT_THAT(reasons(thumb_function(std::string("msr ") + special + ", r0\n bx lr")),
                Contains(Reason::unanalysable_stack_pointer))
        << special;
  EXPECT_THAT(thumb_function("msr primask, r0\n bx lr").unknowns, IsEmpty());
}

// --- what the compiler could not do -----------------------------------------------------

TEST(FailedFunctions, AreUnknownAndReplaceWhateverCodeThereIs) {
  const std::string object = thumb(global_function("f", "bx lr"));
  const Unit unit =
      read_object({object.data(), object.size()},
                  {"test.o", {}, {{Reason::code_generation_failed, {"f.c", 3, 1}, "f"}}});
  const Function f = function_of(unit, "f");
  EXPECT_THAT(reasons(f), ElementsAre(Reason::code_generation_failed));
  EXPECT_EQ(unit.functions.size(), 1u);
}

}  // namespace
}  // namespace stackcheck
