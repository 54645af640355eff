#include "peer/checker/exits.h"

#include <algorithm>
#include <array>

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/StringRef.h"
#include "peer/checker/handed.h"
#include "peer/checker/observed.h"
#include "peer/checker/uses.h"

namespace stackcheck::peer {

namespace {

/// Where bytes still wait, the state alone has told of a close.
ConnectionFacts as_told(ConnectionFacts facts) {
  if (facts.may_have_more) facts.last = Means::data;
  return facts;
}

/// A way out with what it means for the read that decided it.
struct Way {
  const Exit *exit = nullptr;
  const clang::Expr *site = nullptr;
  ConnectionFacts facts;
  Observed seen;
  bool is(Means means) const { return facts.last == means; }
  bool keeps() const {
    return seen.keeps_count || seen.kind == Observed::Kind::count ||
           (seen.kind == Observed::Kind::other && seen.value.getAsRegion());
  }
  bool is_gone() const { return is(Means::end) || is(Means::reset) || is(Means::truncated_end); }
};

// The names people give to the two: what a caller is told, where a number alone says nothing.
bool names_waiting(llvm::StringRef name) {
  for (const char *word : {"nothing", "again", "yet", "timeout", "timed", "wait", "busy", "idle",
                           "retry", "pending", "no_data", "nodata", "none", "block", "later"})
    if (name.contains_insensitive(word)) return true;
  return false;
}

bool names_time_out(llvm::StringRef name) {
  return name.contains_insensitive("timeout") || name.contains_insensitive("timed_out");
}

bool names_end(llvm::StringRef name) {
  for (const char *word : {"close", "end", "eof", "gone", "disconn", "lost", "hang", "finish"})
    if (name.contains_insensitive(word)) return true;
  return false;
}

class Comparison {
 public:
  explicit Comparison(Run &run) : run_(run), function_(*run.calls.function) {
    for (const Exit &exit : run.exits)
      for (const auto &[key, facts] : exit.connections)
        if (facts.last && facts.site && run.sites.contains(facts.site) && is_own(facts.site)) {
          const bool has_read = run.sites.at(facts.site).contract->role == Role::read;
          (has_read ? ways_ : idle_)
              .push_back(
                  {&exit, facts.site, has_read ? as_told(facts) : facts, observe(exit, function_)});
        }
  }

  void run() {
    for (const Way &way : ways_) {
      if (way.is_gone()) told_as_waiting(way);
      if (way.is_gone() && way.facts.had_data) data_thrown_away(way);
      if (way.is(Means::truncated_end)) truncation(way);
      if (!way.is(Means::data)) ended_early(way);
      if (way.is(Means::data) && way.facts.was_short) short_as_whole(way);
    }
    for (const Way &way : idle_)
      if (way.is_gone()) state_told_as_waiting(way);
  }

 private:
  bool is_own(const clang::Expr *site) const {
    return std::ranges::any_of(run_.calls.sites, [&](const Site &own) { return own.call == site; });
  }

  template <typename Predicate>
  const Way *find(const Way &like, Predicate predicate) const {
    const auto found = std::ranges::find_if(
        ways_, [&](const Way &other) { return other.site == like.site && predicate(other); });
    return found == ways_.end() ? nullptr : &*found;
  }

  void add(FindingKind kind, const Way &way, std::string message) {
    run_.add(
        {kind, way.site, std::move(message), way.exit->node, way.exit->statement, *way.facts.last});
  }

  // Where the read itself tells both in the same way, its caller has nothing to tell apart.
  bool read_tells_apart(const Way &way, Means like) const {
    const std::vector<ContractOutcome> &outcomes = run_.sites.at(way.site).contract->outcomes;
    return std::ranges::any_of(outcomes, [&](const ContractOutcome &gone) {
      return gone.means == *way.facts.last &&
             std::ranges::none_of(outcomes, [&](const ContractOutcome &other) {
               return other.means == like && other.result == gone.result &&
                      other.errno_names == gone.errno_names && other.writes == gone.writes;
             });
    });
  }

  /// A function that is not seen is told the difference, and may decide by it.
  bool is_judged_elsewhere(const Way &way, const Way &like) {
    const clang::CallExpr *judge = told_apart(handed_after(way.exit->node, way.site),
                                              handed_after(like.exit->node, like.site));
    if (!judge) return false;
    run_.doubts.emplace(way.site, "what " + judge->getDirectCallee()->getQualifiedNameAsString() +
                                      " makes of its outcome is not seen");
    return true;
  }

