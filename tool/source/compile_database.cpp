// compile_commands.json (https://clang.llvm.org/docs/JSONCompilationDatabase.html), read
// strictly: an entry that cannot be used is an error, for a unit left out would be a hole
// in the call graph.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "facts/input_error.h"
#include "source/shell_words.h"
#include "source/source.h"

namespace stackcheck {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Walks a text and keeps the line of the last character read, which nlohmann does not.
struct LineCountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  const char *at;
  const char *begin;
  unsigned *line;

  reference operator*() const { return *at; }
  LineCountingIterator &operator++() {
    if (at != begin && at[-1] == '\n') ++*line;
    ++at;
    return *this;
  }
  bool operator==(const LineCountingIterator &other) const { return at == other.at; }
  bool operator!=(const LineCountingIterator &other) const { return at != other.at; }
};

/// Notes the line each element of the outermost array starts on.
class ElementLines : public nlohmann::json_sax<json> {
 public:
  explicit ElementLines(const unsigned &line) : line_(line) {}
  std::vector<unsigned> lines;

  bool null() override { return element(); }
  bool boolean(bool) override { return element(); }
  bool number_integer(number_integer_t) override { return element(); }
  bool number_unsigned(number_unsigned_t) override { return element(); }
  bool number_float(number_float_t, const string_t &) override { return element(); }
  bool string(string_t &) override { return element(); }
  bool binary(binary_t &) override { return element(); }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool key(string_t &) override { return true; }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string &, const json::exception &) override {
    return false;
  }

 private:
  bool element() {
    if (depth_ == 1) lines.push_back(line_);
    return true;
  }
  bool open() { return element(), ++depth_, true; }
  bool close() { return --depth_, true; }

  const unsigned &line_;
  unsigned depth_ = 0;
};

std::vector<unsigned> element_lines(const std::string &text) {
  unsigned line = 1;
  ElementLines elements(line);
  const char *begin = text.data();
  json::sax_parse(LineCountingIterator{begin, begin, &line},
                  LineCountingIterator{begin + text.size(), begin, &line}, &elements);
  return elements.lines;
}

/// One entry while it is read: knows how to complain about itself.
struct EntryReader {
  const std::string &database;
  unsigned line;
  const json &entry;

  [[noreturn]] void fail(const std::string &key, const std::string &value,
                         const std::string &wanted) const {
    throw InputError(database + ":" + std::to_string(line) + ": " + key + ": " + value +
                     ": wanted " + wanted);
  }

  std::string text(const std::string &key, const std::string &wanted) const {
    if (!entry.contains(key)) fail(key, "missing", wanted);
    const json &value = entry[key];
    if (!value.is_string() || value.get_ref<const std::string &>().empty())
      fail(key, value.dump(-1, ' ', false, json::error_handler_t::replace), wanted);
    return value;
  }

  fs::path directory() const {
    const fs::path base = fs::absolute(database).parent_path();
    const fs::path found = (base / text("directory", "a directory")).lexically_normal();
    std::error_code error;  // as of a name that is too long
    if (!fs::is_directory(found, error)) fail("directory", found, "a directory that exists");
    return found;
  }

  std::string file(const fs::path &directory) const {
    const fs::path found = (directory / text("file", "a source file")).lexically_normal();
    std::error_code error;
    if (!fs::is_regular_file(found, error)) fail("file", found, "a source file that exists");
    return found;
  }

  std::vector<std::string> argument_list() const {
    const json &list = entry["arguments"];
    const char *wanted = "the compiler and its arguments, a list of strings";
    const std::string shown = list.dump(-1, ' ', false, json::error_handler_t::replace);
    if (!list.is_array() || list.empty()) fail("arguments", shown, wanted);
    for (const json &argument : list)
      if (!argument.is_string()) fail("arguments", shown, wanted);
    return list;
  }

  std::vector<std::string> arguments() const {
    if (entry.contains("arguments")) return argument_list();
    const std::string command = text("command", "a command line (or \"arguments\", its words)");
    const auto words = split_shell_words(command);
    if (!words || words->empty()) fail("command", command, "words a shell can split");
    return *words;
  }

  /// "output" is optional, and some write what the whole build makes there: -o says it best.
  static std::string object(const fs::path &directory, const std::vector<std::string> &words) {
    std::string output;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i] == "-o" && i + 1 < words.size())
        output = words[i + 1];
      else if (words[i].starts_with("-o") && words[i].size() > 2)
        output = words[i].substr(2);
    }
    return output.empty() ? "" : (directory / output).lexically_normal().string();
  }

  CompileCommand read() const {
    if (!entry.is_object()) fail("entry", entry.dump(), "{directory, file, arguments}");
    const fs::path where = directory();
    const std::vector<std::string> words = arguments();
    return {where, file(where), words, line, object(where, words)};
  }
};

std::string read_text(const std::string &path) {
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad() || fs::is_directory(path))
    throw InputError(path + ": cannot be read: wanted a compile_commands.json (CMake makes one" +
                     " with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, other builds with bear)");
  return text;
}

json parse(const std::string &path, const std::string &text) try {
  return json::parse(text);
} catch (const json::parse_error &error) {
  const std::size_t read = std::min(error.byte ? error.byte - 1 : 0, text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + read, '\n');
  const std::string what = error.what();
  const std::size_t colon = what.find(": ");
  throw InputError(path + ":" + std::to_string(line) +
                   ": not JSON: " + (colon == what.npos ? what : what.substr(colon + 2)));
} catch (const json::out_of_range &error) {  // which does not say where
  const std::string what = error.what();
  throw InputError(path + ": " + what.substr(what.find("] ") + 2));
}

}  // namespace

std::vector<CompileCommand> read_compile_database(const std::string &path) {
  const std::string text = read_text(path);
  const json entries = parse(path, text);
  if (!entries.is_array() || entries.empty())
    throw InputError(path + ":1: wanted a list of compile commands with at least one entry");
  const std::vector<unsigned> lines = element_lines(text);
  std::vector<CompileCommand> commands;
  std::set<std::tuple<std::string, std::string, std::vector<std::string>>> seen;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CompileCommand command = EntryReader{path, lines.at(i), entries[i]}.read();
    if (seen.emplace(command.directory, command.file, command.arguments).second)
      commands.push_back(std::move(command));
  }
  return commands;
}

}  // namespace stackcheck
