#pragma once
// Which functions an image has: one name per address, the others as aliases.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts/facts.h"
#include "machine/image.h"

namespace stackcheck {

struct FunctionName {
  std::string symbol;  ///< unique within the image
  Binding binding = Binding::local;
  std::uint64_t address = 0;
  std::uint64_t end = 0;  ///< by its symbol's size; == address if it has none
  bool decodable = true;  ///< false: code of an instruction set not supported here
  bool fragment = false;  ///< GCC's "f.cold": part of f that stands elsewhere, no function
};

/// Assembly often leaves out .type: a global label in code is a function all the same.
bool names_function(const Image &image, const ImageSymbol &symbol);

class Names {
 public:
  explicit Names(const Image &image);

  /// The function that starts at `address`, or null.
  const FunctionName *at(std::uint64_t address) const;
  /// Adds a function without a symbol, met as the target of a call.
  const FunctionName &add(std::uint64_t address);
  /// What was added since the last call.
  std::vector<std::uint64_t> take_added() { return std::exchange(added_, {}); }
  /// The function symbol that covers `address`, or null.
  const FunctionName *covering(std::uint64_t address) const;
  const std::map<std::uint64_t, FunctionName> &all() const { return by_address_; }
  const std::vector<Alias> &aliases() const { return aliases_; }
  std::set<std::uint64_t> starts() const;
  /// Code addresses that data refers to: function pointers and labels of computed jumps.
  const std::set<std::uint64_t> &addresses_in_data() const { return addresses_in_data_; }

 private:
  void read_functions();
  void read_addresses_in_data();
  std::string unique(const std::string &symbol);

  const Image &image_;
  std::map<std::uint64_t, FunctionName> by_address_;
  std::vector<Alias> aliases_;
  std::set<std::string> used_;
  std::vector<std::uint64_t> added_;
  std::set<std::uint64_t> addresses_in_data_;
};

}  // namespace stackcheck
