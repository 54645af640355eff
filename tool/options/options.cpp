#include "options/options.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <optional>
#include <thread>

#include "facts/input_error.h"
#include "options/closest_name.h"

namespace stackcheck {

namespace {

constexpr unsigned max_jobs = 1024;

/// One option: `value_name` empty means it takes no value.
struct OptionRow {
  std::string name;
  char letter;
  std::string value_name;
  std::string help;
  std::function<void(Options &, const std::string &)> set;
};

[[noreturn]] void fail(const std::string &message) {
  throw InputError(message + "; stackcheck --help lists all options");
}

unsigned read_jobs(const std::string &text) {
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > max_jobs)
    fail("--jobs: \"" + text + "\": wanted a whole number from 1 to " + std::to_string(max_jobs));
  return jobs;
}

Color read_color(const std::string &text) {
  if (text == "auto") return Color::automatic;
  if (text == "always") return Color::always;
  if (text == "never") return Color::never;
  fail("--color: \"" + text + "\": wanted \"auto\", \"always\" or \"never\"");
}

CodeChoice read_code(const std::string &text) {
  if (text == "auto") return CodeChoice::automatic;
  if (text == "built") return CodeChoice::built;
  if (text == "clang") return CodeChoice::clang;
  fail("--code: \"" + text + "\": wanted \"auto\", \"built\" or \"clang\"");
}

// The order is the order of --help.
const std::vector<OptionRow> &option_rows() {
  static const std::vector<OptionRow> rows = {
      {"budget", 'b', "FILE",
       "the board's stacks and entry points, for a PATH without project file",
       [](Options &o, const std::string &v) { o.budget = v; }},
      {"board", 0, "NAME", "only this board of the project; may be repeated",
       [](Options &o, const std::string &v) { o.boards.push_back(v); }},
      {"format", 'f', "NAME", "text (default) or json",
       [](Options &o, const std::string &v) { o.format = v; }},
      {"output", 'o', "FILE", "write the report there, whole or not at all",
       [](Options &o, const std::string &v) { o.output = v; }},
      {"elf", 0, "FILE", "measure this linked image; the sources tell where its pointers lead",
       [](Options &o, const std::string &v) { o.image = v; }},
      {"code", 0, "WHOSE",
       "auto (default: the objects of your build, or where there are none, Clang's), built, clang",
       [](Options &o, const std::string &v) { o.code = read_code(v); }},
      {"jobs", 'j', "N", "files analysed at the same time (default: one per processor)",
       [](Options &o, const std::string &v) { o.jobs = read_jobs(v); }},
      {"color", 0, "WHEN", "auto (default: on a terminal), always or never",
       [](Options &o, const std::string &v) { o.color = read_color(v); }},
      {"facts", 0, "", "print what the machine code of each function says; no budget needed",
       [](Options &o, const std::string &) { o.facts_only = true; }},
      {"stacks", 0, "", "report only stacks, in about half the time",
       [](Options &o, const std::string &) { o.stacks_only = true; }},
      {"reads", 0, "", "report only reads that cannot handle a peer close; no budget needed",
       [](Options &o, const std::string &) { o.reads_only = true; }},
      {"contracts", 0, "", "print what functions that read were found to promise; no budget needed",
       [](Options &o, const std::string &) { o.reads_only = o.contracts_only = true; }},
      {"quiet", 'q', "", "no progress, and no report if everything is within budget",
       [](Options &o, const std::string &) { o.quiet = true; }},
      {"help", 'h', "", "print this text", [](Options &o, const std::string &) { o.help = true; }},
      {"version", 0, "", "print the version",
       [](Options &o, const std::string &) { o.version = true; }},
  };
  return rows;
}

const OptionRow &row_by_name(const std::string &name) {
  std::vector<std::string> names;
  for (const OptionRow &row : option_rows()) {
    if (row.name == name) return row;
    names.push_back("--" + row.name);
  }
  fail("--" + name + ": unknown option" + did_you_mean("--" + name, names));
}

const OptionRow &row_by_letter(char letter) {
  for (const OptionRow &row : option_rows())
    if (row.letter == letter) return row;
  fail(std::string("-") + letter + ": unknown option");
}

/// One argument that is an option, with the value written in it if there is one.
struct Given {
  const OptionRow &row;
  std::string spelling;
  std::optional<std::string> value;
};

// "--name", "--name=value", "-x" or "-xvalue".
Given split(const std::string &argument) {
  if (argument[1] != '-') {
    const OptionRow &row = row_by_letter(argument[1]);
    if (argument.size() == 2) return {row, argument, {}};
    return {row, argument.substr(0, 2), argument.substr(2)};
  }
  const std::size_t equals = argument.find('=');
  const std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
  if (equals == std::string::npos) return {row_by_name(name), argument, {}};
  return {row_by_name(name), "--" + name, argument.substr(equals + 1)};
}

class Parser {
 public:
  explicit Parser(const std::vector<std::string> &arguments) : arguments_(arguments) {}

