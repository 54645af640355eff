#include "flow/classes.h"

namespace stackcheck::flow {

Classes::Classes(const std::vector<Unit> &units) {
  for (const Unit &unit : units)
    for (const VirtualClass &stated : unit.flow.classes) add(stated);
}

void Classes::add(const VirtualClass &stated) {
  Class &known = classes_[stated.name];
  known.instantiated |= stated.instantiated;
  for (const auto &[key, symbol] : stated.methods)
    if (!symbol.empty()) known.methods[key].insert(symbol);
  for (const std::string &base : stated.bases) classes_[base].derived.insert(stated.name);
}

std::set<std::string> Classes::overriders(const std::string &method) const {
  std::set<std::string> found;
  for (const auto &[name, known] : classes_) {
    const auto row = known.methods.find(method);
    if (known.instantiated && row != known.methods.end())
      found.insert(row->second.begin(), row->second.end());
  }
  return found;
}

// While its base is constructed or destroyed, an object is of the base's class: that one
// counts in any case.
std::set<std::string> Classes::overriders(const std::string &method,
                                          const std::string &name) const {
  std::set<std::string> visited, found;
  const auto row = classes_.find(name);
  if (row == classes_.end()) return found;
  collect(method, name, visited, found);
  const auto implemented = row->second.methods.find(method);
  if (implemented != row->second.methods.end())
    found.insert(implemented->second.begin(), implemented->second.end());
  return found;
}

void Classes::collect(const std::string &method, const std::string &name,
                      std::set<std::string> &visited, std::set<std::string> &found) const {
  const auto row = classes_.find(name);
  if (row == classes_.end() || !visited.insert(name).second) return;
  const auto implemented = row->second.methods.find(method);
  if (row->second.instantiated && implemented != row->second.methods.end())
    found.insert(implemented->second.begin(), implemented->second.end());
  for (const std::string &derived : row->second.derived) collect(method, derived, visited, found);
}

}  // namespace stackcheck::flow
