#include "options/project.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "options/closest_name.h"
#include "options/json_document.h"
#include "options/json_schema.h"

namespace stackcheck {

namespace {

void check_finding(const JsonNode &finding) {
  const std::vector<std::string> names = suppressible_names();
  const std::string name = finding.value();
  if (std::ranges::find(names, name) == names.end())
    finding.fail(quoted_list(names) + did_you_mean(name, names));
}

Suppression read_suppression(const JsonNode &node, const std::string &project) {
  check_finding(node["finding"]);
  if (!node.has("file") && !node.has("function")) node.fail("\"file\", \"function\" or both");
  Suppression suppression;
  suppression.where = node.where();
  suppression.finding = node["finding"].value();
  suppression.why = node["why"].value();
  suppression.function = node.text_or("function", "");
  if (node.has("file"))
    suppression.file =
        std::filesystem::absolute(path_beside(project, node["file"].value())).lexically_normal();
  return suppression;
}

}  // namespace

Project read_project(const std::string &path, const ReadText &read) {
  const JsonDocument file = parse_json(read(path), path);
  check_schema(file, "project.schema.json");
  Project project{path, {}, {}, {}};
  if (file.root.contains("contracts"))
    for (const std::string &contract : JsonNode(file)["contracts"].texts())
      project.contracts.push_back(path_beside(path, contract));
  if (file.root.contains("suppressions"))
    for (const JsonNode &node : JsonNode(file)["suppressions"].items())
      project.suppressions.push_back(read_suppression(node, path));
  std::map<std::string, unsigned> lines;
  for (const JsonNode &node : JsonNode(file)["boards"].items()) {
    const JsonNode name = node["board"];
    const auto [row, is_new] = lines.emplace(name.value(), name.where().line);
    if (!is_new)
      name.fail("each board once; it stands on line " + std::to_string(row->second) + " too");
    const std::string image = node.text_or("elf", "");
    project.boards.push_back({name.value(), path_beside(path, node["compile_database"].value()),
                              path_beside(path, node["budget"].value()),
                              image.empty() ? "" : path_beside(path, image), node.where()});
  }
  return project;
}

}  // namespace stackcheck
