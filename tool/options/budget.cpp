#include "options/budget.h"

#include <algorithm>
#include <map>

#include "options/closest_name.h"
#include "options/facts_reader.h"
#include "options/json_document.h"
#include "options/json_schema.h"

namespace stackcheck {

namespace {

/// Where a name was first used, for the error about the second time.
class FirstUses {
 public:
  void add(const JsonNode &node, const std::string &name, const std::string &wanted) {
    const auto [row, is_new] = lines_.emplace(name, node.where().line);
    if (!is_new) node.fail(wanted + "; it stands on line " + std::to_string(row->second) + " too");
  }

 private:
  std::map<std::string, unsigned> lines_;
};

void read_target(const JsonNode &target, Budget &budget) {
  budget.cpu = target["cpu"].value();
  budget.cpu_where = target["cpu"].where();
  const bool has_why = target.has("interrupt_frame_why");
  if (!target.has("interrupt_frame_bytes")) {
    if (has_why) target["interrupt_frame_why"].fail("\"interrupt_frame_bytes\" beside it");
    return;
  }
  const JsonNode bytes = target["interrupt_frame_bytes"];
  if (!has_why) bytes.fail("\"interrupt_frame_why\" beside it, saying where the number comes from");
  budget.interrupt_frame_bytes = bytes.value().get<std::uint32_t>();
  budget.interrupt_frame_why = target["interrupt_frame_why"].value();
}

bool is_path(const std::string &archive) { return archive.find('/') != std::string::npos; }

// A path keeps a slash: without one it would be a name for the toolchain to find.
std::string archive_beside(const std::string &budget_path, const std::string &archive) {
  const std::string path = path_beside(budget_path, archive);
  return is_path(path) ? path : "./" + path;
}

Libraries read_libraries(const JsonNode &node, const std::string &budget_path) {
  Libraries libraries;
  libraries.toolchain = node.text_or("toolchain", "");
  if (node.has("flags")) libraries.flags = node["flags"].texts();
  for (const std::string &archive : node["archives"].texts())
    libraries.archives.push_back(is_path(archive) ? archive_beside(budget_path, archive) : archive);
  return libraries;
}

Stack read_stack(const JsonNode &node) {
  Stack stack{node["name"].value(), node["bytes"].value(), 0, node["source"].value()};
  if (!node.has("reserve_bytes")) return stack;
  const JsonNode reserve = node["reserve_bytes"];
  stack.reserve_bytes = reserve.value();
  if (stack.reserve_bytes >= stack.bytes)
    reserve.fail("fewer than the stack's " + std::to_string(stack.bytes) + " bytes");
  return stack;
}

std::vector<Stack> read_stacks(const JsonNode &node) {
  std::vector<Stack> stacks;
  FirstUses names;
  for (const JsonNode &item : node.items()) {
    stacks.push_back(read_stack(item));
    names.add(item["name"], stacks.back().name, "a name no other stack has");
  }
  return stacks;
}

EntryKind read_kind(const JsonNode &node) {
  if (node.value() == "main") return EntryKind::main;
  return node.value() == "task" ? EntryKind::task : EntryKind::interrupt;
}

int read_priority(const JsonNode &entry, EntryKind kind) {
  const bool is_interrupt = kind == EntryKind::interrupt;
  if (is_interrupt && !entry.has("priority"))
    entry.fail_here("has no key \"priority\": wanted one, because it is an interrupt");
  if (!is_interrupt && entry.has("priority"))
    entry["priority"].fail("no priority: only entries of kind \"interrupt\" have one");
  return entry.value().value("priority", 0);
}

void check_stack(const JsonNode &node, const std::vector<Stack> &stacks) {
  const std::string name = node.value();
  std::vector<std::string> names;
  for (const Stack &stack : stacks) names.push_back(stack.name);
  if (std::find(names.begin(), names.end(), name) == names.end())
    node.fail("one of the stacks " + quoted_list(names) + did_you_mean(name, names));
}

Entry read_entry(const JsonNode &node, const std::vector<Stack> &stacks) {
  check_stack(node["stack"], stacks);
  const EntryKind kind = read_kind(node["kind"]);
  return {node["function"].value(), kind, node["stack"].value(), read_priority(node, kind),
          node.where()};
}

std::vector<Entry> read_entries(const JsonNode &node, const std::vector<Stack> &stacks) {
  std::vector<Entry> entries;
  FirstUses functions;
  for (const JsonNode &item : node.items()) {
    entries.push_back(read_entry(item, stacks));
    const Entry &entry = entries.back();
    functions.add(item["function"], entry.function, "each entry once");
  }
  return entries;
}

}  // namespace

std::vector<std::string> entry_functions(const Budget &budget) {
  std::vector<std::string> functions;
  for (const Entry &entry : budget.entries) functions.push_back(entry.function);
  return functions;
}

Budget read_budget(const std::string &path, const ReadText &read) {
  const JsonDocument file = parse_json(read(path), path);
  check_schema(file, "budget.schema.json");
  const JsonNode root(file);
  Budget budget;
  budget.path = path;
  budget.board = root["board"].value();
  read_target(root["target"], budget);
  if (root.has("libraries")) budget.libraries = read_libraries(root["libraries"], path);
  budget.stacks = read_stacks(root["stacks"]);
  budget.entries = read_entries(root["entries"], budget.stacks);
  budget.facts = read_facts(file, read);
  return budget;
}

}  // namespace stackcheck
