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

// Equal findings may show different paths; the first is as good as any.
bool is_same(const Finding &left, const Finding &right) {
  return left.where == right.where && left.kind == right.kind;
}

}  // namespace

ReadSums count_reads(const Reads &reads) {
  ReadSums sums;
  sums.safe = reads.safe.size();
  sums.flagged = flagged_places(reads).size();
  sums.undecided = undecided_places(reads).size();
  sums.sites = sums.safe + sums.flagged + sums.undecided;
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

}  // namespace stackcheck
