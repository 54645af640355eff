#include "options/json_document.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "facts/input_error.h"
#include "options/json_lines.h"

namespace stackcheck {

using nlohmann::json;

namespace {

constexpr std::size_t max_shown_bytes = 60;

bool is_plain_key(const std::string &key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_' || c == '-' || c == '$';
  });
}

std::string shown(const json &value) {
  std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() <= max_shown_bytes) return text;
  std::size_t end = max_shown_bytes;
  while (end > 0 && (text[end] & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

}  // namespace

JsonDocument parse_json(std::string_view text, const std::string &file) {
  JsonDocument document{file, {}, find_json_lines(text, file)};
  document.root = json::parse(text);
  return document;
}

JsonNode::JsonNode(const JsonDocument &document)
    : document_(&document), value_(&document.root), key_path_("(the whole file)") {}

JsonNode JsonNode::child(const json &value, const std::string &pointer,
                         const std::string &key_path) const {
  JsonNode node = *this;
  node.value_ = &value;
  node.pointer_ += "/" + pointer;
  node.key_path_ = pointer_.empty() ? key_path : key_path_ + key_path;
  return node;
}

bool JsonNode::has(const std::string &key) const { return value_->contains(key); }

JsonNode JsonNode::operator[](const std::string &key) const {
  const std::string name = is_plain_key(key) ? key : json(key).dump();
  return child(value_->at(key), escape_pointer(key), pointer_.empty() ? name : "." + name);
}

std::vector<JsonNode> JsonNode::items() const {
  std::vector<JsonNode> nodes;
  for (std::size_t i = 0; i < value_->size(); ++i)
    nodes.push_back(child((*value_)[i], std::to_string(i), "[" + std::to_string(i) + "]"));
  return nodes;
}

std::vector<std::string> JsonNode::texts() const { return value_->get<std::vector<std::string>>(); }

std::string JsonNode::text_or(const std::string &key, const std::string &otherwise) const {
  return value_->value(key, otherwise);
}

Location JsonNode::where() const { return {document_->file, document_->lines.at(pointer_), 0}; }

void JsonNode::fail(const std::string &wanted) const {
  fail_here(shown(*value_) + ": wanted " + wanted);
}

void JsonNode::fail_here(const std::string &message) const {
  const Location place = where();
  throw InputError(place.file + ":" + std::to_string(place.line) + ": " + key_path_ + ": " +
                   message);
}

}  // namespace stackcheck
