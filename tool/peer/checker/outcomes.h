#pragma once
// What a call with a contract can come to at one point of a path.

#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "peer/checker/run.h"

namespace stackcheck::peer {

/// A call at a node, and the contract it has.
struct CallAt {
  const clang::ento::CallEvent &call;
  clang::ento::CheckerContext &context;
  const Site &site;
  const Contract &contract() const { return *site.contract; }
};

/// The value at a place of a contract; unknown if there is no such argument.
clang::ento::SVal value_at(const std::string &place, const CallAt &at);

/// The connection the call is about; none if that is not known.
struct ConnectionAt {
  ConnectionKey key = nullptr;
  bool is_field = false;  ///< the key is a FieldRegion
};
ConnectionAt connection_of(const CallAt &at);

/// Those a call with role `open` makes: its result, and the field that is put into.
std::vector<ConnectionAt> opened_by(const CallAt &at);

/// The argument has the flag set on this call.
bool holds(const ContractFlag &flag, const CallAt &at, const UnitContracts &contracts);

/// The argument has this flag of the contract set on this call.
bool has_flag(FlagMeans means, const CallAt &at, const UnitContracts &contracts);

/// Those of the contract's outcomes that can follow what the path knows.
std::vector<const ContractOutcome *> possible_outcomes(const Contract &contract,
                                                       const ConnectionFacts &facts,
                                                       bool nonblocking);

/// What the call can write to by its arguments is not known any more, but for the connection and
/// the buffer.
StateRef with_others_written(StateRef state, const CallAt &at);

/// The state in which the call gave `outcome`; none if that contradicts the path.
StateRef with_outcome(StateRef state, const ContractOutcome &outcome, const CallAt &at,
                      const UnitContracts &contracts);

/// The same with the result exactly what was asked for, or less; none if that cannot be.
StateRef with_whole_length(const StateRef &state, const CallAt &at, bool is_whole);

/// "recv() gives -1 with ECONNRESET: the connection was reset".
std::string describe(const ContractOutcome &outcome, const CallAt &at);

}  // namespace stackcheck::peer