  Options run() {
    options_.jobs = std::clamp(std::thread::hardware_concurrency(), 1u, max_jobs);
    if (!arguments_.empty() && arguments_[0] == "explain") take_question();
    while (next_ < arguments_.size()) take(arguments_[next_++]);
    if (options_.paths.empty()) options_.paths.push_back(".");
    return options_;
  }

 private:
  void take_question() {
    if (arguments_.size() < 2 || arguments_[1].empty() || arguments_[1][0] == '-')
      fail("explain: wanted FILE:LINE, a function or a field (record.name)");
    options_.question = arguments_[1];
    next_ = 2;
  }

  void take(const std::string &argument) {
    if (argument.empty()) fail("an empty argument: wanted a path or an option");
    if (only_paths_ || argument == "-" || argument[0] != '-')
      options_.paths.push_back(argument);
    else if (argument == "--")
      only_paths_ = true;
    else
      apply(split(argument));
  }

  void apply(const Given &given) {
    if (given.row.value_name.empty()) {
      if (given.value) fail(given.spelling + ": takes no value");
      given.row.set(options_, "");
    } else {
      given.row.set(options_, value_of(given));
    }
  }

  std::string value_of(const Given &given) {
    const bool is_next = !given.value && next_ < arguments_.size();
    const std::string value = is_next ? arguments_[next_++] : given.value.value_or("");
    if (value.empty()) fail(given.spelling + ": has no value: wanted " + given.row.value_name);
    return value;
  }

  const std::vector<std::string> &arguments_;
  std::size_t next_ = 0;
  bool only_paths_ = false;
  Options options_;
};

std::string option_lines() {
  std::string text;
  for (const OptionRow &row : option_rows()) {
    std::string left = row.letter ? std::string("  -") + row.letter + ", " : "      ";
    left += "--" + row.name + (row.value_name.empty() ? "" : "=" + row.value_name);
    left.resize(std::max<std::size_t>(left.size() + 2, 24), ' ');
    text += left + row.help + "\n";
  }
  return text;
}

}  // namespace

Options parse_options(const std::vector<std::string> &arguments) { return Parser(arguments).run(); }

std::string help_text() {
  return R"(stackcheck: does every stack of this firmware hold, and every read survive its peer?

It computes from the machine code how deep every entry point (main, task, interrupt) can
go at most, and compares that with the board's stacks. What it cannot know it names; it
never counts it as zero.

Usage: stackcheck [options] [PATH...]
       stackcheck explain CALL|FUNCTION|FIELD [options] [PATH...]

PATH (default: the current folder) is one of
  a folder with stackcheck.json      every board the project file lists
  a folder with compile_commands.json (or build/compile_commands.json)   needs --budget
  an object (.o), archive (.a) or linked image (.elf)                    needs --budget

explain shows, step by step, why calls through pointers lead where they lead:
  CALL       a place in the source, FILE:LINE or FILE:LINE:COLUMN
  FUNCTION   the calls in it, and how its address comes to where it is called
  FIELD      the calls through record.field

Options:
)" + option_lines() +
         R"(
Examples:
  stackcheck firmware/                                 all boards of a project
  stackcheck --board=w5500-evb-pico firmware/          one of them
  stackcheck build/ --budget=budgets/my-board.json     one build folder
  stackcheck app.elf --budget=budgets/my-board.json    a linked image
  stackcheck build/ --elf=app.elf --budget=my-board.json    the same with its sources
  stackcheck --format=json --output=stack.json .       for other programs
  stackcheck --facts main.o                            frames and bounds of one object
  stackcheck explain net.c:40 firmware/                what that line may call, and why

Exit status:
  0  every entry point is bounded and within its budget
  1  an entry point is over budget, unbounded, or not decided
  2  could not analyse: wrong options, or input that is missing or broken

Files:
  stackcheck.json         the boards: compile database and budget of each
  budgets/<board>.json    stacks, entry points, and facts the code does not say
  compile_commands.json   how each source file is compiled (cmake
                          -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or: bear -- make)
)";
}

}  // namespace stackcheck
