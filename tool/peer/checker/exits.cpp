#include "peer/checker/exits.h"

#include <algorithm>
#include <array>

#include "llvm/ADT/StringRef.h"
#include "peer/checker/observed.h"
#include "peer/checker/uses.h"

namespace stackcheck::peer {

namespace {

/// A way out with what it means for the read that decided it.
struct Way {
  const Exit *exit = nullptr;
  const clang::Expr *site = nullptr;
  ConnectionFacts facts;
  Observed seen;
  bool is(Means means) const { return facts.last == means; }
  bool is_gone() const { return is(Means::end) || is(Means::reset) || is(Means::truncated_end); }
};

// The names people give to the two: what a caller is told, where a number alone says nothing.
bool names_waiting(llvm::StringRef name) {
  for (const char *word : {"nothing", "again", "yet", "timeout", "timed", "wait", "busy", "idle",
                           "retry", "pending", "no_data", "nodata", "none", "block", "later"})
    if (name.contains_insensitive(word)) return true;
  return false;
}

bool tells_waiting(const Observed &seen) {
  if (!seen.name.empty()) return names_waiting(seen.name);
  return !seen.is_failure && !seen.released;
}

class Comparison {
 public:
  explicit Comparison(Run &run) : run_(run), function_(*run.calls.function) {
    for (const Exit &exit : run.exits)
      for (const auto &[key, facts] : exit.connections)
        if (facts.last && facts.site && run.sites.contains(facts.site) &&
            run.sites.at(facts.site).contract->role == Role::read && is_own(facts.site))
          ways_.push_back({&exit, facts.site, facts, observe(exit, function_)});
  }

  void run() {
    for (const Way &way : ways_) {
      if (way.is_gone()) told_as_waiting(way);
      if (way.is_gone() && way.facts.had_data) data_thrown_away(way);
      if (way.is(Means::truncated_end)) truncation(way);
      if (!way.is(Means::data)) ended_early(way);
      if (way.is(Means::data) && way.facts.was_short) short_as_whole(way);
    }
  }

 private:
  bool is_own(const clang::Expr *site) const {
    return std::ranges::any_of(run_.calls.sites,
                               [&](const Site &own) { return own.call == site; });
  }

  template <typename Predicate>
  const Way *find(const Way &like, Predicate predicate) const {
    const auto found = std::ranges::find_if(
        ways_, [&](const Way &other) { return other.site == like.site && predicate(other); });
    return found == ways_.end() ? nullptr : &*found;
  }

  void add(FindingKind kind, const Way &way, std::string message) {
    run_.add({kind, way.site, std::move(message), way.exit->node, way.exit->statement,
              *way.facts.last});
  }

  void told_as_waiting(const Way &way) {
    const Way *waiting = find(way, [&](const Way &other) {
      return other.is(Means::nothing_yet) && other.facts.had_data == way.facts.had_data &&
             other.seen.is_same(way.seen);
    });
    if (!waiting || way.seen.kind == Observed::Kind::nothing) return;
    if (tells_waiting(way.seen))
      add(FindingKind::close_taken_for_timeout, way,
          "the caller cannot tell this from nothing having come yet, and will ask again");
    else
      add(FindingKind::timeout_taken_for_close, *waiting,
          "the caller cannot tell this from the end of the connection");
  }

  void data_thrown_away(const Way &way) {
    if (!way.seen.is_failure || way.seen.keeps_count) return;
    const Way *kept = find(way, [&](const Way &other) {
      return !other.is(Means::data) && other.facts.had_data && !other.seen.is_failure &&
             other.facts.last != way.facts.last;
    });
    if (kept)
      add(FindingKind::data_lost_on_close, way,
          "what had been received is thrown away; another way out of this function keeps it");
  }

  void truncation(const Way &way) {
    if (way.seen.is_failure) return;
    const Way *clean = find(way, [&](const Way &other) {
      return other.is(Means::end) && other.seen.is_same(way.seen);
    });
    if (clean)
      add(FindingKind::tls_truncation_accepted, way,
          "told like a clean end, although bytes may be missing");
  }

  // Only where the loop can also be left because enough has come is there a promise.
  void ended_early(const Way &way) {
    if (way.seen.keeps_count || way.seen.kind == Observed::Kind::count || way.seen.is_failure ||
        !is_in_loop(run_.sites.at(way.site)))
      return;
    const Way *whole = find(way, [&](const Way &other) {
      return other.is(Means::data) && other.seen.is_same(way.seen);
    });
    if (whole)
      add(FindingKind::short_read_taken_for_full, way,
          "told like the whole, although less than was asked for has come");
  }

  void short_as_whole(const Way &way) {
    const Site &site = run_.sites.at(way.site);
    if (way.seen.is_failure || use_of_result(site) != ResultUse::compared || !relies_on_bytes(site))
      return;
    const Way *whole = find(way, [&](const Way &other) {
      return other.is(Means::data) && !other.facts.was_short && other.seen.is_same(way.seen);
    });
    if (whole)
      add(FindingKind::short_read_taken_for_full, way,
          "fewer bytes than asked for go on like all of them");
  }

  Run &run_;
  const clang::FunctionDecl &function_;
  std::vector<Way> ways_;
};

void find_ignored(Run &run) {
  for (const Site &site : run.calls.sites) {
    if (site.contract->role != Role::read || site.contract->datagrams) continue;
    const clang::Expr *call = site.call;
    if (call->getType()->isVoidType() || use_of_result(site) != ResultUse::ignored) continue;
    if (!relies_on_bytes(site) && is_before_release(site, run.calls)) continue;
    run.add({FindingKind::read_result_ignored, call, "nobody looks at what the read gave", nullptr,
             call, Means::end});
  }
}

}  // namespace

void compare_exits(Run &run) {
  Comparison(run).run();
  find_ignored(run);
}

}  // namespace stackcheck::peer
