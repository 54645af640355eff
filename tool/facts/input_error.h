#pragma once
#include <stdexcept>
#include <string>

namespace stackcheck {

/// Input the run cannot go on with. `what()` says what, where, and what was wanted, ready
/// for a person: "budgets/pico.json:12: stacks[0].bytes: -5: wanted a whole number from 1".
struct InputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace stackcheck
