// How the cost of solving grows with the program: generated programs that move function
// pointers through fields, functions and pointers. Like real ones they consist of modules that
// share little: a random graph without modules soon holds everything everywhere.
//
//   ninja flow_bench && tool/flow_bench

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "flow/flow.h"

namespace stackcheck {
namespace {

class Generated {
 public:
  explicit Generated(unsigned constraints) : records_(constraints / 50 + 1) {
    unit_.name = "generated.c";
    for (unsigned i = 0; i < records_; ++i) add_record(i);
    for (unsigned i = 0; i < records_; ++i) add_function(i);
    while (unit_.flow.flows.size() + unit_.flow.calls.size() < constraints) add_constraint();
  }
  std::vector<Unit> units() const { return {unit_}; }

 private:
  unsigned any(unsigned count) { return std::uniform_int_distribution(0u, count - 1)(random_); }
  std::string number(unsigned count) { return std::to_string(any(count)); }
  /// A number below `count`, near that of the module at hand but for one in a hundred.
  std::string near(unsigned count) {
    const unsigned module = any(100) == 0 ? any(modules()) : module_;
    return std::to_string(
        std::min(module * (count / modules()) + any(count / modules()), count - 1));
  }
  unsigned modules() const { return std::max(1u, records_ / 10); }
  std::string field() { return "field:R" + near(records_) + ".f" + number(4); }
  std::string variable() { return "variable:v" + near(4 * records_); }

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
    switch (any(10)) {
      case 0:
        return add(FlowKind::value, field(), "function:f" + near(records_));
      case 1:
        return add(FlowKind::value, variable(), "record:R" + near(records_));
      case 2:
        return add(FlowKind::value, variable(), "address:" + variable());
      case 3:
        return add(FlowKind::load, variable(), variable());
      case 4:
        return add(FlowKind::store, variable(), variable());
      case 5:
        return add_call();
      default:
        return add(FlowKind::copy, any(2) ? field() : variable(), variable());
    }
  }

  void add_call() {
    CallFlow call;
    call.caller = "f" + near(records_);
    call.form = any(2) ? CallForm::direct : CallForm::pointer;
    call.callee = call.form == CallForm::direct ? "f" + near(records_) : field();
    call.arguments = {variable()};
    call.signature.parameters = {PassClass::word};
    unit_.flow.calls.push_back(call);
  }

  std::mt19937 random_{1};
  unsigned records_;
  unsigned module_ = 0;
  Unit unit_;
};

void measure(unsigned constraints) {
  const std::vector<Unit> units = Generated(constraints).units();
  const auto begin = std::chrono::steady_clock::now();
  const auto solution = solve(units);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  std::size_t sites = 0, targets = 0;
  for (std::size_t i = 0; i < units[0].flow.calls.size(); ++i)
    if (units[0].flow.calls[i].form != CallForm::direct) {
      ++sites;
      targets += solution->site(0, i).targets.size();
    }
  std::printf("%8u constraints: %7.3f s, %6zu sites, %8zu targets\n", constraints, taken.count(),
              sites, targets);
}

}  // namespace
}  // namespace stackcheck

int main() {
  for (const unsigned constraints : {1000u, 10000u, 100000u}) stackcheck::measure(constraints);
}
