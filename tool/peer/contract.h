#pragma once
// What functions that receive promise: read from tool/peer/contracts/<api>.json and the files a
// project names (schema: budgets/contract.schema.json; docs/contracts.md says what each key
// means and how to add a family).

#include <optional>
#include <string>
#include <vector>

#include "facts/place.h"
#include "options/text_file.h"

namespace stackcheck {

/// What a function does with a connection.
enum class Role {
  read,      ///< takes received bytes
  poll,      ///< says how many bytes wait
  status,    ///< says whether the connection is up
  reason,    ///< says why the last read gave none
  open,      ///< makes a connection
  release,   ///< gives the connection up
  shutdown,  ///< ends sending (FIN), reading goes on
  write,     ///< sends
  mode,      ///< changes how reads wait
  wait,      ///< waits until there is something to read, which the end is too
  takes,     ///< says that received bytes were processed
  neutral,   ///< leaves connection and data as they are
  supplies,  ///< takes a function that must keep these outcomes itself
  told,      ///< takes a function whose arguments tell these outcomes
};

/// What one outcome of a call means.
enum class Means {
  data,           ///< bytes; status: connected; poll: bytes wait; others: it worked
  end,            ///< the peer closed in order: FIN, or TLS close_notify
  truncated_end,  ///< the transport's end without the protocol's own (TLS close_notify)
  reset,          ///< the connection is gone: RST, abort, keep-alive
  nothing_yet,    ///< would block, timed out, interrupted: ask again; poll: no byte waits
  error,          ///< anything else; reading on is of no use
};

/// A value of a C expression. Names are macros or enumerators of the unit.
struct ContractValue {
  std::string low, high;  ///< numbers or names, with "-" before; "" is without limit
  bool is_range = false;
  bool operator==(const ContractValue &) const = default;
};

/// What a call leaves at a place other than its result: "*1" what argument 1 points to.
struct WrittenValue {
  std::string to;
  ContractValue value;
  bool operator==(const WrittenValue &) const = default;
};

struct ContractOutcome {
  Means means = Means::error;
  std::optional<ContractValue> result;  ///< none: the result tells nothing
  std::vector<std::string> errno_names;
  std::vector<WrittenValue> writes;
  bool only_nonblocking = false;  ///< only where the connection or call does not wait for ever
  bool releases = false;          ///< the connection is given up by the call itself
  bool reads_nothing = false;     ///< inferred: it came back without asking, nothing is known anew
  bool waited = false;            ///< inferred: it asked again before it gave up waiting
};

/// What an argument's flag does to one call; resets: what releases the connection later resets it.
enum class FlagMeans { peek, whole, nonblocking, resets };

struct ContractFlag {
  std::string argument;
  std::string name;
  FlagMeans means = FlagMeans::peek;
};

/// What a release sends to the peer.
enum class Sends { fin, nothing, reset };

/// Only where the macro has a value from `from` to below `below`.
struct ContractWhen {
  std::string macro;
  std::optional<long long> from, below;
};

/// Only for calls whose argument is this value of the unit, as "Sn_MR_UDP" of WIZnet's socket().
struct ContractGiven {
  std::string argument;
  std::string value;
  bool operator==(const ContractGiven &) const = default;
  auto operator<=>(const ContractGiven &) const = default;
};

/// Whose word a contract is.
enum class ContractOrigin { project, shipped, inferred };

/// The promise of one function. Places are "0" the first argument, "*0" what it points to,
/// "0->name" its field, "result", and "this".
struct Contract {
  std::string api;
  std::string name;                    ///< function, "Class::method", or function-like macro
  std::optional<unsigned> parameters;  ///< only the overload with so many
  std::optional<ContractWhen> when;
  std::vector<ContractGiven> given;    ///< all of them; rows that have some go before others
  Role role = Role::neutral;
  std::string connection, buffer, length, callback;  ///< places; "" if there is none
  std::vector<ContractOutcome> outcomes;
  std::vector<ContractFlag> flags;
  bool always_whole = false;        ///< data means all that was asked for
  bool datagrams = false;           ///< one call, one message; there is no end
  bool readable_after_end = false;  ///< what came before the close can still be read
  Sends sends = Sends::fin;
  bool resets_if_unread = false;  ///< a release with unread data becomes a reset
  ContractOrigin origin = ContractOrigin::project;
  std::string source;             ///< where the promise can be checked
  Location where;                 ///< of the row
  std::string unit;               ///< inferred: the file of a function only its unit can name

  /// What tells functions of the program apart: "name", or "file#name".
  std::string identity() const { return unit.empty() ? name : unit + "#" + name; }
};

/// Reads and checks one file of contracts; throws InputError.
std::vector<Contract> read_contracts(const std::string &path,
                                     const ReadText &read = read_text_file);

/// Those that come with the tool.
const std::vector<Contract> &builtin_contracts();

}  // namespace stackcheck
