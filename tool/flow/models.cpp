#include "flow/models.h"

#include "flow/builtin_models.h"
#include "options/facts_reader.h"
#include "options/json_schema.h"

namespace stackcheck::flow {

namespace {

std::vector<Fact> read_builtin_models() {
  std::vector<Fact> all;
  for (const auto &[file, text] : builtin_model_files()) {
    const JsonDocument document = parse_json(text, std::string(file));
    check_schema(document, "facts.schema.json");
    std::vector<Fact> facts = read_facts(document, read_text_file);
    all.insert(all.end(), facts.begin(), facts.end());
  }
  return all;
}

/// "file.c#f" of "dir/file.c#f".
std::string without_folder(const std::string &symbol) {
  const std::size_t hash = symbol.find('#');
  const std::size_t slash = hash == symbol.npos ? hash : symbol.rfind('/', hash);
  return slash == symbol.npos ? symbol : symbol.substr(slash + 1);
}

}  // namespace

const std::vector<Fact> &builtin_models() {
  static const std::vector<Fact> models = read_builtin_models();
  return models;
}

Models::Models(const std::vector<Fact> &facts) {
  add(builtin_models());
  add(facts);
}

void Models::add(const std::vector<Fact> &facts) {
  for (const Fact &fact : facts) {
    const auto *model = std::get_if<ModelFact>(&fact.fact);
    if (!model) continue;
    if (model->function.ends_with('*'))
      by_prefix_[model->function.substr(0, model->function.size() - 1)] = *model;
    else
      by_symbol_[model->function] = *model;
  }
}

const ModelFact *Models::find(const std::string &symbol) const {
  const auto exact = by_symbol_.find(without_folder(symbol));
  if (exact != by_symbol_.end()) return &exact->second;
  // The longest prefix wins: it is the last one in order that matches.
  for (auto row = by_prefix_.rbegin(); row != by_prefix_.rend(); ++row)
    if (symbol.starts_with(row->first)) return &row->second;
  return nullptr;
}

bool is_model_of(const std::string &stated, const std::string &symbol) {
  if (stated.ends_with('*')) return symbol.starts_with(stated.substr(0, stated.size() - 1));
  return stated == without_folder(symbol);
}

bool replaces_body(const ModelFact &model) {
  return !model.copies.empty() || model.allocates || model.frees || model.keeps;
}

}  // namespace stackcheck::flow
