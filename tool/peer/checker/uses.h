#pragma once
// What a function's text does with a read's result and buffer.

#include <set>

#include "peer/checker/sites.h"

namespace stackcheck::peer {

/// The most that is done with a result.
enum class ResultUse {
  ignored,   ///< nobody looks
  compared,  ///< only conditions look
  consumed,  ///< the number itself goes somewhere
};

ResultUse use_of_result(const Site &site);
ResultUse use_of_result(const clang::FunctionDecl &function, const clang::Expr &call);

/// Somebody relies on the bytes or on how many were asked for.
bool relies_on_bytes(const Site &site);

/// The call asks for a size that is meant: a struct, a few bytes, a count; not for whatever fits
/// into a buffer.
bool asks_for_a_size(const Site &site);

/// A later statement gives the connection up or never looks at it again after this read.
bool is_before_release(const Site &site, const FunctionCalls &calls);

/// The variable or field an expression is about: `b` of `b + n`, `&b`, `b[0]`, `s->b`.
const clang::ValueDecl *base_decl(const clang::Expr *expr);

/// The variable or field at a place of the call's contract: `b` of `b + n`, `&b`, `s->b`.
const clang::ValueDecl *argument_decl(const Site &site, const std::string &place);

/// Fields of answers: what calls that send look at in this unit.
std::set<const clang::ValueDecl *> sent_fields(const std::vector<Site> &writes);

/// The function puts something into one of the fields, itself or by a call that gets it.
bool fills(const clang::FunctionDecl &function, const std::set<const clang::ValueDecl *> &fields);

/// The call stands in a loop that counts: its condition compares what its body adds to.
bool counts_in_loop(const Site &site);

/// The length asked for is 0.
bool asks_for_nothing(const Site &site);

/// The call stands in a loop of its function.
bool is_in_loop(const Site &site);

}  // namespace stackcheck::peer
