#pragma once
// Results that are records: the values of their fields.

#include <functional>

#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "peer/checker/path_state.h"

namespace stackcheck::peer {

/// The name within the place "result->name"; empty if the place is another.
std::string result_field(const std::string &place);

/// Calls `visit` with each scalar field of a value of record type, "outer.inner" for those of
/// records in it.
void for_each_field(const StateRef &state, const clang::ento::SVal &value, clang::QualType type,
                    const std::function<void(const std::string &name, const clang::FieldDecl &field,
                                             const clang::ento::SVal &value)> &visit);

/// A value of record type whose scalar fields are what `value_of` gives; unknown for types that
/// are not made of their fields alone.
clang::ento::SVal make_record(
    clang::ento::SValBuilder &values, clang::QualType type,
    const std::function<clang::ento::SVal(const std::string &name, const clang::FieldDecl &field)>
        &value_of);

/// The one number a value can be on this path.
std::optional<long long> number_of(const StateRef &state, const clang::ento::SVal &value);

/// The value is at least `least` (0 or 1) on this path, whatever else it is.
bool is_at_least(const StateRef &state, const clang::ento::SVal &value, int least);

/// It is below zero on this path.
bool is_negative(const StateRef &state, const clang::ento::SVal &value);

}  // namespace stackcheck::peer
