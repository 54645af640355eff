#pragma once
// What is known about the reads of a program: does each survive the peer hanging up?
//
//   site      a call to a function with a contract that takes data, asks for it, or gives the
//             connection up; what a finding is about.
//   finding   a site that cannot handle a peer close, with the path that shows it.

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/place.h"

namespace stackcheck {

enum class FindingKind {
  reads_again_after_close,
  waits_on_count_not_state,
  close_result_used_as_length,
  read_result_ignored,
  data_lost_on_close,
  short_read_taken_for_full,
  timeout_taken_for_close,
  close_taken_for_timeout,
  close_resets_peer,
  close_sends_no_fin,
  half_close_drops_reply,
  tls_truncation_accepted,
};

/// The one name of a finding, in reports, comments, documents and the corpus.
inline constexpr std::array<std::string_view, 12> finding_names = {
    "reads-again-after-close",   "waits-on-count-not-state", "close-result-used-as-length",
    "read-result-ignored",       "data-lost-on-close",       "short-read-taken-for-full",
    "timeout-taken-for-close",   "close-taken-for-timeout",  "close-resets-peer",
    "close-sends-no-fin",        "half-close-drops-reply",   "tls-truncation-accepted",
};

constexpr std::string_view to_name(FindingKind kind) {
  return finding_names[static_cast<std::size_t>(kind)];
}

/// One step of the path that shows a finding.
struct PathNote {
  Location where;
  std::string text;
  auto operator<=>(const PathNote &) const = default;
};

struct Finding {
  FindingKind kind = FindingKind::reads_again_after_close;
  Location where;
  std::string function;     ///< the site stands in, as a reader of the source knows it
  std::string callee;       ///< what is called there
  std::string api;          ///< whose contract says what its results mean
  std::string message;
  std::vector<PathNote> path;
  std::string fingerprint;  ///< the same as long as the function says the same
  auto operator<=>(const Finding &) const = default;
};

/// A site about which nothing can be said, and why.
struct UndecidedSite {
  Location where;
  std::string function, callee;
  std::string reason;
  auto operator<=>(const UndecidedSite &) const = default;
};

/// The name by which a suppression means undecided sites.
inline constexpr std::string_view not_decided = "not-decided";

/// What a suppression may name.
std::vector<std::string> suppressible_names();

/// Someone's word that a finding, or a site that is not decided, is no fault, and why.
struct Suppression {
  Location where;        ///< of the comment, or of the row in the project file
  std::string finding;   ///< a finding's name, or `not_decided`
  std::string why;
  std::string file;      ///< of the sites it is about; empty: any
  unsigned line = 0;     ///< 0: any
  std::string function;  ///< empty: any
  auto operator<=>(const Suppression &) const = default;
};

/// What a suppression took out, with it.
struct Suppressed {
  Finding finding;                       ///< of an undecided site, `message` is its reason
  bool was_decided = true;
  Suppression by;
};

/// What a wrapper was found to promise, as text for a reader.
struct InferredText {
  Location where;
  std::string function;
  std::vector<std::string> lines;
  auto operator<=>(const InferredText &) const = default;
};

/// The reads of one program, or of one unit. All lists are sorted, and a site is in one of the
/// first three, or has only suppressed findings.
struct Reads {
  std::vector<Location> safe;
  std::vector<Finding> findings;  ///< a site may have several
  std::vector<UndecidedSite> undecided;
  std::vector<InferredText> inferred;
  std::vector<Suppressed> suppressed;
  std::vector<Suppression> unused_suppressions;
};

/// How many sites there are of each verdict: sites = safe + flagged + undecided + suppressed.
struct ReadSums {
  std::size_t sites = 0, safe = 0, flagged = 0, undecided = 0, suppressed = 0;
};
ReadSums count_reads(const Reads &reads);

/// All of several units or boards. What several of them have, as code of headers or of shared
/// sources, counts once; a finding anywhere outweighs a doubt, and a doubt outweighs safety.
Reads merged(std::vector<Reads> parts);

/// `reads`, which has none suppressed yet, with what is suppressed apart.
Reads suppress(Reads reads, std::vector<Suppression> suppressions);

}  // namespace stackcheck
