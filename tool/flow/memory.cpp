#include "flow/memory.h"

#include <algorithm>

namespace stackcheck::flow {

namespace {

const std::string unknown_memory = "memory whose address is not known";

}  // namespace

Memory::Memory(Graph &graph, const std::vector<Unit> &units)
    : graph_(graph),
      layouts_(graph, units),
      bytes_(graph.slot("bytes")),
      number_(graph.value(ValueKind::number, "")) {
  graph.add(bytes_, number_, graph.step(StepKind::value));
}

void Memory::each_pointee(const Value &pointer, StepId step, const SeeSlot &see) {
  if (pointer.kind == ValueKind::address) see(pointer.what);
  if (pointer.kind == ValueKind::allocation) see(content(pointer.what, step));
  if (pointer.kind == ValueKind::record)
    for (const SlotId leaf : layouts_.leaves(pointer.what)) see(leaf);
}

void Memory::load(SlotId to, SlotId pointer, StepId step) {
  graph_.watch(pointer, [=, this](ValueId id, const Value &value) {
    if (is_apart(value, to)) return;
    each_pointee(value, step, [&](SlotId slot) { graph_.copy(to, slot, step); });
    if (value.is_doubt() || value.kind == ValueKind::number) graph_.add(to, id, step);
  });
}

void Memory::store(SlotId pointer, SlotId from, StepId step) {
  graph_.watch(pointer, [=, this](ValueId, const Value &value) {
    if (is_apart(value, from)) return;
    each_pointee(value, step, [&](SlotId slot) { graph_.copy(slot, from, step); });
    if (value.kind == ValueKind::unknown) escape(from, unknown_memory, step);
  });
}

// Numbers that are read from or written over a record byte by byte do not take it apart: what
// its fields hold they hold by their types. Numbers in unknown memory are no pointers until
// a cast makes them one, which is a doubt of its own.
bool Memory::is_apart(const Value &pointer, SlotId data) const {
  return data == bytes_ && (pointer.kind == ValueKind::record || pointer.is_doubt());
}

void Memory::load_field(SlotId to, SlotId pointer, const std::string &name, StepId step) {
  graph_.watch(pointer, [=, this](ValueId id, const Value &value) {
    if (value.kind == ValueKind::record) graph_.copy(to, field(value, name), step);
    if (value.kind == ValueKind::allocation) load_field(to, types_of(value), name, step);
    if (value.is_doubt()) graph_.add(to, id, step);
  });
}

void Memory::store_field(SlotId pointer, SlotId from, const std::string &name, StepId step) {
  graph_.watch(pointer, [=, this](ValueId, const Value &value) {
    if (value.kind == ValueKind::record) graph_.copy(field(value, name), from, step);
    if (value.kind == ValueKind::allocation) store_field(types_of(value), from, name, step);
    if (value.kind == ValueKind::unknown) escape(from, unknown_memory, step);
  });
}

SlotId Memory::field(const Value &record, const std::string &name) {
  return graph_.slot("field:" + graph_.what(record) + "." + name);
}

void Memory::use_as(SlotId pointer, const std::string &record, StepId step) {
  const NameId name = graph_.names.id(record);
  graph_.watch(pointer, [=, this](ValueId id, const Value &value) {
    if (value.is_doubt())
      doubt_record(id, name, step);
    else
      use_value_as(value, name, step);
  });
}

void Memory::use_value_as(const Value &value, NameId record, StepId step) {
  if (value.kind == ValueKind::record) pun(value.what, record, step);
  if (value.kind == ValueKind::address) use_slot_as(value.what, record, step);
  if (value.kind == ValueKind::allocation)
    graph_.add(allocations_[value.what].types, graph_.values.id({ValueKind::record, record, false}),
               step);
  if (value.kind == ValueKind::number)
    for (const SlotId leaf : layouts_.leaves(record)) graph_.add(leaf, number_, step);
}

// A pointer to a member that is used as a pointer to its record was moved there, and bytes
// that hold a record hold one that was put there as this record.
void Memory::use_slot_as(SlotId slot, NameId record, StepId step) {
  const std::vector<SlotId> &leaves = layouts_.leaves(record);
  if (slot == bytes_ || std::ranges::count(leaves, slot) > 0) return;
  for (const SlotId leaf : leaves) graph_.equate(slot, leaf, step);
}

void Memory::doubt_record(ValueId doubt, NameId record, StepId step) {
  for (const SlotId leaf : layouts_.leaves(record)) {
    graph_.add(leaf, doubt, step);
    if (graph_.values[doubt].kind == ValueKind::unknown) escape(leaf, unknown_memory, step);
  }
}

void Memory::pun(NameId one, NameId other, StepId step) {
  if (!punned_.insert(std::minmax(one, other)).second) return;
  for (const auto &[leaf, under] : layouts_.overlaps(one, other)) graph_.equate(leaf, under, step);
}

// Records keep their fields: they are not taken apart into numbers on the way.
void Memory::copy_content(SlotId to, SlotId from, StepId step) {
  const Content content{graph_.unnamed(), graph_.unnamed(), graph_.unnamed(),
                        graph_.unnamed(), graph_.unnamed(), step};
  graph_.watch(from, [=, this](ValueId id, const Value &value) { take(content, id, value); });
  graph_.watch(to, [=, this](ValueId id, const Value &value) { give(content, id, value); });
  graph_.watch(content.sources, [=, this](ValueId, const Value &source) {
    for (const SlotId leaf : layouts_.leaves(source.what)) graph_.copy(content.fields, leaf, step);
    graph_.watch(content.targets, [=, this](ValueId, const Value &target) {
      for (const auto &[leaf, over] : layouts_.overlaps(source.what, target.what))
        graph_.flow.copy({leaf, over, EdgeKind::pun, step});
    });
  });
  graph_.watch(content.targets, [=, this](ValueId, const Value &target) {
    for (const SlotId leaf : layouts_.leaves(target.what))
      graph_.flow.copy({content.scalars, leaf, EdgeKind::pun, step});
  });
}

void Memory::take(const Content &content, ValueId id, const Value &value) {
  if (value.kind == ValueKind::address)
    take_slot(content, value.what);
  if (value.kind == ValueKind::record) graph_.add(content.sources, id, content.step);
  if (value.is_doubt()) graph_.add(content.scalars, id, content.step);
  if (value.kind != ValueKind::allocation) return;
  graph_.copy(content.scalars, allocations_[value.what].content, content.step);
  graph_.copy(content.sources, allocations_[value.what].types, content.step);
}

void Memory::take_slot(const Content &content, SlotId slot) {
  graph_.copy(slot == bytes_ ? content.numbers : content.scalars, slot, content.step);
  if (slot == bytes_) graph_.add(content.scalars, number_, content.step);
}

void Memory::give(const Content &content, ValueId id, const Value &value) {
  if (value.kind == ValueKind::address) give_slot(content, value.what);
  if (value.kind == ValueKind::record) graph_.add(content.targets, id, content.step);
  if (value.kind == ValueKind::unknown)
    for (const SlotId slot : {content.scalars, content.fields})
      escape(slot, unknown_memory, content.step);
  if (value.kind != ValueKind::allocation) return;
  graph_.copy(allocations_[value.what].content, content.scalars, content.step);
  graph_.copy(allocations_[value.what].content, content.numbers, content.step);
  graph_.copy(content.targets, allocations_[value.what].types, content.step);
}

void Memory::give_slot(const Content &content, SlotId slot) {
  graph_.copy(slot, content.scalars, content.step);
  if (slot == bytes_) return;
  graph_.copy(slot, content.numbers, content.step);
  graph_.copy(slot, content.fields, content.step);
}

}  // namespace stackcheck::flow
