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
  bool is_datagram = false;           ///< messages, not a stream: nothing ever ends
  bool bytes_wait = false;            ///< a poll said so, and nothing was read since
  bool was_up = false;                ///< something on the path shows that it was connected
  bool resets_on_release = false;     ///< made so on this path (SO_LINGER of zero seconds)
  bool was_told = false;     ///< by the arguments of the function
  bool drops_kept = false;   ///< what was received before was freed after the end
  bool may_be_left = false;  ///< the state said that it ended, and bytes may still wait
  bool wrote = false;        ///< something was sent on this path
  bool waits = false;      ///< the last read had nothing yet, and the connection was not ended
  bool shut_down = false;
  bool given_up = false;   ///< by a call that releases it
  bool released = false;   ///< the same, or the read's own outcome did it
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
bool has_connection(const StateRef &state, ConnectionKey key);
StateRef with_connection(const StateRef &state, ConnectionKey key, const ConnectionFacts &facts);
/// Calls `visit` for each connection of the path.
void for_each_connection(const StateRef &state,
                         llvm::function_ref<void(ConnectionKey, const ConnectionFacts &)> visit);

const HeldResult *held_result(const StateRef &state, const void *holder);
StateRef with_held_result(const StateRef &state, const void *holder,
                          const std::optional<HeldResult> &held);

/// Variables and calls hold the same of reads.
bool same_held_results(const StateRef &one, const StateRef &other);

/// Where the pointer held in `variable` started, if it was moved by what was received.
const clang::ento::MemRegion *moved_from(const StateRef &state,
                                         const clang::ento::MemRegion *variable);
StateRef with_moved_from(const StateRef &state, const clang::ento::MemRegion *variable,
                         const clang::ento::MemRegion *start);

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
