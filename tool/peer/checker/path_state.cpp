#include "peer/checker/path_state.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

REGISTER_MAP_WITH_PROGRAMSTATE(Connections, const void *, stackcheck::peer::ConnectionFacts)
REGISTER_MAP_WITH_PROGRAMSTATE(HeldResults, const void *, stackcheck::peer::HeldResult)
REGISTER_MAP_WITH_PROGRAMSTATE(MovedPointers, const clang::ento::MemRegion *,
                               const clang::ento::MemRegion *)

namespace stackcheck::peer {

void ConnectionFacts::Profile(llvm::FoldingSetNodeID &id) const {
  id.AddInteger(last ? static_cast<int>(*last) : -1);
  id.AddPointer(site);
  id.AddPointer(touched_by);
  for (const bool flag :
       {silent_end, had_data, waited, may_have_more, may_be_unread, is_opening, was_short, is_field,
        is_nonblocking, owes_answer, is_answered, wrote_after_end, is_datagram, bytes_wait, was_up,
        resets_on_release, was_told, drops_kept, may_be_left, wrote, waits, shut_down, given_up,
        released, closed_before})
    id.AddBoolean(flag);
}

void HeldResult::Profile(llvm::FoldingSetNodeID &id) const {
  id.AddInteger(static_cast<int>(means));
  id.AddPointer(site);
  id.AddBoolean(plain);
  id.AddBoolean(negative);
}

ConnectionFacts connection(const StateRef &state, ConnectionKey key) {
  const ConnectionFacts *facts = state->get<Connections>(key);
  return facts ? *facts : ConnectionFacts{};
}

bool has_connection(const StateRef &state, ConnectionKey key) {
  return state->get<Connections>(key) != nullptr;
}

StateRef with_connection(const StateRef &state, ConnectionKey key, const ConnectionFacts &facts) {
  return state->set<Connections>(key, facts);
}

void for_each_connection(const StateRef &state,
                         llvm::function_ref<void(ConnectionKey, const ConnectionFacts &)> visit) {
  for (const auto &[key, facts] : state->get<Connections>()) visit(key, facts);
}

const HeldResult *held_result(const StateRef &state, const void *holder) {
  return state->get<HeldResults>(holder);
}

StateRef with_held_result(const StateRef &state, const void *holder,
                          const std::optional<HeldResult> &held) {
  return held ? state->set<HeldResults>(holder, *held) : state->remove<HeldResults>(holder);
}

bool same_held_results(const StateRef &one, const StateRef &other) {
  return one->get<HeldResults>() == other->get<HeldResults>();
}

const clang::ento::MemRegion *moved_from(const StateRef &state,
                                         const clang::ento::MemRegion *variable) {
  const auto *start = state->get<MovedPointers>(variable);
  return start ? *start : nullptr;
}

StateRef with_moved_from(const StateRef &state, const clang::ento::MemRegion *variable,
                         const clang::ento::MemRegion *start) {
  if (start) return state->set<MovedPointers>(variable, start);
  return moved_from(state, variable) ? state->remove<MovedPointers>(variable) : state;
}

}  // namespace stackcheck::peer
