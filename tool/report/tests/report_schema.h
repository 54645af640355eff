#pragma once
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace stackcheck {

/// What a general validator objects to in a report, by docs/report.schema.json, or nothing.
inline std::string objections(const nlohmann::json &report) {
  using valijson::adapters::NlohmannJsonAdapter;
  std::ifstream in("docs/report.schema.json");
  const nlohmann::json root = nlohmann::json::parse(in);
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(root), schema);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, NlohmannJsonAdapter(report), &results);
  std::string text;
  for (const auto &error : results) {
    for (const std::string &step : error.context) text += step;
    text += ": " + error.description + "\n";
  }
  return text;
}

}  // namespace stackcheck
