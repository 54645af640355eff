#pragma once
// JSON text with the line of every value, so that an error can name its place.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// A parsed file. `lines` counts from 1; its keys are JSON pointers (RFC 6901), and a
/// member stands on the line of its key.
struct JsonDocument {
  std::string file;
  nlohmann::json root;
  std::map<std::string, unsigned> lines;
};

/// Throws InputError for what is no JSON, for a key given twice, and for nesting deeper
/// than any file of ours has.
JsonDocument parse_json(std::string_view text, const std::string &file);

/// One value of a document, which must outlive it.
class JsonNode {
 public:
  explicit JsonNode(const JsonDocument &document);

  const nlohmann::json &value() const { return *value_; }
  bool has(const std::string &key) const;

  /// The member `key`, which must be there.
  JsonNode operator[](const std::string &key) const;
  /// The elements of a list.
  std::vector<JsonNode> items() const;

  /// The texts of a list of texts.
  std::vector<std::string> texts() const;
  /// The member's text, or `otherwise` if there is none.
  std::string text_or(const std::string &key, const std::string &otherwise) const;

  Location where() const;
  const std::string &key_path() const { return key_path_; }

  /// Throws the InputError "file:line: key path: value: wanted ...".
  [[noreturn]] void fail(const std::string &wanted) const;
  /// The same about the place, without quoting the value.
  [[noreturn]] void fail_here(const std::string &message) const;

 private:
  JsonNode child(const nlohmann::json &value, const std::string &pointer,
                 const std::string &key_path) const;

  const JsonDocument *document_;
  const nlohmann::json *value_;
  std::string pointer_;
  std::string key_path_;
};

}  // namespace stackcheck
