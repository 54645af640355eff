#include "peer/checker/path_state.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

REGISTER_MAP_WITH_PROGRAMSTATE(Connections, const void *, stackcheck::peer::ConnectionFacts)
REGISTER_MAP_WITH_PROGRAMSTATE(HeldResults, const void *, stackcheck::peer::HeldResult)

namespace stackcheck::peer {

void ConnectionFacts::Profile(llvm::FoldingSetNodeID &id) const {
  id.AddInteger(last ? static_cast<int>(*last) : -1);
  id.AddPointer(site);
  id.AddPointer(touched_by);
  for (const bool flag :
       {silent_end, had_data, waited, may_have_more, may_be_unread, is_opening, was_short, is_field, is_nonblocking,
        owes_answer, is_answered, wrote_after_end, shut_down, released, closed_before})
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

}  // namespace stackcheck::peer
