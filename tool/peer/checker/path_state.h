#pragma once
// What a path of the analyzer's exploded graph knows about connections.

#include <optional>

#include "clang/AST/Expr.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "peer/contract.h"

namespace stackcheck::peer {

/// A connection: the region, symbol or number its argument is.
using ConnectionKey = const void *;

/// What happened to one connection on a path.
struct ConnectionFacts {
  std::optional<Means> last;          ///< what the last read, poll or state said
  const clang::Expr *site = nullptr;  ///< that said so
  bool silent_end = false;            ///< the peer has closed, and no result said so yet
  bool had_data = false;              ///< some read gave bytes
  bool waited = false;                ///< a read gave nothing more than once in turn
  bool may_have_more = false;         ///< the state says closed, and nothing was read since
  bool may_be_unread = false;         ///< received bytes may still wait
  bool is_opening = false;            ///< opened on this path, and not yet seen to be up
  bool was_short = false;             ///< the last data was less than asked for
  bool is_field = false;              ///< the key is a FieldRegion
  bool is_nonblocking = false;        ///< made so on this path
  bool owes_answer = false;           ///< data came, and nothing was written since
  bool is_answered = false;           ///< written after data, and not read or waited since
  bool wrote_after_end = false;       ///< something was sent after the peer had closed
  bool shut_down = false;
  bool released = false;
  const clang::Expr *touched_by = nullptr;  ///< the call that gave it to code that is not seen
  bool closed_before = false;               ///< it was closed when that got it

  bool is_closed() const { return last && *last != Means::data && *last != Means::nothing_yet; }
  bool operator==(const ConnectionFacts &) const = default;
  void Profile(llvm::FoldingSetNodeID &id) const;
};

/// What a variable, or the call itself, holds of what a read gave.
struct HeldResult {
  Means means = Means::data;
  const clang::Expr *site = nullptr;
  bool plain = true;      ///< assigned as it is, not added to something
  bool negative = false;  ///< it was below zero before any conversion
  bool operator==(const HeldResult &) const = default;
  void Profile(llvm::FoldingSetNodeID &id) const;
};

using StateRef = clang::ento::ProgramStateRef;

ConnectionFacts connection(const StateRef &state, ConnectionKey key);
StateRef with_connection(const StateRef &state, ConnectionKey key, const ConnectionFacts &facts);
/// Calls `visit` for each connection of the path.
void for_each_connection(const StateRef &state,
                         llvm::function_ref<void(ConnectionKey, const ConnectionFacts &)> visit);

const HeldResult *held_result(const StateRef &state, const void *holder);
StateRef with_held_result(const StateRef &state, const void *holder,
                          const std::optional<HeldResult> &held);

/// Variables and calls hold the same of reads.
bool same_held_results(const StateRef &one, const StateRef &other);

/// A place on a path where a call with a contract came to an outcome.
class EventTag : public clang::ento::DataTag {
 public:
  EventTag(const clang::Expr *call, Means what, std::string note)
      : DataTag(kind()), site(call), means(what), text(std::move(note)) {}
  static bool classof(const clang::ProgramPointTag *tag) { return tag->getTagKind() == kind(); }

  const clang::Expr *site;
  Means means;
  std::string text;

 private:
  static void *kind() {
    static int identity;
    return &identity;
  }
};

}  // namespace stackcheck::peer
