// Small random programs against a fixpoint that tries every rule until nothing changes.

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "flow/tests/flow_text.h"

namespace stackcheck {
namespace {

using Content = std::map<std::string, std::set<std::string>>;

/// The rules of facts/flow.h, word by word; records have no unions, and puns no arities.
class EveryRule {
 public:
  explicit EveryRule(const UnitFlow &flow) : flow_(flow) {
    do {
      changed_ = false;
      for (const Flow &each : flow_.flows) apply(each);
      for (const CallFlow &call : flow_.calls) apply(call);
    } while (changed_);
  }

  std::set<std::string> targets(const std::string &slot) { return of_kind("function:", slot); }

 private:
  void add(const std::string &slot, const std::string &value) {
    changed_ |= content_[slot].insert(value).second;
  }
  void copy(const std::string &to, const std::string &from) {
    const std::set<std::string> values = content_[from];
    for (const std::string &value : values) add(to, value);
  }
  std::set<std::string> of_kind(const std::string &kind, const std::string &slot) {
    std::set<std::string> found;
    for (const std::string &value : content_[slot])
      if (value.starts_with(kind)) found.insert(value.substr(kind.size()));
    return found;
  }
  const Record *record(const std::string &name) const {
    for (const Record &each : flow_.records)
      if (each.name == name) return &each;
    return nullptr;
  }
  std::set<std::string> pointees(const std::string &pointer) {
    std::set<std::string> slots = of_kind("address:", pointer);
    for (const std::string &name : of_kind("record:", pointer))
      for (const RecordLeaf &leaf : record(name)->leaves) slots.insert(leaf.slot);
    return slots;
  }
  void equate(const std::string &one, const std::string &other) {
    copy(one, other);
    copy(other, one);
  }
  void use_as(const std::string &pointer, const std::string &name) {
    for (const RecordLeaf &leaf : record(name)->leaves) {
      for (const std::string &other : of_kind("record:", pointer))
        for (const RecordLeaf &under : record(other)->leaves)
          if (under.offset_bytes == leaf.offset_bytes) equate(leaf.slot, under.slot);
      for (const std::string &slot : of_kind("address:", pointer))
        if (!slot.starts_with("field:" + name + ".")) equate(leaf.slot, slot);
    }
  }
  void apply(const Flow &flow) {
    switch (flow.kind) {
      case FlowKind::value:
        return add(flow.to, flow.from);
      case FlowKind::copy:
        return copy(flow.to, flow.from);
      case FlowKind::load:
        for (const std::string &slot : pointees(flow.from)) copy(flow.to, slot);
        return;
      case FlowKind::store:
        for (const std::string &slot : pointees(flow.to)) copy(slot, flow.from);
        return;
      case FlowKind::deref_as:
        return use_as(flow.from, flow.to);
    }
  }
  void apply(const CallFlow &call) {
    for (const std::string &function : of_kind("function:", call.callee)) {
      copy("parameter:" + function + "#0", call.arguments.at(0));
      copy(call.result, "return:" + function);
    }
  }

  const UnitFlow &flow_;
  Content content_;
  bool changed_ = false;
};

class RandomFlows : public ::testing::Test {
 protected:
  unsigned up_to(unsigned most) { return std::uniform_int_distribution(0u, most)(random_); }
  std::string pick(const std::vector<std::string> &from) {
    return from[up_to(static_cast<unsigned>(from.size()) - 1)];
  }
  std::string slot() { return pick(slots_); }
  std::string value() {
    return pick({"function:f", "function:g", "function:h", "record:R", "record:S", "record:T",
                 "address:" + slot()});
  }
  std::string line() {
    switch (up_to(6)) {
      case 0:
      case 1:
        return slot() + " <- " + value();
      case 2:
        return slot() + " <- " + slot();
      case 3:
        return slot() + " <- *" + slot();
      case 4:
        return "*" + slot() + " <- " + slot();
      case 5:
        return slot() + " as " + pick({"R", "S", "T"});
      default:
        return "call main pointer " + slot() + "(" + slot() + ") " + slot();
    }
  }

  std::mt19937 random_{77};
  std::vector<std::string> slots_ = {"variable:a",    "variable:b",    "variable:c",  "field:R.one",
                                     "field:R.two",   "field:S.one",   "field:S.two", "field:T.two",
                                     "parameter:f#0", "parameter:g#0", "return:f",    "return:h"};
};

TEST_F(RandomFlows, HoldWhatEveryRuleSays) {
  unsigned found = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string text = R"(
      body f(word) word
      body g(word) word
      body h(word) word
      record R 0=field:R.one 4=field:R.two
      record S 0=field:S.one 8=field:S.two
      record T 4=field:T.two
    )";
    for (unsigned lines = 3 + up_to(12); lines > 0; --lines) text += line() + "\n";
    text += "call end pointer " + slot() + "(variable:a) variable:b\n";
    SCOPED_TRACE(text);
    const flow_text::Solved solved(text);
    const UnitFlow &flow = solved.all_units()[0].flow;
    EveryRule rules(flow);
    for (std::size_t call = 0; call < flow.calls.size(); ++call) {
      const auto wanted = rules.targets(flow.calls[call].callee);
      const std::vector<FlowTarget> &targets = solved.solution().site(0, call).targets;
      std::set<std::string> got;
      for (const FlowTarget &target : targets) got.insert(target.symbol);
      ASSERT_EQ(got, wanted) << flow.calls[call].callee;
      found += !wanted.empty();
    }
  }
  EXPECT_GT(found, 300u);  // or the comparison says nothing
}

}  // namespace
}  // namespace stackcheck