  void told_as_waiting(const Way &way) {
    const Site &site = run_.sites.at(way.site);
    const bool throws_away = is_in_loop(site) && !relies_on_bytes(site);
    if (throws_away || !read_tells_apart(way, Means::nothing_yet)) return;
    const auto is_waiting = [&](const Way &other) {
      return other.is(Means::nothing_yet) && !other.facts.silent_end &&
             other.facts.had_data == way.facts.had_data && other.seen.is_told_like(way.seen);
    };
    const Way *waiting = find(way, is_waiting);
    const bool is_like_idle = std::ranges::any_of(idle_, is_waiting);
    if (way.seen.kind == Observed::Kind::nothing || way.facts.given_up) return;
    if (!waiting && !is_like_idle && !names_time_out(way.seen.written_name)) return;
    if (waiting && is_judged_elsewhere(way, *waiting)) return;
    if (tells_waiting(way))
      add(FindingKind::close_taken_for_timeout, way,
          "the caller cannot tell this from nothing having come yet, and will ask again");
    else if (waiting && (names_end(way.seen.name) || names_end(way.seen.written_name)))
      add(FindingKind::timeout_taken_for_close, *waiting,
          "the caller cannot tell this from the end of the connection");
  }

  // The end was seen by a look at the state, before any read, in a function that hands on counts.
  void state_told_as_waiting(const Way &way) {
    const auto hands_on = std::ranges::find_if(ways_, [](const Way &other) {
      return other.is(Means::data) && other.seen.kind == Observed::Kind::count;
    });
    const bool is_like_idle = std::ranges::any_of(idle_, [&](const Way &other) {
      return other.is(Means::nothing_yet) && !other.facts.silent_end &&
             other.seen.is_told_like(way.seen);
    });
    const bool is_failure = way.seen.is_failure && !names_waiting(way.seen.written_name);
    if (hands_on == ways_.end() || !is_like_idle || way.facts.given_up || is_failure ||
        way.seen.kind != Observed::Kind::number)
      return;
    run_.add({FindingKind::close_taken_for_timeout, hands_on->site,
              "the caller cannot tell this from nothing having come yet, and will ask again",
              way.exit->node, way.exit->statement, *way.facts.last});
  }

  /// A number says "nothing yet" if it is no failure although there are failures, or no count
  /// although there are counts.
  bool tells_waiting(const Way &way) const {
    const Observed &seen = way.seen;
    if (!seen.name.empty()) return names_waiting(seen.name);
    if (names_waiting(seen.written_name)) return true;
    if (seen.kind == Observed::Kind::count) return !way.facts.had_data;
    if (seen.kind != Observed::Kind::number || seen.is_failure) return false;
    return find(way, [&](const Way &other) {
      const bool is_no_count = other.seen.kind == Observed::Kind::count && seen.number == 0;
      return (other.is(Means::data) && (is_no_count || other.seen.is_same(seen))) ||
             (other.seen.is_failure && !other.is(Means::nothing_yet));
    });
  }

  /// Told as something that worked.
  bool is_success(const Way &way) const {
    if (way.seen.is_failure) return false;
    if (way.keeps()) return true;
    const Way *data = find(way, [](const Way &other) { return other.is(Means::data); });
    return !data || find(way, [&](const Way &other) {
      return other.is(Means::data) && other.seen.is_same(way.seen);
    });
  }

  bool knows_truncation(const Way &way) const {
    return std::ranges::any_of(
        run_.sites.at(way.site).contract->outcomes,
        [](const ContractOutcome &one) { return one.means == Means::truncated_end; });
  }

  void data_thrown_away(const Way &way) {
    if (!way.seen.is_failure || way.seen.keeps_count || knows_truncation(way)) return;
    const Way *kept = find(way, [&](const Way &other) {
      // Who asks again where nothing has come yet wants all of it, and has no use for a part.
      const bool gave_up = other.is(Means::nothing_yet) && run_.retried.contains(way.site);
      return !other.is(Means::data) && !gave_up && other.facts.had_data && !other.seen.is_failure &&
             other.keeps() && other.facts.last != way.facts.last;
    });
    if (kept)
      add(FindingKind::data_lost_on_close, way,
          "what had been received is thrown away; another way out of this function keeps it");
  }

  /// 1 for more and 0 for no more, as numbers: no failure is among them.
  bool counts_down(const Way &more, const Way &no_more) const {
    using Kind = Observed::Kind;
    return function_.getReturnType()->isSignedIntegerType() && more.seen.kind == Kind::number &&
           more.seen.number > 0 && no_more.seen.kind == Kind::number && no_more.seen.number == 0;
  }

  void truncation(const Way &way) {
    const bool hands_on =
        !way.seen.is_failure && read_tells_apart(way, Means::end) &&
        find(way, [&](const Way &other) {
          return other.is(Means::data) && (other.exit->result_is_held || counts_down(other, way));
        });
    if (!hands_on && (!is_in_loop(run_.sites.at(way.site)) || !is_success(way))) return;
    const Way *clean = find(way, [&](const Way &other) {
      return other.is(Means::end) && other.seen.is_same(way.seen);
    });
    if (clean && !is_judged_elsewhere(way, *clean))
      add(FindingKind::tls_truncation_accepted, way,
          "told like a clean end, although bytes may be missing");
  }

