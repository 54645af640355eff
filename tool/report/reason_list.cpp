#include "report/reason_list.h"

#include "report/advice.h"
#include "report/phrases.h"
#include "report/printable.h"
#include "report/table.h"

namespace stackcheck {

namespace {

constexpr std::size_t max_listed = 20;

}  // namespace

void ReasonList::add(const Unknown &unknown, const std::string &function,
                     const std::string &entry) {
  Group &group = groups_[unknown.reason];
  group.places.insert({place_text(unknown.where, options_), function, unknown.detail});
  if (!entry.empty()) group.entries.insert(entry);
}

std::string ReasonList::group_text(Reason reason, const Group &group) const {
  const Advice advice = advice_on(reason);
  std::string text = "  " + std::string(to_name(reason)) + ": " +
                     plural(group.places.size(), "place") + "; " + std::string(advice.meaning) +
                     "\n";
  const std::vector<std::string> entries(group.entries.begin(), group.entries.end());
  if (!entries.empty()) text += "    reached from: " + printable(joined(entries)) + "\n";
  text += "    what to do: " + std::string(advice.remedy) + "\n";
  return text + list_text(group.places);
}

std::string ReasonList::text() const {
  std::string text;
  for (const auto &[reason, group] : groups_) text += group_text(reason, group);
  return text;
}

std::string list_text(const std::set<std::vector<std::string>> &lines) {
  Table table;
  std::size_t listed = 0;
  for (const std::vector<std::string> &line : lines) {
    if (listed++ == max_listed) break;
    table.add({line.begin(), line.end()});
  }
  std::string text = table.text(4, false);
  if (lines.size() > max_listed)
    text += "    ... and " + std::to_string(lines.size() - max_listed) +
            " more, --format=json has all\n";
  return text;
}

}  // namespace stackcheck
