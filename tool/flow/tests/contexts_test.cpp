// What a call leads to in a context, against programs that are run.

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using flow_text::Solved;

/// Targets of the site in `callee` when it is called by call number `call`, the first being 0.
std::string through(const Solved &solved, std::size_t call, const std::string &callee) {
  const FlowContext context = solved.solution().passed(0, call, {0, callee}, {});
  const auto [unit, site] = solved.find(callee);
  const SiteResult result = solved.solution().site_in(unit, site, context);
  if (result.verdict == SiteVerdict::never_set) return "never";
  return (result.verdict == SiteVerdict::unknown ? "? " : "") + Solved::names(result.targets);
}

TEST(Contexts, EachCallerGetsItsOwnCallback) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    body get(word) none
    temporary:1 <- function:f
    temporary:2 <- function:g
    call one direct get(temporary:1)
    call two direct get(temporary:2)
    call three direct get(-)
    call get pointer parameter:get#0()
  )");
  EXPECT_EQ(solved.at("get"), "f g");
  EXPECT_EQ(through(solved, 0, "get"), "f");
  EXPECT_EQ(through(solved, 1, "get"), "g");
  EXPECT_EQ(through(solved, 2, "get"), "never");
}

TEST(Contexts, WhatVariablesHoldIsToldApartForNobody) {
  const Solved solved(R"(
    body f() none taken
    body g() none taken
    body get(word) none
    temporary:1 <- function:f
    temporary:2 <- function:g
    variable:a.c#get#last:3 <- parameter:get#0
    call one direct get(temporary:1)
    call two direct get(temporary:2)
    call get pointer variable:a.c#get#last:3()
  )");
  EXPECT_EQ(through(solved, 0, "get"), "f g");
}

TEST(Contexts, AnUnknownCallerMakesNobodyUnknown) {
  const Solved solved(R"(
    body f() none taken
    body get(word) none taken
    undefined variable:x
    temporary:1 <- function:f
    call one direct get(temporary:1)
    call two direct get(variable:x)
    call get pointer parameter:get#0()
  )");
  EXPECT_EQ(through(solved, 0, "get"), "f");
  EXPECT_EQ(through(solved, 1, "get").substr(0, 1), "?");
}

/// A random program of functions with two parameters, as text.
std::string random_program(std::mt19937 &random) {
  const auto any = [&](int below) { return static_cast<int>(random() % below); };
  const auto parameter = [&](int f) {
    return "parameter:f" + std::to_string(f) + "#" + std::to_string(any(2));
  };
  const auto place = [&](int f) -> std::string {
    switch (any(6)) {
      case 0:
        return "variable:g" + std::to_string(any(2));
      case 1:
        return "temporary:" + std::to_string(f) + "." + std::to_string(any(2));
      default:
        return parameter(f);
    }
  };
  std::string text;
  for (int f = 0; f < 5; ++f) text += "body f" + std::to_string(f) + "(word, word) none taken\n";
  for (int f = 0; f < 5; ++f) {
    const std::string name = "f" + std::to_string(f);
    for (int i = any(3); i > 0; --i) text += place(f) + " <- " + place(f) + "\n";
    if (any(2)) text += place(f) + " <- function:f" + std::to_string(any(5)) + "\n";
    if (any(2)) text += "variable:p <- address:" + parameter(f) + "\n";
    if (any(2)) text += "*variable:p <- " + place(f) + "\n";
    if (any(2)) text += place(f) + " <- *variable:p\n";
    for (int i = 1 + any(2); i > 0; --i)
      text += "call " + name + " direct f" + std::to_string(any(5)) + "(" + place(f) + ", " +
              place(f) + ")\n";
    text += "call " + name + " pointer " + place(f) + "(" + place(f) + ", " + place(f) + ")\n";
  }
  return text;
}

/// Runs a program: each function does its statements in any order, as often as chance has it.
class RandomRun {
 public:
  RandomRun(const Solved &solved, std::mt19937 &random)
      : solved_(solved), flow_(solved.all_units()[0].flow), random_(random) {}

  void start() { call("f0", {"", ""}, {}); }
  const std::string &surprise() const { return surprise_; }

 private:
  using Memory = std::map<std::string, std::string>;  // a slot to "function:f" or "address:..."

  /// Where `slot` is while `activation` runs: parameters and temporaries belong to it.
  std::string &cell(const std::string &slot, std::size_t activation) {
    if (slot.starts_with("variable:")) return memory_[slot];
    return memory_[std::to_string(activation) + "/" + slot];
  }

