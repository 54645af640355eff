#pragma once
// The whole program: every unit's functions joined as a linker would join them, and the
// calls between them. Every call that leads nowhere known is kept as an unknown.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "flow/flow.h"
#include "flow/listing.h"
#include "options/budget.h"

namespace stackcheck {

using NodeId = std::size_t;

/// How an edge's callee is known.
enum class EdgeOrigin { direct, user_fact, pointer_flow };

struct Edge {
  NodeId callee = 0;
  std::uint32_t depth_bytes = 0;  ///< of the caller, where the callee starts
  bool tail = false;
  EdgeOrigin origin = EdgeOrigin::direct;
  Location where;
};

/// A call whose callee is not known, and the depth at which that callee would start.
struct OpenCall {
  std::uint32_t depth_bytes = 0;
  Unknown why;
};

struct Node {
  std::size_t unit = 0;  ///< index into Program::units
  std::vector<std::size_t> sources;  ///< the units whose source it was made of, its own first
  Function function;     ///< a frame fact leaves it with that reach and no calls or unknowns
  std::vector<Edge> edges;
  std::vector<OpenCall> open_calls;
  std::vector<std::string> assumptions;  ///< every bound through this node depends on them
  std::optional<NodeId> instance_of;     ///< of a function told apart by what it is passed: the
                                         ///< node that stands for any call of it
};

/// How the machine's calls through pointers were matched with the source's.
struct JoinSums {
  std::size_t to_one = 0;      ///< one call of the source, no doubt
  std::size_t to_several = 0;  ///< any of several, because the compiler merged or moved calls
  std::size_t to_none = 0;     ///< no source is there
};

/// What became of the machine calls.
struct CallSums {
  std::size_t resolved = 0;    ///< every callee is known
  std::size_t never_made = 0;  ///< through pointers that the program never sets
  std::size_t unresolved = 0;  ///< an OpenCall tells why
};

struct Program {
  std::vector<Unit> units;                       ///< without their functions; those are in `nodes`
  std::vector<Node> nodes;                       ///< sorted by unit name, then symbol;
                                                 ///< instances of them come last
  std::multimap<std::string, NodeId> by_symbol;  ///< what a reference to the symbol may reach
  CallSums calls;
  JoinSums joins;
  std::vector<Unknown> problems;             ///< of whole units
  std::vector<Fact> edge_facts;              ///< the EdgeFacts, for `bound`
  std::vector<Fact> unused_facts;            ///< facts that matched nothing
  std::vector<IndirectCall> indirect_calls;  ///< of the source, where `flow` was given
  std::vector<OfferedRoot> offered_roots;    ///< the same
};

/// Joins `units` (sources first, then archive members, in link order) with the user's facts.
/// `flow`, where given, is the solution of these units; it tells where indirect calls lead
/// that no fact says anything about.
Program join(std::vector<Unit> units, const std::vector<Fact> &facts,
             const FlowSolution *flow = nullptr);

/// Whose machine code the node is.
Evidence evidence_of(const Program &program, const Node &node);

/// How many nodes are functions, not instances of them.
std::size_t function_count(const Program &program);

/// The same program with every function as one node, whatever its calls pass.
Program without_instances(const Program &program);

/// The node a budget's or a user's name means: linker symbol, alias, or source name.
std::vector<NodeId> find_function(const Program &program, const std::string &name);

/// Of a function that is none anymore: what it was inlined into, by the debug information, and
/// the clones and parts that were made of it. Empty if there are only parts.
std::vector<NodeId> find_remains(const Program &program, const std::string &name);

}  // namespace stackcheck
