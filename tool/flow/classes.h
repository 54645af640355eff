#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "facts/facts.h"

namespace stackcheck::flow {

/// The class hierarchy of the whole program.
class Classes {
 public:
  explicit Classes(const std::vector<Unit> &units);

  /// SYMBOLs that a virtual call of `method` may reach, whatever the object is: a class that
  /// is never instantiated does not count.
  std::set<std::string> overriders(const std::string &method) const;
  /// The same for an object that is at least a `name`, or will be or was while it is that.
  std::set<std::string> overriders(const std::string &method, const std::string &name) const;

 private:
  struct Class {
    bool instantiated = false;
    std::set<std::string> derived;
    std::map<std::string, std::set<std::string>> methods;  // key to symbols
  };

  void add(const VirtualClass &stated);
  void collect(const std::string &method, const std::string &name, std::set<std::string> &visited,
               std::set<std::string> &found) const;

  std::map<std::string, Class> classes_;
};

}  // namespace stackcheck::flow
