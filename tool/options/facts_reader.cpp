#include "options/facts_reader.h"

#include <algorithm>
#include <map>
#include <string>

#include "options/json_schema.h"
#include "options/model_place.h"

namespace stackcheck {

namespace {

using Statement = decltype(Fact::fact);

Statement read_call(const JsonNode &node) {
  const JsonNode call = node["call"];
  const unsigned line = call.value().value("line", 0u);
  if (line != 0 && !call.has("file"))
    call["line"].fail("\"file\" beside it, which the line is counted in");
  return CallFact{call["function"].value(), call.text_or("file", ""), line,
                  node["targets"].texts()};
}

Statement read_field(const JsonNode &node) {
  const std::string field = node["field"].value();
  const std::size_t dot = field.rfind('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == field.size())
    node["field"].fail("\"record.field\", for example \"mbedtls_ssl_context.f_send\"");
  return FieldFact{field, node["targets"].texts()};
}

Statement read_edge(const JsonNode &node) {
  const JsonNode edge = node["edge"];
  return EdgeFact{edge["caller"].value(), edge["callee"].value(), node["at_most"].value()};
}

// A call that is never made is one made at most 0 times.
Statement read_cut(const JsonNode &node) {
  const JsonNode cut = node["cut"];
  return EdgeFact{cut["caller"].value(), cut["callee"].value(), 0};
}

Statement read_frame(const JsonNode &node) {
  const JsonNode frame = node["frame"];
  return FrameFact{frame["function"].value(), frame["bytes"].value()};
}

std::string read_place(const JsonNode &node) {
  const std::string text = node.value();
  if (!is_place(text)) node.fail("\"0\", \"*0\", \"0->field\", \"result\" or \"bytes\"");
  return text;
}

std::vector<std::string> read_with(const JsonNode &callback) {
  std::vector<std::string> with;
  if (!callback.has("with")) return with;
  for (const JsonNode &place : callback["with"].items())
    with.push_back(place.value() == "?" ? "?" : read_place(place));
  return with;
}

std::vector<ModelFact::Callback> read_callbacks(const JsonNode &model, const std::string &key) {
  std::vector<ModelFact::Callback> callbacks;
  if (!model.has(key)) return callbacks;
  for (const JsonNode &item : model[key].items())
    callbacks.push_back(
        {read_place(item["function"]), read_with(item), item.text_or("kind", "callback")});
  return callbacks;
}

std::vector<ModelFact::Copy> read_copies(const JsonNode &model) {
  std::vector<ModelFact::Copy> copies;
  if (!model.has("copies")) return copies;
  for (const JsonNode &item : model["copies"].items())
    copies.push_back({read_place(item["to"]), read_place(item["from"])});
  return copies;
}

ModelFact read_model(const JsonNode &node) {
  const JsonNode model = node["model"];
  // Only its own word may declare a function harmless, never a list that was forgotten.
  const std::size_t verbs = model.value().size() - 1;  // all keys but "functions"
  if (model.has("harmless") ? verbs != 1 : verbs == 0)
    model.fail_here("wanted either \"harmless\": true or what the functions do");
  ModelFact fact;
  fact.calls = read_callbacks(model, "calls");
  fact.roots = read_callbacks(model, "roots");
  fact.copies = read_copies(model);
  fact.allocates = model.has("allocates");
  fact.frees = model.has("frees");
  fact.keeps = model.has("keeps");
  return fact;
}

Statement read_statement(const JsonNode &node) {
  if (node.has("call")) return read_call(node);
  if (node.has("field")) return read_field(node);
  if (node.has("edge")) return read_edge(node);
  if (node.has("cut")) return read_cut(node);
  return read_frame(node);
}

/// What a fact is about: two facts with the same subject repeat or contradict each other.
struct Subject {
  std::string operator()(const CallFact &fact) const {
    return "the calls in " + fact.function + (fact.file.empty() ? "" : " in " + fact.file) +
           (fact.line == 0 ? "" : " line " + std::to_string(fact.line));
  }
  std::string operator()(const FieldFact &fact) const { return "the field " + fact.field; }
  std::string operator()(const EdgeFact &fact) const {
    return "the edge " + fact.caller + " to " + fact.callee;
  }
  std::string operator()(const FrameFact &fact) const { return "the frame of " + fact.function; }
  std::string operator()(const ModelFact &fact) const { return "the model of " + fact.function; }
};

class FactsReader {
 public:
  explicit FactsReader(const ReadText &read) : read_(read) {}

  std::vector<Fact> run(const JsonDocument &file) {
    open_files_.push_back(file.file);
    read_document(file);
    return std::move(facts_);
  }

 private:
  void read_document(const JsonDocument &file) {
    const JsonNode root(file);
    if (root.has("include"))
      for (const JsonNode &name : root["include"].items()) include(file.file, name);
    if (root.has("facts"))
      for (const JsonNode &fact : root["facts"].items()) add(fact);
  }

  void include(const std::string &from, const JsonNode &name) {
    const std::string path = path_beside(from, name.value());
    if (std::find(open_files_.begin(), open_files_.end(), path) != open_files_.end())
      name.fail("a file that does not include this one again");
    if (!read_files_.emplace(path, name.where()).second)
      name.fail("each file once; it is included at " + at(read_files_[path]));
    open_files_.push_back(path);
    const JsonDocument file = parse_json(read_(path), path);
    check_schema(file, "facts.schema.json");
    read_document(file);
    open_files_.pop_back();
  }

  void add(const JsonNode &node) {
    if (node.has("model")) return add_models(node);
    add(node, {read_statement(node), node["why"].value(), node.where()});
  }

  void add_models(const JsonNode &node) {
    ModelFact model = read_model(node);
    for (const JsonNode &function : node["model"]["functions"].items()) {
      model.function = function.value();
      add(function, {model, node["why"].value(), function.where()});
    }
  }

  void add(const JsonNode &node, Fact fact) {
    const std::string subject = std::visit(Subject{}, fact.fact);
    const auto [row, is_new] = subjects_.emplace(subject, fact.where);
    if (!is_new)
      node.fail_here(subject + " is stated twice: wanted one fact; the other is at " +
                     at(row->second));
    facts_.push_back(std::move(fact));
  }

  static std::string at(const Location &place) {
    return place.file + ":" + std::to_string(place.line);
  }

  const ReadText &read_;
  std::vector<std::string> open_files_;
  std::map<std::string, Location> read_files_;
  std::map<std::string, Location> subjects_;
  std::vector<Fact> facts_;
};

}  // namespace

std::vector<Fact> read_facts(const JsonDocument &file, const ReadText &read) {
  return FactsReader(read).run(file);
}

}  // namespace stackcheck
