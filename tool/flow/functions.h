#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "flow/flow.h"

namespace stackcheck::flow {

/// The functions of the whole program by SYMBOL. Keeps references to the units' functions.
class Functions {
 public:
  explicit Functions(const std::vector<Unit> &units);

  /// Those with a body that a reference to SYMBOL may mean: more than one if weak or inline.
  const std::vector<const FunctionFlow *> &bodies(const std::string &symbol) const;
  /// Whether code that is not among the bodies may be meant too.
  bool is_outside(const std::string &symbol) const;
  std::vector<FlowTarget> targets(const std::string &symbol) const;

  /// SYMBOLs of what a user means by a linker symbol or source name; `name` itself if none.
  std::vector<std::string> named(const std::string &name) const;
  /// Each function whose address is taken, with or without a body here.
  const std::set<std::string> &address_taken() const { return address_taken_; }
  /// Symbols that units without source need: they may call these functions, or use these
  /// variables; with the name of such a unit.
  const std::map<std::string, std::string> &used_outside() const { return used_outside_; }

 private:
  struct Body {
    std::size_t unit = 0;
    const FunctionFlow *function = nullptr;
  };

  /// The SYMBOL whose bodies a reference to `symbol` means.
  std::string body_symbol(const std::string &symbol) const;
  void add_source(std::size_t index, const Unit &unit);
  void add_aliases(std::size_t index, const Unit &unit);
  void add_code(const Unit &unit);
  void add_image(const Unit &image, const std::set<std::string> &sources);
  void add_body(const std::string &symbol, const Body &body);

  std::map<std::string, std::vector<const FunctionFlow *>> bodies_;
  std::map<std::string, std::vector<FlowTarget>> targets_;
  std::set<std::string> code_only_;  // defined by units without source
  std::set<std::string> address_taken_;
  std::map<std::string, std::string> used_outside_;
  std::multimap<std::string, std::string> by_name_;
};

/// Whether anything of the unit's source is known.
bool has_source(const Unit &unit);

}  // namespace stackcheck::flow
