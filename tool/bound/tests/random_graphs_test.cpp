// The bound of small random programs against a search of every path.

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "bound/bound.h"
#include "program/names.h"
#include "program/tests/program_text.h"

namespace stackcheck {
namespace {

/// Walks every path that the facts allow, one call after the other.
class EveryPath {
 public:
  explicit EveryPath(const Program &program) : program_(program) {}

  std::uint64_t deepest = 0;
  bool endless = false;

  void walk(NodeId node, std::uint64_t depth) {
    deepest = std::max(deepest, depth + program_.nodes[node].function.reach_bytes);
    const std::pair here{node, uses_};
    const auto [before, is_new] = on_path_.try_emplace(here, depth);
    if (!is_new) {
      // The same function with the same allowances left: what was done once can be repeated.
      endless |= depth > before->second;
      return;
    }
    for (const Edge &edge : program_.nodes[node].edges) take(node, edge, depth);
    on_path_.erase(here);
  }

 private:
  bool is_limited(const Fact &fact, NodeId caller, NodeId callee) const {
    const auto &edge = std::get<EdgeFact>(fact.fact);
    return matches_glob(edge.caller, program_.nodes[caller].function.symbol) &&
           matches_glob(edge.callee, program_.nodes[callee].function.symbol);
  }

  void take(NodeId caller, const Edge &edge, std::uint64_t depth) {
    const std::map<std::size_t, unsigned> before = uses_;
    bool allowed = true;
    for (std::size_t i = 0; i < program_.edge_facts.size(); ++i)
      if (is_limited(program_.edge_facts[i], caller, edge.callee))
        allowed &= ++uses_[i] <= std::get<EdgeFact>(program_.edge_facts[i].fact).at_most;
    if (allowed && !endless) walk(edge.callee, depth + edge.depth_bytes);
    uses_ = before;
  }

  const Program &program_;
  std::map<std::size_t, unsigned> uses_;
  std::map<std::pair<NodeId, std::map<std::size_t, unsigned>>, std::uint64_t> on_path_;
};

class RandomPrograms : public ::testing::TestWithParam<bool> {
 protected:
  unsigned up_to(unsigned most) { return std::uniform_int_distribution(0u, most)(random_); }
  std::string name(unsigned number) { return std::string(1, static_cast<char>('a' + number)); }

  std::string units(unsigned functions) {
    std::string text;
    for (unsigned i = 0; i < functions; ++i) {
      text += name(i) + " " + std::to_string(up_to(40)) + ": ";
      for (unsigned calls = up_to(2); calls > 0; --calls) {
        const bool forward_only = !GetParam();
        if (forward_only && i + 1 == functions) break;
        const unsigned to = forward_only ? i + 1 + up_to(functions - i - 2) : up_to(functions - 1);
        text += "call " + name(to) + " @" + std::to_string(4 * up_to(3)) + "; ";
      }
      text += "\n";
    }
    return text;
  }

  std::string end_of_edge(unsigned functions) {
    return up_to(5) == 0 ? "*" : name(up_to(functions - 1));
  }

  std::string facts(unsigned functions) {
    std::string text;
    for (unsigned facts = up_to(4); facts > 0; --facts)
      text += "edge " + end_of_edge(functions) + " > " + end_of_edge(functions) + " " +
              std::to_string(up_to(2)) + "\n";
    return text;
  }

  void check(const std::string &units_text, const std::string &facts_text) {
    const Program joined = program_text::program(units_text, facts_text);
    const std::vector<FunctionBound> bounds = bound_functions(joined);
    for (NodeId start = 0; start < joined.nodes.size(); ++start) {
      EveryPath paths(joined);
      paths.walk(start, 0);
      const Bound bound = bound_from(joined, start);
      SCOPED_TRACE(units_text + facts_text + joined.nodes[start].function.symbol);
      EXPECT_EQ(bound.type == BoundType::unbounded, paths.endless);
      EXPECT_EQ(bounds[start].type, bound.type);
      EXPECT_TRUE(paths.endless || bounds[start].bytes == bound.bytes) << bounds[start].bytes;
      EXPECT_GE(bound.bytes, joined.nodes[start].function.reach_bytes);
      EXPECT_EQ(bound.chain.back().depth_bytes, bound.bytes);
      endless_ += paths.endless;
      EXPECT_TRUE(paths.endless || bound.bytes == paths.deepest) << paths.deepest;
      EXPECT_TRUE(bound.type != BoundType::at_most || !joined.edge_facts.empty());
    }
  }

  std::mt19937 random_{20261};
  unsigned endless_ = 0;
};

TEST_P(RandomPrograms, HaveTheDepthOfTheirDeepestPath) {
  for (int i = 0; i < 3000; ++i) {
    const unsigned functions = 2 + up_to(3);
    const std::string text = units(functions);
    check(text, facts(functions));
  }
  // Both outcomes have to occur, or the comparison says nothing about one of them.
  EXPECT_EQ(endless_ > 300, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Bound, RandomPrograms, ::testing::Bool(), [](const auto &test) {
  return test.param ? "WithCycles" : "WithoutCycles";
});

}  // namespace
}  // namespace stackcheck
