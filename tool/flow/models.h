#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "options/budget.h"
#include "options/model_place.h"

namespace stackcheck::flow {

/// What functions do with the pointers they are given: the tool's own models, and the user's,
/// which win.
class Models {
 public:
  explicit Models(const std::vector<Fact> &facts);

  /// The model of SYMBOL, or null. "file.c#f" is any static f of a unit .../file.c.
  const ModelFact *find(const std::string &symbol) const;

 private:
  void add(const std::vector<Fact> &facts);

  std::map<std::string, ModelFact> by_symbol_;
  std::map<std::string, ModelFact> by_prefix_;
};

/// Whether a model of `stated` is one of the function SYMBOL.
bool is_model_of(const std::string &stated, const std::string &symbol);

/// Whether the model stands for a body that the program has. It does where that body would
/// only blur things: byte by byte, all memory is one. Any other body is the better truth.
bool replaces_body(const ModelFact &model);

/// The models in tool/flow/models/, read once.
const std::vector<Fact> &builtin_models();

}  // namespace stackcheck::flow
