#pragma once
// The command line as plain data.

#include <string>
#include <vector>

namespace stackcheck {

enum class Color { automatic, always, never };

/// Whose machine code of a source file is measured.
enum class CodeChoice {
  automatic,  ///< the object the build made, or where there is none, Clang's
  built,      ///< only that object
  clang,      ///< what the Clang in this process makes of the source
};

struct Options {
  std::vector<std::string> paths;   ///< what to analyse; "." if none is given
  std::string format = "text";      ///< name of a report format
  std::string output;               ///< file for the report; empty: standard output
  std::string budget;               ///< file; empty: the project file says
  std::string image;                ///< linked image of the board; empty: the project file says
  std::vector<std::string> boards;  ///< only these; empty: all
  CodeChoice code = CodeChoice::automatic;
  unsigned jobs = 1;  ///< units analysed at the same time
  Color color = Color::automatic;
  std::string question;         ///< of `explain`: a call, function or field; empty: analyse
  bool facts_only = false;      ///< report what each unit's code says, judge nothing
  bool stacks_only = false;     ///< report the stacks, no reads
  bool reads_only = false;      ///< report the reads, no stacks; no budget needed
  bool contracts_only = false;  ///< of that, only what was inferred of wrappers
  bool quiet = false;           ///< no progress, and no report if all is within budget
  bool help = false;
  bool version = false;
};

/// The options in `arguments` (without the program's name); throws InputError.
Options parse_options(const std::vector<std::string> &arguments);

/// What --help prints.
std::string help_text();

}  // namespace stackcheck
