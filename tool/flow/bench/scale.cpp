// How the cost of solving grows with the program: generated programs with the mix of
// constraints that mbedTLS 2.28.3 has, about one slot for each two constraints, in modules that
// share little.
//
//   ninja flow_bench && tool/flow_bench

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>

#include "flow/flow.h"

namespace stackcheck {
namespace {

class Generated {
 public:
  explicit Generated(unsigned constraints)
      : records_(constraints / 40 + 4), variables_(constraints / 2) {
    unit_.name = "generated.c";
    for (unsigned i = 0; i < records_; ++i) add_record(i);
    for (unsigned i = 0; i < records_; ++i) add_function(i);
    while (unit_.flow.flows.size() + unit_.flow.calls.size() < constraints) add_constraint();
  }
  std::vector<Unit> units() const { return {unit_}; }

 private:
  unsigned any(unsigned count) { return std::uniform_int_distribution(0u, count - 1)(random_); }
  unsigned modules() const { return std::max(1u, records_ / 25); }
  /// A number below `count`, of the module at hand.
  unsigned near(unsigned count) {
    const unsigned share = count / modules();
    return module_ * share + any(share);
  }
  std::string number(unsigned count) { return std::to_string(near(count)); }
  std::string field() { return "field:R" + number(records_) + ".f" + std::to_string(any(4)); }
  std::string variable(unsigned i) { return "variable:v" + std::to_string(i); }
  std::string variable() { return variable(near(variables_)); }

  void add_record(unsigned i) {
    Record record{"R" + std::to_string(i), {}};
    for (unsigned leaf = 0; leaf < 4; ++leaf)
      record.leaves.push_back(
          {8 * leaf, 0, 1, "field:" + record.name + ".f" + std::to_string(leaf)});
    unit_.flow.records.push_back(record);
  }

  void add_function(unsigned i) {
    FunctionFlow function;
    function.symbol = function.linker_symbol = function.name = "f" + std::to_string(i);
    function.signature.parameters = {PassClass::word};
    unit_.flow.functions.push_back(function);
  }

  void add(FlowKind kind, const std::string &to, const std::string &from) {
    unit_.flow.flows.push_back({kind, to, from, {unit_.name, 1, 1}});
  }

  void add_constraint() {
    module_ = any(modules());
    switch (any(20)) {
      case 0:
        return add(FlowKind::value, field(), "function:f" + number(records_));
      case 1:
        return add(FlowKind::value, variable(), "address:" + variable());
      case 2:
        return add(FlowKind::value, variable(), "record:R" + number(records_));
      case 3:
        return add(FlowKind::load, variable(), variable());
      case 4:
        return any(2) ? add(FlowKind::store, variable(), variable()) : add_use();
      case 5:
        return add_use();
      case 6:
        return add(FlowKind::copy, variable(), field());
      case 7:
        return add(FlowKind::copy, field(), variable());
      case 8:
      case 9:
      case 10:
        return add_copy();
      default:
        return add_call();
    }
  }

  // Most pointers are used as what they point to; one in fifty is a pun.
  void add_use() {
    const unsigned record = near(records_);
    const std::string pointer = variable();
    const unsigned used_as = any(50) == 0 ? near(records_) : record;
    add(FlowKind::value, pointer, "record:R" + std::to_string(record));
    add(FlowKind::deref_as, "R" + std::to_string(used_as), pointer);
  }

  // Values of expressions move on, most never back.
  void add_copy() {
    const unsigned one = near(variables_), other = near(variables_);
    add(FlowKind::copy, variable(std::max(one, other)), variable(std::min(one, other)));
  }

  void add_call() {
    add(FlowKind::copy, variable(), "parameter:f" + number(records_) + "#0");
    CallFlow call;
    call.caller = "f" + number(records_);
    call.form = any(80) ? CallForm::direct : CallForm::pointer;
    // Modules meet in calls.
    const unsigned called = any(500) == 0 ? any(records_) : near(records_);
    call.callee = call.form == CallForm::direct ? "f" + std::to_string(called) : field();
    call.arguments = {variable()};
    call.signature.parameters = {PassClass::word};
    unit_.flow.calls.push_back(call);
  }

  std::mt19937 random_{1};
  unsigned records_, variables_;
  unsigned module_ = 0;
  Unit unit_;
};

void measure(unsigned constraints) {
  const std::vector<Unit> units = Generated(constraints).units();
  const std::clock_t begin = std::clock();  // of this process: others do not count
  const auto solution = solve(units);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::size_t sites = 0, targets = 0;
  for (std::size_t i = 0; i < units[0].flow.calls.size(); ++i)
    if (units[0].flow.calls[i].form != CallForm::direct) {
      ++sites;
      targets += solution->site(0, i).targets.size();
    }
  std::printf("%8u constraints: %7.3f s, %6zu sites, %8zu targets\n", constraints, seconds, sites,
              targets);
}

}  // namespace
}  // namespace stackcheck

int main() {
  for (const unsigned constraints : {1000u, 10000u, 100000u}) stackcheck::measure(constraints);
}
