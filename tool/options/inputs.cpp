#include "options/inputs.h"

#include <algorithm>
#include <filesystem>

#include "facts/input_error.h"
#include "options/closest_name.h"
#include "options/project.h"

namespace stackcheck {

namespace fs = std::filesystem;

namespace {

constexpr const char *database_name = "compile_commands.json";

constexpr const char *how_to_make_a_database =
    "A compile database comes from: cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or for other\n"
    "build systems: bear -- make";

constexpr const char *how_to_make_a_budget = R"(A budget is a small file, for example my-board.json:
  {
    "schema": "stackcheck-budget/1",
    "board": "my-board",
    "target": {"cpu": "cortex-m3"},
    "stacks": [{"name": "main", "bytes": 2048, "source": "linker script, __stack_size"}],
    "entries": [{"function": "main", "kind": "main", "stack": "main"}]
  })";

bool is_file(const fs::path &path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool is_directory(const fs::path &path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

/// What one path on the command line turned out to be.
struct Found {
  enum { project, database, object } kind;
  std::string path;
};

[[noreturn]] void fail_empty_directory(const std::string &path, const std::string &looked_for) {
  throw InputError(path + ": nothing to analyse here. Looked for:\n" + looked_for +
                   how_to_make_a_database +
                   "\nA project file lists boards: {\"schema\": \"stackcheck-project/1\", "
                   "\"boards\": [{\"board\": \"...\",\n\"compile_database\": \"...\", "
                   "\"budget\": \"...\"}]}");
}

Found find_in_directory(const std::string &directory) {
  const std::string project = (fs::path(directory) / project_file_name).string();
  if (is_file(project)) return {Found::project, project};
  std::string looked_for = "  " + project + "\n";
  for (const char *folder : {"", "build"}) {
    const std::string database = (fs::path(directory) / folder / database_name).string();
    if (is_file(database)) return {Found::database, database};
    looked_for += "  " + database + "\n";
  }
  fail_empty_directory(directory, looked_for);
}

Found find_input(const std::string &path) {
  if (is_directory(path)) return find_in_directory(path);
  if (!is_file(path))
    throw InputError(path +
                     ": no such file or folder: wanted a folder with stackcheck.json or "
                     "compile_commands.json, or an object, archive or linked image");
  const fs::path name = fs::path(path).filename();
  if (name == database_name) return {Found::database, path};
  return {name.extension() == ".json" ? Found::project : Found::object, path};
}

std::string how_to_build(const Project &project, const std::string &board) {
  const fs::path folder = fs::path(project.path).parent_path();
  if (!is_file(folder / "CMakePresets.json")) return how_to_make_a_database;
  return "make it with: cmake --preset " + board + " (in " +
         (folder.empty() ? "this folder" : folder.string()) + ")";
}

void check_image(const std::string &image, const std::string &place) {
  if (!is_file(image))
    throw InputError(place + image + ": no such file: wanted a linked image; build first");
}

BoardInput read_board(const Project &project, const ProjectBoard &board) {
  const std::string place = board.where.file + ":" + std::to_string(board.where.line) + ": ";
  if (!is_file(board.budget))
    throw InputError(place + "budget: " + board.budget + ": no such file: wanted the budget of \"" +
                     board.board + "\"\n" + how_to_make_a_budget);
  BoardInput input;
  input.budget = read_budget(board.budget);
  input.compile_database = board.compile_database;
  input.contracts = project.contracts;
  input.suppressions = project.suppressions;
  if (input.budget.board != board.board)
    throw InputError(board.budget + ": board: \"" + input.budget.board + "\": wanted \"" +
                     board.board + "\", as " + board.where.file + ":" +
                     std::to_string(board.where.line) + " says");
  if (!is_file(board.compile_database))
    throw InputError(place + "compile_database: " + board.compile_database +
                     ": no such file: wanted the compile database of \"" + board.board + "\"; " +
                     how_to_build(project, board.board));
  input.image = board.image;
  if (!input.image.empty()) check_image(input.image, place + "elf: ");
  return input;
}

void check_board_names(const std::vector<std::string> &wanted, const Project &project) {
  std::vector<std::string> names;
  for (const ProjectBoard &board : project.boards) names.push_back(board.board);
  for (const std::string &name : wanted)
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw InputError("--board: \"" + name + "\": no board of " + project.path + ": wanted " +
                       quoted_list(names) + did_you_mean(name, names));
}

std::vector<BoardInput> read_boards(const std::string &path, const Options &options) {
  if (!options.budget.empty())
    throw InputError("--budget: " + options.budget + ": not with the project file " + path +
                     ", which names a budget for each board");
  const Project project = read_project(path);
  check_board_names(options.boards, project);
  std::vector<BoardInput> inputs;
  for (const ProjectBoard &board : project.boards)
    if (options.boards.empty() ||
        std::count(options.boards.begin(), options.boards.end(), board.board))
      inputs.push_back(read_board(project, board));
  if (options.image.empty()) return inputs;
  if (inputs.size() != 1)
    throw InputError("--elf: " + options.image + ": wanted with one board: name it with --board");
  inputs.front().image = options.image;
  check_image(options.image, "--elf: ");
  return inputs;
}

void add_database(BoardInput &input, const std::string &path) {
  if (input.compile_database)
    throw InputError(path + ": a second compile database beside " + *input.compile_database +
                     ": wanted one; a project file (stackcheck.json) lists several boards");
  input.compile_database = path;
}

Budget read_given_budget(const Options &options) {
  if (!options.budget.empty()) return read_budget(options.budget);
  if (options.facts_only || options.reads_only) return {};
  throw InputError("no budget: wanted --budget=FILE, or a folder with " +
                   std::string(project_file_name) + " (looked in: " + quoted_list(options.paths) +
                   ")\n" + how_to_make_a_budget);
}

BoardInput read_single_board(const std::vector<Found> &found, const Options &options) {
  BoardInput input;
  for (const Found &item : found)
    if (item.kind == Found::database)
      add_database(input, item.path);
    else
      input.objects.push_back(item.path);
  if (!options.boards.empty())
    throw InputError("--board: \"" + options.boards[0] + "\": wanted only with a project file (" +
                     project_file_name + "), and none was found");
  input.budget = read_given_budget(options);
  input.image = options.image;
  if (input.image.empty()) return input;
  check_image(input.image, "--elf: ");
  if (!input.compile_database)
    throw InputError("--elf: " + input.image +
                     ": wanted beside a folder with compile_commands.json; without sources give "
                     "the image as PATH");
  return input;
}

}  // namespace

std::vector<BoardInput> resolve_inputs(const Options &options) {
  std::vector<Found> found;
  for (const std::string &path : options.paths) found.push_back(find_input(path));
  const auto project = std::find_if(found.begin(), found.end(),
                                    [](const Found &item) { return item.kind == Found::project; });
  if (project == found.end()) return {read_single_board(found, options)};
  if (found.size() > 1)
    throw InputError(project->path + ": a project file beside other paths: wanted it alone");
  return read_boards(project->path, options);
}

}  // namespace stackcheck
