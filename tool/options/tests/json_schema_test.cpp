// Our small validator against a general one: on every mutation of a full document both say
// valid or both say invalid.
#include "options/json_schema.h"

#include <gmock/gmock.h>

#include <memory>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "options/schemas.h"
#include "options/tests/memory_files.h"

namespace stackcheck {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

const char *const full_budget = R"({
  "$schema": "budget.schema.json", "schema": "stackcheck-budget/1", "board": "pico",
  "target": {"cpu": "cortex-m0plus", "interrupt_frame_bytes": 36, "interrupt_frame_why": "w"},
  "libraries": {"toolchain": "arm-none-eabi", "flags": ["-mthumb"], "archives": ["libgcc.a"]},
  "stacks": [{"name": "core0", "bytes": 2048, "reserve_bytes": 0, "source": "linker script"}],
  "entries": [{"function": "main", "kind": "main", "stack": "core0", "priority": 3}],
  "include": ["facts.json"],
  "facts": [
    {"call": {"function": "f", "file": "x.c", "line": 12}, "targets": ["g", "h"], "why": "w"},
    {"field": "record.field", "targets": ["g"], "why": "w"},
    {"edge": {"caller": "a", "callee": "b"}, "at_most": 1, "why": "w"},
    {"cut": {"caller": "a", "callee": "c"}, "why": "w"},
    {"frame": {"function": "memcpy", "bytes": 16}, "why": "w"},
    {"model": {"functions": ["qsort"], "harmless": true, "allocates": true, "keeps": true,
               "calls": [{"function": "3", "with": ["*0", "?"]}],
               "roots": [{"function": "0", "with": ["1"], "kind": "task"}],
               "copies": [{"to": "*0", "from": "*1"}]}, "why": "w"}
  ]
})";

const char *const full_facts = R"({
  "$schema": "facts.schema.json", "schema": "stackcheck-facts/1", "include": ["more.json"],
  "facts": [{"edge": {"caller": "a", "callee": "b"}, "at_most": 1, "why": "w"}]
})";

const char *const full_project = R"({
  "$schema": "project.schema.json", "schema": "stackcheck-project/1",
  "boards": [{"board": "a", "compile_database": "c.json", "budget": "b.json"}]
})";

class GeneralValidator {
 public:
  explicit GeneralValidator(const std::string &schema_file) {
    const json root = json::parse(schema_text(schema_file));
    valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(root), schema_, fetch, free);
  }

  bool accepts(const json &document) {
    valijson::Validator validator;
    return validator.validate(schema_, NlohmannJsonAdapter(document), nullptr);
  }

 private:
  static const json *fetch(const std::string &uri) {
    return new json(json::parse(schema_text(uri)));
  }
  static void free(const json *document) { delete document; }

  valijson::Schema schema_;
};

bool ours_accepts(const json &document, const std::string &schema_file) {
  const JsonDocument parsed = parse_json(document.dump(), "f.json");
  return error_of([&] { check_schema(parsed, schema_file); }) == "no error";
}

const std::vector<json> replacements = {nullptr,
                                        true,
                                        -17,
                                        -1,
                                        0,
                                        1,
                                        70000,
                                        4294967295u,
                                        1099511627776,
                                        1.5,
                                        "",
                                        "text",
                                        "interrupt",
                                        json::array(),
                                        json::array({""}),
                                        json::array({"a", "a"}),
                                        json::object(),
                                        json::object({{"unknown", 1}})};

/// Every document that differs from `document` at the place `pointer` in one way.
std::vector<json> mutations_at(const json &document, const json::json_pointer &pointer) {
  std::vector<json> mutations;
  for (const json &value : replacements) {
    mutations.push_back(document);
    mutations.back()[pointer] = value;
  }
  if (document[pointer].is_object()) {
    mutations.push_back(document);
    mutations.back()[pointer]["surplus"] = "x";
  }
  if (!pointer.empty()) {
    mutations.push_back(document);
    mutations.back()[pointer.parent_pointer()].is_object()
        ? void(mutations.back()[pointer.parent_pointer()].erase(pointer.back()))
        : mutations.back()[pointer.parent_pointer()].erase(std::stoul(pointer.back()));
  }
  return mutations;
}

void compare(const char *text, const std::string &schema_file) {
  GeneralValidator general(schema_file);
  const json document = json::parse(text);
  ASSERT_TRUE(general.accepts(document));
  ASSERT_TRUE(ours_accepts(document, schema_file));
  std::size_t refused = 0;
  for (const auto &[pointer, line] : parse_json(text, "f.json").lines)
    for (const json &mutation : mutations_at(document, json::json_pointer(pointer))) {
      EXPECT_EQ(ours_accepts(mutation, schema_file), general.accepts(mutation)) << mutation;
      refused += !general.accepts(mutation);
    }
  EXPECT_GT(refused, 50u);
}

TEST(JsonSchema, AgreesWithAGeneralValidatorOnBudgets) {
  compare(full_budget, "budget.schema.json");
}
TEST(JsonSchema, AgreesWithAGeneralValidatorOnFacts) { compare(full_facts, "facts.schema.json"); }
TEST(JsonSchema, AgreesWithAGeneralValidatorOnProjects) {
  compare(full_project, "project.schema.json");
}

}  // namespace
}  // namespace stackcheck
