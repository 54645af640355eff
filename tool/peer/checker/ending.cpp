#include "peer/checker/ending.h"

#include <algorithm>

#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"

namespace stackcheck::peer {

namespace ento = clang::ento;

namespace {

/// What makes the object die whose destructor is at work, in the function that is analysed; null
/// where none is.
const clang::Stmt *death_of_object(const ento::CheckerContext &context) {
  const clang::StackFrameContext *frame = context.getStackFrame();
  const clang::Stmt *place = nullptr;
  for (; !frame->inTopFrame(); frame = frame->getParent()->getStackFrame())
    if (llvm::isa<clang::CXXDestructorDecl>(frame->getDecl()))
      if (const auto end =
              (*frame->getCallSiteBlock())[frame->getIndex()].getAs<clang::CFGAutomaticObjDtor>())
        place = end->getTriggerStmt();
  return place;
}

}  // namespace

void Ending::judge_shutdown() const {
  judge_waiting();
  judge_owed();
  judge_left_data();
}

void Ending::judge_waiting() const {
  if (facts_.waits && !facts_.waited && !facts_.silent_end && !facts_.is_datagram)
    run_.add({FindingKind::timeout_taken_for_close, facts_.site,
              "nothing has come yet, and the connection is given up", at_.context.getPredecessor(),
              at_.site.call, Means::nothing_yet});
}

// What sends nothing is also how sockets are put in order before use: only one that was in use is
// missed by its peer. A function that is handed a connection to reset does as it was told.
bool Ending::hangs_peer(Sends sends) const {
  if (sends == Sends::fin) return false;
  const bool is_own = sends == Sends::reset && (facts_.is_field || facts_.resets_on_release);
  return is_own || facts_.was_up || run_.connections.is_stream(at_.site);
}

void Ending::judge_release() const {
  const Contract &contract = at_.contract();
  const Sends sends = facts_.resets_on_release ? Sends::reset : contract.sends;
  const ento::ExplodedNode *now = at_.context.getPredecessor();
  const bool is_read_end = facts_.is_closed() && facts_.site && run_.sites.contains(facts_.site) &&
                           run_.sites.at(facts_.site).contract->role != Role::status;
  const bool is_gone = is_read_end || (facts_.is_closed() && facts_.last != Means::end);
  const bool may_be_up = !facts_.is_opening && !facts_.shut_down && !is_gone;
  if (may_be_up && hangs_peer(sends))
    run_.add({FindingKind::close_sends_no_fin, at_.site.call,
              contract.name + (sends == Sends::nothing
                                   ? " sends nothing: the peer never learns that the connection "
                                     "is over"
                                   : " resets the connection instead of ending it"),
              now, at_.site.call, Means::error, nullptr, death_of_object(at_.context)});
  if (contract.resets_if_unread && facts_.may_be_unread && facts_.is_answered &&
      !facts_.is_closed())
    run_.add({FindingKind::close_resets_peer, at_.site.call,
              contract.name + " with received data unread resets the connection: the peer may "
                              "lose what was sent last",
              now, at_.site.call, Means::error, nullptr, death_of_object(at_.context)});
  judge_shutdown();
}

// Both a release and the end of sending make an answer impossible.
void Ending::judge_owed() const {
  if (facts_.last != Means::end || !(facts_.was_told || is_read(facts_.site))) return;
  if (run_.fills_answer && !facts_.is_answered && (facts_.owes_answer || !facts_.had_data) &&
      !facts_.wrote_after_end)
    run_.maybe_owed.push_back(
        {{FindingKind::half_close_drops_reply, facts_.was_told ? in_top_frame() : facts_.site,
          "the peer has only finished sending, and the answer it waits for is dropped",
          at_.context.getPredecessor(), at_.site.call, Means::end, at_.site.call},
         facts_.site,
         facts_.owes_answer});
}

/// The call itself, or what the function at work calls to get there.
const clang::Expr *Ending::in_top_frame() const {
  const clang::Expr *call = at_.site.call;
  for (const auto *frame = at_.context.getStackFrame(); !frame->inTopFrame();
       frame = frame->getParent()->getStackFrame())
    if (const auto *outer = llvm::dyn_cast_or_null<clang::Expr>(frame->getCallSite())) call = outer;
  return call;
}

// Only the state was asked, and it does not say whether bytes still wait.
void Ending::judge_left_data() const {
  if (facts_.drops_kept && facts_.last == Means::end)
    run_.add({FindingKind::data_lost_on_close, in_top_frame(),
              "what had been received is thrown away because the peer has closed",
              at_.context.getPredecessor(), at_.site.call, Means::end, at_.site.call});
  const bool reads = std::ranges::any_of(
      run_.calls.sites, [](const Site &site) { return site.contract->role == Role::read; });
  if (facts_.may_be_left && (facts_.had_data || reads))
    run_.add({FindingKind::data_lost_on_close, facts_.site,
              "the connection is given up, and what came before the close was not looked for",
              at_.context.getPredecessor(), at_.site.call, Means::end});
}

bool Ending::is_read(const clang::Expr *site) const {
  const auto row = run_.sites.find(site);
  return row != run_.sites.end() && row->second.contract->role == Role::read;
}

}  // namespace stackcheck::peer
