#pragma once
// What a board promises: its stacks, what runs on them, and what its engineers know that
// the code does not say. Read from budgets/<board>.json (schema: budget.schema.json).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "facts/facts.h"
#include "options/text_file.h"

namespace stackcheck {

/// A region of memory one or more entries run on.
struct Stack {
  std::string name;
  std::uint32_t bytes = 0;
  std::uint32_t reserve_bytes = 0;  ///< must stay free on top of every bound
  std::string source;               ///< where `bytes` comes from
};

enum class EntryKind { main, task, interrupt };

struct Entry {
  std::string function;  ///< linker symbol or source name
  EntryKind kind = EntryKind::main;
  std::string stack;  ///< name of a Stack
  int priority = 0;   ///< interrupts: entries of equal priority never nest
  Location where;     ///< in the budget file
};

/// The calls in `function` (all of them, or those on `line` of `file`) go to `targets`. Where the
/// source was not seen, as for objects and archives, only facts without a line are used, and mean
/// all indirect calls in the function's machine code, inlined ones included.
struct CallFact {
  std::string function;
  std::string file;
  unsigned line = 0;
  std::vector<std::string> targets;
  bool operator==(const CallFact &) const = default;
};

/// The calls through this field ("record.field") go to `targets`.
struct FieldFact {
  std::string field;
  std::vector<std::string> targets;
  bool operator==(const FieldFact &) const = default;
};

/// On any one call stack, `caller` calls `callee` directly at most `at_most` times.
/// Both may be globs (* and ?), and name symbols or source names.
struct EdgeFact {
  std::string caller;
  std::string callee;
  unsigned at_most = 0;
  bool operator==(const EdgeFact &) const = default;
};

/// `function` reaches at most `bytes` deep, everything it calls included. It stands for an
/// external, or replaces what the code of a function that cannot be analysed would say.
struct FrameFact {
  std::string function;
  std::uint32_t bytes = 0;
  bool operator==(const FrameFact &) const = default;
};

/// What a function does with the pointers it is given, for functions without source here, or
/// whose source would only blur where pointers go.
///
/// Places are texts: "0" is the first argument, "*0" what it points to, "0->name" the field
/// of the record it points to, "result" what is returned, "bytes" memory of arithmetic type.
struct ModelFact {
  /// A function called with `with` as its arguments; others, and "?", are not known.
  struct Callback {
    std::string function;  ///< the place that holds it
    std::vector<std::string> with;
    std::string kind;  ///< of a root: "task", "interrupt", "callback"
    bool operator==(const Callback &) const = default;
  };
  struct Copy {
    std::string to, from;
    bool operator==(const Copy &) const = default;
  };
  std::string function;         ///< linker symbol; "file.c#symbol" if static; "prefix*"
  std::vector<Callback> calls;  ///< before it returns
  std::vector<Callback> roots;  ///< later, on a stack of its own or another's
  std::vector<Copy> copies;
  bool allocates = false;  ///< it returns memory nothing else points to
  bool frees = false;      ///< nothing of what it is given can be used any more
  bool keeps = false;      ///< what it gives back is something the program gave it, unchanged
  bool operator==(const ModelFact &) const = default;
};

/// A fact of the user's, and why it is true.
struct Fact {
  std::variant<CallFact, FieldFact, EdgeFact, FrameFact, ModelFact> fact;
  std::string why;
  Location where;  ///< in the file that states it
  bool operator==(const Fact &) const = default;
};

/// The archives a linker would pull the rest from, in link order.
struct Libraries {
  std::string toolchain;              ///< GCC's prefix, e.g. "arm-none-eabi"; may be empty
  std::vector<std::string> flags;     ///< machine flags (-m...) that choose the multilib
  std::vector<std::string> archives;  ///< names the toolchain knows, or paths (with a slash)
};

struct Budget {
  std::string path;
  std::string board;
  std::string cpu;                                     ///< e.g. "cortex-m0plus", "esp32s3"
  Location cpu_where;                                  ///< of that name in the budget file
  std::optional<std::uint32_t> interrupt_frame_bytes;  ///< overrides what the CPU's row says
  std::string interrupt_frame_why;
  Libraries libraries;
  std::vector<Stack> stacks;
  std::vector<Entry> entries;
  std::vector<Fact> facts;
};

/// The names of all entries.
std::vector<std::string> entry_functions(const Budget &budget);

/// Reads and checks a budget and the fact files it includes; throws InputError.
Budget read_budget(const std::string &path, const ReadText &read = read_text_file);

}  // namespace stackcheck