  // Only where the loop can also be left because enough has come is there a promise.
  void ended_early(const Way &way) {
    if (way.facts.is_datagram || way.keeps() || way.seen.kind == Observed::Kind::other ||
        way.seen.is_failure || way.seen.kind == Observed::Kind::nothing ||
        !counts_in_loop(run_.sites.at(way.site)))
      return;
    const Way *counted = find(way, [](const Way &other) { return other.keeps(); });
    const Way *whole = find(way, [&](const Way &other) {
      return other.is(Means::data) && !other.seen.keeps_count && other.seen.is_same(way.seen);
    });
    if (whole && !counted && !is_judged_elsewhere(way, *whole))
      add(FindingKind::short_read_taken_for_full, way,
          "told like the whole, although less than was asked for has come");
  }

  /// Where control went after the read: code that tells two outcomes apart goes two ways.
  static std::vector<const clang::CFGBlock *> blocks_after(const Way &way) {
    std::vector<const clang::CFGBlock *> blocks;
    for (const auto *node = way.exit->node; node; node = node->getFirstPred()) {
      const auto *tag = llvm::dyn_cast_or_null<EventTag>(node->getLocation().getTag());
      if (tag && tag->site == way.site) break;
      if (const auto edge = node->getLocation().getAs<clang::BlockEdge>())
        blocks.push_back(edge->getDst());
    }
    return blocks;
  }

  void short_as_whole(const Way &way) {
    const Site &site = run_.sites.at(way.site);
    if (way.seen.is_failure || use_of_result(site) != ResultUse::compared ||
        !relies_on_bytes(site) || !asks_for_a_size(site))
      return;
    const Way *whole = find(way, [&](const Way &other) {
      return other.is(Means::data) && !other.facts.was_short && other.seen.is_same(way.seen) &&
             blocks_after(other) == blocks_after(way);
    });
    if (whole)
      add(FindingKind::short_read_taken_for_full, way,
          "fewer bytes than asked for go on like all of them");
  }

  Run &run_;
  const clang::FunctionDecl &function_;
  std::vector<Way> ways_;
  std::vector<Way> idle_;  ///< decided by a look at the connection, without a read
};

/// What only may be owed is, if the function can be left with data that was not answered.
void find_owed(Run &run) {
  const bool leaves_owing = std::ranges::any_of(run.exits, [](const Exit &exit) {
    return std::ranges::any_of(exit.connections, [](const auto &row) {
      return row.second.owes_answer && row.second.last == Means::data;
    });
  });
  for (MaybeOwed &owed : run.maybe_owed)
    if ((owed.is_certain || leaves_owing) && !run.answers_after_end.contains(owed.read))
      run.add(std::move(owed.finding));
}

/// A message that was seen to wait is there, and whole.
bool is_waiting_datagram(const Site &site, const FunctionCalls &calls) {
  const clang::SourceManager &sources = site.function->getASTContext().getSourceManager();
  return site.contract->datagrams && std::ranges::any_of(calls.sites, [&](const Site &other) {
           return other.contract->role == Role::poll &&
                  sources.isBeforeInTranslationUnit(other.call->getBeginLoc(),
                                                    site.call->getBeginLoc());
         });
}

/// A function that read some leaves the rest.
void find_left(Run &run) {
  for (const Exit &exit : run.exits)
    for (const auto &[key, facts] : exit.connections)
      if (facts.may_be_left && facts.had_data && !facts.given_up && !facts.shut_down &&
          observe(exit, *run.calls.function).is_failure)
        run.add({FindingKind::data_lost_on_close, facts.site,
                 "nobody looks for what came before the close: the state was asked first",
                 exit.node, exit.statement, Means::end});
}

/// A wait that goes on on one path is one that some limit ends on another.
void drop_limited_waits(Run &run) {
  std::erase_if(run.findings, [&](const RawFinding &one) {
    return one.kind == FindingKind::timeout_taken_for_close && run.retried.contains(one.site);
  });
}

void find_ignored(Run &run) {
  for (const Site &site : run.calls.sites) {
    if (site.contract->role != Role::read || run.has_finding(site.call)) continue;
    const clang::Expr *call = site.call;
    if (call->getType()->isVoidType() || use_of_result(site) != ResultUse::ignored) continue;
    if (asks_for_nothing(site) || is_waiting_datagram(site, run.calls)) continue;
    if (!relies_on_bytes(site) && (is_before_release(site, run.calls) || is_in_loop(site)))
      continue;
    run.add({FindingKind::read_result_ignored, call, "nobody looks at what the read gave", nullptr,
             call, Means::end});
  }
}

}  // namespace

void compare_exits(Run &run) {
  find_owed(run);
  drop_limited_waits(run);
  Comparison(run).run();
  find_left(run);
  find_ignored(run);
}

}  // namespace stackcheck::peer
