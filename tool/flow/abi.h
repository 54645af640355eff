#pragma once
#include <cstddef>

#include "facts/flow.h"

namespace stackcheck::flow {

/// How sure it is that somebody meant the function to be called this way.
enum class Fit {
  given,   ///< it was put there, perhaps by a cast: it runs with more arguments than it takes,
           ///< and with fewer, whose registers then hold anything
  punned,  ///< it only shares memory with what was put there: all must agree
};

/// Whether a call of type `call` with `arguments` arguments can reach `function` by the
/// platform's calling convention.
bool fits(const Signature &call, std::size_t arguments, const Signature &function, Fit fit);

}  // namespace stackcheck::flow
