#pragma once
#include <string_view>

#include "facts/reason.h"

namespace stackcheck {

/// What a reason means and what a user can do about it, in one line each.
struct Advice {
  std::string_view meaning;
  std::string_view remedy;
};

Advice advice_on(Reason reason);

}  // namespace stackcheck
