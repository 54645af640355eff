#pragma once
#include <map>
#include <utility>
#include <vector>

#include "flow/graph.h"

namespace stackcheck::flow {

/// Where records can hold pointers.
class Layouts {
 public:
  /// Takes the records of all units; keeps a reference to `graph`.
  Layouts(Graph &graph, const std::vector<Unit> &units);

  /// The slots of all leaves, by NameId of the record; none for a record without pointers.
  const std::vector<SlotId> &leaves(NameId record) const;

  /// The leaves of two records that lie over each other if both begin at the same address.
  ///
  /// None if one record contains the other: a pointer to one that is used as the other was
  /// moved from the outer record to its part or back, as container_of does, and the parts
  /// share their slots anyway.
  std::vector<std::pair<SlotId, SlotId>> overlaps(NameId one, NameId other) const;

 private:
  struct Leaf {
    RecordLeaf place;
    SlotId slot = 0;
  };
  struct Layout {
    std::vector<Leaf> leaves;
    std::vector<SlotId> slots;  // of `leaves`, sorted, each once
  };

  void add(const Record &record);
  void finish(Layout &layout);
  const Layout &layout(NameId record) const;

  Graph &graph_;
  std::map<NameId, Layout> layouts_;
};

/// Whether some element of one leaf begins where one of the other does; a count of 0 means
/// any number of elements (a flexible array).
bool overlap(const RecordLeaf &one, const RecordLeaf &other);

}  // namespace stackcheck::flow
