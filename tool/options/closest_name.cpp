#include "options/closest_name.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace stackcheck {

namespace {

// Names longer than this are never typed by hand; comparing them would only cost time.
constexpr std::size_t max_name_chars = 256;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string closest_name(std::string_view name, const std::vector<std::string> &candidates) {
  if (name.size() > max_name_chars) return {};
  std::string best;
  std::size_t best_distance = name.size() / 3 + 2;
  for (const std::string &candidate : candidates) {
    if (candidate.size() > max_name_chars) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance >= best_distance || distance >= candidate.size()) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string> &candidates) {
  const std::string closest = closest_name(name, candidates);
  return closest.empty() ? "" : "; did you mean \"" + closest + "\"?";
}

std::string quoted_list(const std::vector<std::string> &names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += '"' + names[i] + '"';
  }
  return list;
}

}  // namespace stackcheck
