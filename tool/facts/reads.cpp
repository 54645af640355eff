#include "facts/reads.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace stackcheck {

namespace {

template <typename Item>
void append(std::vector<Item> &items, std::vector<Item> more) {
  std::move(more.begin(), more.end(), std::back_inserter(items));
}

template <typename Item>
void sort_once(std::vector<Item> &items) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

std::set<Location> flagged_places(const Reads &reads) {
  std::set<Location> places;
  for (const Finding &finding : reads.findings) places.insert(finding.where);
  return places;
}

std::set<Location> undecided_places(const Reads &reads) {
  std::set<Location> places;
  for (const UndecidedSite &site : reads.undecided) places.insert(site.where);
  return places;
}

/// Sites of which nothing is left but what is suppressed.
std::set<Location> suppressed_places(const Reads &reads) {
  const std::set<Location> flagged = flagged_places(reads), undecided = undecided_places(reads);
  std::set<Location> places;
  for (const Suppressed &one : reads.suppressed)
    if (!flagged.contains(one.finding.where) && !undecided.contains(one.finding.where))
      places.insert(one.finding.where);
  return places;
}

/// Takes out of a verdict's sites those that some suppression is about.
class Suppressing {
 public:
  explicit Suppressing(std::vector<Suppression> suppressions)
      : suppressions_(std::move(suppressions)), is_used_(suppressions_.size()) {}

  const Suppression *find(std::string_view finding, const Location &where,
                          const std::string &function) {
    const Suppression *first = nullptr;
    for (std::size_t i = 0; i < suppressions_.size(); ++i) {
      if (!is_about(suppressions_[i], finding, where, function)) continue;
      is_used_[i] = true;
      if (!first) first = &suppressions_[i];
    }
    return first;
  }

  std::vector<Suppression> unused() const {
    std::vector<Suppression> left;
    for (std::size_t i = 0; i < suppressions_.size(); ++i)
      if (!is_used_[i]) left.push_back(suppressions_[i]);
    return left;
  }

 private:
  static bool is_about(const Suppression &one, std::string_view finding, const Location &where,
                       const std::string &function) {
    return !one.why.empty() && one.finding == finding &&
           (one.file.empty() || one.file == where.file) &&
           (one.line == 0 || one.line == where.line) &&
           (one.function.empty() || one.function == function);
  }

  std::vector<Suppression> suppressions_;
  std::vector<bool> is_used_;
};

// Equal findings may show different paths; the first is as good as any.
bool is_same(const Finding &left, const Finding &right) {
  return left.where == right.where && left.kind == right.kind;
}

}  // namespace

std::vector<std::string> suppressible_names() {
  std::vector<std::string> names(finding_names.begin(), finding_names.end());
  names.emplace_back(not_decided);
  return names;
}

ReadSums count_reads(const Reads &reads) {
  ReadSums sums;
  sums.safe = reads.safe.size();
  sums.flagged = flagged_places(reads).size();
  sums.undecided = undecided_places(reads).size();
  sums.suppressed = suppressed_places(reads).size();
  sums.sites = sums.safe + sums.flagged + sums.undecided + sums.suppressed;
  return sums;
}

Reads merged(std::vector<Reads> parts) {
  Reads all;
  for (Reads &part : parts) {
    append(all.safe, std::move(part.safe));
    append(all.findings, std::move(part.findings));
    append(all.undecided, std::move(part.undecided));
    append(all.inferred, std::move(part.inferred));
  }
  std::ranges::sort(all.findings, {}, [](const Finding &one) {
    return std::tie(one.where, one.kind, one.function, one.message);
  });
  all.findings.erase(std::unique(all.findings.begin(), all.findings.end(), is_same),
                     all.findings.end());
  const std::set<Location> flagged = flagged_places(all);
  std::erase_if(all.undecided, [&](const auto &site) { return flagged.contains(site.where); });
  sort_once(all.undecided);
  const std::set<Location> undecided = undecided_places(all);
  std::erase_if(all.safe, [&](const Location &place) {
    return flagged.contains(place) || undecided.contains(place);
  });
  sort_once(all.safe);
  sort_once(all.inferred);
  return all;
}

Reads suppress(Reads reads, std::vector<Suppression> suppressions) {
  sort_once(suppressions);
  Suppressing suppressing(std::move(suppressions));
  std::erase_if(reads.findings, [&](const Finding &finding) {
    const auto *by = suppressing.find(to_name(finding.kind), finding.where, finding.function);
    if (by) reads.suppressed.push_back({finding, true, *by});
    return by != nullptr;
  });
  std::erase_if(reads.undecided, [&](const UndecidedSite &site) {
    const auto *by = suppressing.find(not_decided, site.where, site.function);
    Finding finding;
    finding.where = site.where, finding.function = site.function;
    finding.callee = site.callee, finding.message = site.reason;
    if (by) reads.suppressed.push_back({finding, false, *by});
    return by != nullptr;
  });
  reads.unused_suppressions = suppressing.unused();
  return reads;
}

}  // namespace stackcheck
