#include "options/json_schema.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "options/closest_name.h"
#include "options/schemas.h"

namespace stackcheck {

using nlohmann::json;

namespace {

constexpr std::array known_keywords = {
    "$ref",     "$schema",     "additionalProperties",
    "const",    "definitions", "description",
    "enum",     "items",       "maximum",
    "minItems", "minLength",   "minimum",
    "oneOf",    "properties",  "required",
    "title",    "type",        "uniqueItems",
};

/// A node of a schema, and the file its references start from.
struct Schema {
  const json *node;
  std::string file;
  const json &operator[](const char *keyword) const { return node->at(keyword); }
  bool has(const char *keyword) const { return node->contains(keyword); }
};

const json &schema_root(const std::string &file) {
  static std::map<std::string, json> roots;
  auto [row, is_new] = roots.try_emplace(file);
  if (is_new) row->second = json::parse(schema_text(file));
  return row->second;
}

Schema resolve(Schema schema) {
  while (schema.has("$ref")) {
    const std::string target = schema["$ref"];
    const std::size_t hash = target.find('#');
    if (hash > 0) schema.file = target.substr(0, hash);
    schema.node = &schema_root(schema.file).at(json::json_pointer(target.substr(hash + 1)));
  }
  return schema;
}

void refuse_unknown_keywords(const Schema &schema) {
  for (const auto &[keyword, value] : schema.node->items())
    if (std::find(known_keywords.begin(), known_keywords.end(), keyword) == known_keywords.end())
      throw std::logic_error(schema.file + ": keyword " + keyword + " is not checked");
}

std::vector<std::string> keys_of(const json &object) {
  std::vector<std::string> keys;
  for (const auto &[key, value] : object.items()) keys.push_back(key);
  return keys;
}

std::string wanted_number(const Schema &schema) {
  std::string text = "a whole number";
  if (schema.has("minimum")) text += " from " + schema["minimum"].dump();
  if (schema.has("maximum")) text += " to " + schema["maximum"].dump();
  return text;
}

std::string wanted(const Schema &unresolved) {
  const Schema schema = resolve(unresolved);
  if (schema.has("const")) return schema["const"].dump();
  if (schema.has("enum")) return quoted_list(schema["enum"].get<std::vector<std::string>>());
  const std::string type = schema.has("type") ? schema["type"].get<std::string>() : "object";
  if (type == "integer") return wanted_number(schema);
  if (type == "string") return schema.has("minLength") ? "a text that is not empty" : "a text";
  if (type == "array") return schema.has("minItems") ? "a list that is not empty" : "a list";
  return "an object";
}

bool has_type(const json &value, const std::string &type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  throw std::logic_error("schema type " + type + " is not checked");
}

bool in_range(const json &value, const Schema &schema) {
  return (!schema.has("minimum") || value >= schema["minimum"]) &&
         (!schema.has("maximum") || value <= schema["maximum"]);
}

bool long_enough(std::size_t size, const Schema &schema, const char *keyword) {
  return !schema.has(keyword) || size >= schema[keyword].get<std::size_t>();
}

bool fits(const json &value, const Schema &schema) {
  if (schema.has("const")) return value == schema["const"];
  if (schema.has("enum")) {
    const json &allowed = schema["enum"];
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
  }
  if (!has_type(value, schema["type"])) return false;
  if (value.is_number()) return in_range(value, schema);
  if (value.is_string())
    return long_enough(value.get_ref<const std::string &>().size(), schema, "minLength");
  return long_enough(value.size(), schema, "minItems");
}

void check(const JsonNode &node, const Schema &schema);

void check_known_key(const JsonNode &node, const std::string &key, const Schema &schema) {
  const std::vector<std::string> known = keys_of(schema["properties"]);
  if (schema["properties"].contains(key)) return;
  node[key].fail_here("unknown key: wanted " + quoted_list(known) + did_you_mean(key, known));
}

void check_required(const JsonNode &node, const Schema &schema) {
  for (const std::string key : schema["required"])
    if (!node.has(key))
      node.fail_here("has no key \"" + key + "\": wanted " +
                     wanted({&schema["properties"].at(key), schema.file}));
}

void check_members(const JsonNode &node, const Schema &schema) {
  if (schema["additionalProperties"] != false)
    throw std::logic_error(schema.file + ": an object that allows other keys is not checked");
  for (const std::string &key : keys_of(node.value())) check_known_key(node, key, schema);
  check_required(node, schema);
  for (const std::string &key : keys_of(node.value()))
    check(node[key], {&schema["properties"].at(key), schema.file});
}

void check_unique(const std::vector<JsonNode> &items) {
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (items[i].value() == items[j].value()) items[i].fail("each element once");
}

void check_items(const JsonNode &node, const Schema &schema) {
  const std::vector<JsonNode> items = node.items();
  for (const JsonNode &item : items) check(item, {&schema["items"], schema.file});
  if (schema.has("uniqueItems")) check_unique(items);
}

// Every alternative of ours is an object told apart by its first required key, and allows
// none of the other alternatives' first keys; so at most one can match.
Schema choose(const JsonNode &node, const Schema &schema) {
  std::vector<std::string> names;
  std::vector<Schema> present;
  for (const json &branch : schema["oneOf"]) {
    const Schema alternative = resolve({&branch, schema.file});
    names.push_back(alternative["required"].at(0));
    if (node.value().is_object() && node.has(names.back())) present.push_back(alternative);
  }
  const std::string wanted_keys = "an object with one of the keys " + quoted_list(names);
  if (!node.value().is_object() || node.value().empty()) node.fail(wanted_keys);
  if (present.empty()) node.fail(wanted_keys + did_you_mean(keys_of(node.value())[0], names));
  return present.front();
}

void check(const JsonNode &node, const Schema &unresolved) {
  refuse_unknown_keywords(unresolved);
  const Schema schema = resolve(unresolved);
  refuse_unknown_keywords(schema);
  if (schema.has("oneOf")) return check(node, choose(node, schema));
  if (!fits(node.value(), schema)) node.fail(wanted(schema));
  if (node.value().is_object()) check_members(node, schema);
  if (node.value().is_array()) check_items(node, schema);
}

}  // namespace

void check_schema(const JsonDocument &document, const std::string &schema_file) {
  check(JsonNode(document), {&schema_root(schema_file), schema_file});
}

}  // namespace stackcheck