  static bool is_of(const std::string &slot, const std::string &function) {
    return slot.starts_with("parameter:" + function + "#") ||
           slot.starts_with("temporary:" + function.substr(1) + ".");
  }

  bool can_do(const Flow &flow, const std::string &function) const {
    for (const std::string &name : {flow.to, flow.from}) {
      const std::string slot = name.starts_with("address:") ? name.substr(8) : name;
      if ((slot.starts_with("parameter:") || slot.starts_with("temporary:")) &&
          !is_of(slot, function))
        return false;
    }
    return true;
  }

  /// Numbers of its flows, and of its calls behind those.
  const std::vector<std::size_t> &statements_of(const std::string &function) {
    std::vector<std::size_t> &own = statements_[function];
    if (!own.empty()) return own;
    for (std::size_t i = 0; i < flow_.flows.size(); ++i)
      if (can_do(flow_.flows[i], function)) own.push_back(i);
    for (std::size_t i = 0; i < flow_.calls.size(); ++i)
      if (flow_.calls[i].caller == function) own.push_back(flow_.flows.size() + i);
    return own;
  }

  void do_flow(const Flow &flow, std::size_t activation) {
    switch (flow.kind) {
      case FlowKind::value:
        cell(flow.to, activation) =
            flow.from.starts_with("address:")
                ? "address:" + std::to_string(activation) + "/" + flow.from.substr(8)
                : flow.from;
        break;
      case FlowKind::copy:
        cell(flow.to, activation) = cell(flow.from, activation);
        break;
      case FlowKind::store:
        if (const std::string at = pointee(cell(flow.to, activation)); !at.empty())
          memory_[at] = cell(flow.from, activation);
        break;
      case FlowKind::load:
        if (const std::string at = pointee(cell(flow.from, activation)); !at.empty())
          cell(flow.to, activation) = memory_[at];
        break;
      case FlowKind::deref_as:
        break;
    }
  }

  static std::string pointee(const std::string &value) {
    return value.starts_with("address:") ? value.substr(8) : "";
  }

  void call(const std::string &function, const std::vector<std::string> &arguments,
            const FlowContext &context) {
    const std::size_t activation = activations_++;
    for (std::size_t i = 0; i < arguments.size(); ++i)
      cell("parameter:" + function + "#" + std::to_string(i), activation) = arguments[i];
    ++depth_;
    for (int step = 0; step < 12 && depth_ < 12 && activations_ < 600; ++step) {
      const std::vector<std::size_t> &own = statements_of(function);
      const std::size_t choice = own[random_() % own.size()];
      if (choice >= flow_.flows.size())
        do_call(choice - flow_.flows.size(), activation, context);
      else
        do_flow(flow_.flows[choice], activation);
    }
    --depth_;
  }

  void do_call(std::size_t number, std::size_t activation, const FlowContext &context) {
    const CallFlow &stated = flow_.calls[number];
    std::string target = stated.callee;
    if (stated.form == CallForm::pointer) {
      const std::string value = cell(stated.callee, activation);
      if (!value.starts_with("function:")) return;
      target = value.substr(9);
      expect(number, target, context);
    }
    std::vector<std::string> arguments;
    for (const std::string &argument : stated.arguments)
      arguments.push_back(cell(argument, activation));
    call(target, arguments, solved_.solution().passed(0, number, {0, target}, context));
  }

  void expect(std::size_t number, const std::string &target, const FlowContext &context) {
    const SiteResult result = solved_.solution().site_in(0, number, context);
    if (result.verdict == SiteVerdict::unknown) return;
    for (const FlowTarget &known : result.targets)
      if (known.symbol == target) return;
    surprise_ =
        flow_.calls[number].caller + " calls " + target + " through " + flow_.calls[number].callee;
  }

  const Solved &solved_;
  const UnitFlow &flow_;
  std::mt19937 &random_;
  Memory memory_;
  std::map<std::string, std::vector<std::size_t>> statements_;
  std::size_t activations_ = 0, depth_ = 0;
  std::string surprise_;
};

TEST(Contexts, NothingIsCalledThatItsContextDoesNotLeadTo) {
  std::mt19937 random(7);
  for (int program = 0; program < 100; ++program) {
    const std::string text = random_program(random);
    const Solved solved(text);
    for (int times = 0; times < 5; ++times) {
      RandomRun run(solved, random);
      run.start();
      ASSERT_EQ(run.surprise(), "") << text;
    }
  }
}

}  // namespace
}  // namespace stackcheck
