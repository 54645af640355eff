#pragma once
// Bounds of several functions made one: each possible, or one on top of another.

#include <vector>

#include "bound/bound.h"

namespace stackcheck {

/// Adds a reason, after which the bound is unbounded.
void add_reason(Bound &bound, BoundReason reason);

/// Adds an assumption, after which the bound is not exact.
void add_assumption(Bound &bound, const std::string &assumption);

/// What holds if any of `bounds`, at least one, may happen: the deepest, with everybody's
/// assumptions and reasons.
Bound any_of(const std::vector<Bound> &bounds);

/// `top` starts where `below` is deepest.
void put_on_top(Bound &below, const Bound &top);

}  // namespace stackcheck
