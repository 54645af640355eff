#include "source/flow/constraints.h"

#include <algorithm>

namespace stackcheck::extract {
namespace {

/// Whether one slot can stand for all its uses: where it was made tells a reader nothing.
bool is_shared(const Operand &operand) {
  const bool function = operand.text.starts_with("function:");
  return operand.kind == Operand::Kind::load || !function;
}

FlowKind flow_kind(Operand::Kind kind) {
  if (kind == Operand::Kind::value) return FlowKind::value;
  return kind == Operand::Kind::load ? FlowKind::load : FlowKind::copy;
}

}  // namespace

void Constraints::add(FlowKind kind, Name to, Name from, clang::SourceLocation where) {
  if (to.empty() || from.empty() || (kind == FlowKind::copy && to == from)) return;
  if (!seen_.insert({static_cast<unsigned>(kind), to.data(), from.data()}).second) return;
  entries_.push_back({kind, to, from, where});
}

void Constraints::flow(Name to, Operand from, clang::SourceLocation where) {
  if (from) add(flow_kind(from.kind), to, from.text, where);
}

void Constraints::flow_both_ways(Name one, Name other, clang::SourceLocation where) {
  add(FlowKind::copy, one, other, where);
  add(FlowKind::copy, other, one, where);
}

Name Constraints::slot_of(Operand operand, clang::SourceLocation where) {
  if (!operand) return {};
  if (operand.kind == Operand::Kind::slot) return operand.text;
  if (!is_shared(operand)) {
    const Name slot = temporary();
    flow(slot, operand, where);
    return slot;
  }
  Name &slot = shared_[{static_cast<unsigned>(operand.kind), operand.text.data()}];
  if (slot.empty()) {
    slot = temporary();
    flow(slot, operand, where);
  }
  return slot;
}

Operand Constraints::any_of(llvm::ArrayRef<Operand> operands, clang::SourceLocation where) {
  llvm::SmallVector<Operand, 4> some;
  for (const Operand &operand : operands)
    if (operand) some.push_back(operand);
  if (some.empty()) return {};
  if (some.size() == 1) return some.front();
  const Name slot = temporary();
  for (const Operand &operand : some) flow(slot, operand, where);
  return {Operand::Kind::slot, slot};
}

std::vector<Flow> Constraints::sorted(Locator &locator) const {
  std::vector<Flow> flows;
  flows.reserve(entries_.size());
  for (const Entry &entry : entries_)
    flows.push_back({entry.kind, entry.to.str(), entry.from.str(), locator(entry.where)});
  std::ranges::sort(flows);
  return flows;
}

}  // namespace stackcheck::extract
