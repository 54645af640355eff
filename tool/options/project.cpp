#include "options/project.h"

#include <map>

#include "options/json_document.h"
#include "options/json_schema.h"

namespace stackcheck {

Project read_project(const std::string &path, const ReadText &read) {
  const JsonDocument file = parse_json(read(path), path);
  check_schema(file, "project.schema.json");
  Project project{path, {}, {}};
  if (file.root.contains("contracts"))
    for (const std::string &contract : JsonNode(file)["contracts"].texts())
      project.contracts.push_back(path_beside(path, contract));
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
