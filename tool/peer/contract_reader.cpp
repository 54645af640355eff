#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <tuple>

#include "options/json_document.h"
#include "options/json_schema.h"
#include "options/model_place.h"
#include "peer/builtin_contracts.h"
#include "peer/contract.h"
#include "peer/contract_names.h"

namespace stackcheck {

namespace {

std::string read_place(const JsonNode &node) {
  const std::string text = node.value();
  const bool is_field = text.starts_with("result->") && text.size() > 8;
  if (text != "this" && !is_field && (!is_place(text) || text == "bytes"))
    node.fail("\"0\", \"*0\", \"0->field\", \"result\", \"result->field\" or \"this\"");
  return text;
}

std::string place_or_none(const JsonNode &row, const std::string &key) {
  return row.has(key) ? read_place(row[key]) : "";
}

ContractValue read_value(const JsonNode &node) {
  static const std::string term =
      R"(-?(?:0[xX][0-9a-fA-F]+|[0-9]+|[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)*))";
  static const std::regex single(term);
  static const std::regex range("(" + term + ")?\\.\\.(" + term + ")?");
  const std::string text = node.value();
  std::smatch parts;
  if (std::regex_match(text, single) && text != "length") return {text, text, false};
  if (std::regex_match(text, parts, range)) return {parts[1], parts[2], true};
  node.fail("a number, a macro's name, or a range such as \"1..length\" or \"..-1\"");
}

ContractOutcome read_outcome(const JsonNode &node) {
  ContractOutcome outcome;
  outcome.means = named(means_names, node["means"].value().get<std::string>());
  if (node.has("result")) outcome.result = read_value(node["result"]);
  if (node.has("errno")) outcome.errno_names = node["errno"].texts();
  if (node.has("writes"))
    for (const JsonNode &item : node["writes"].items())
      outcome.writes.push_back({read_place(item["to"]), read_value(item["value"])});
  outcome.only_nonblocking = node.has("only");
  outcome.releases = node.has("releases");
  return outcome;
}

ContractFlag read_flag(const JsonNode &node) {
  return {read_place(node["argument"]), node["name"].value(),
          named(flag_names, node["means"].value().get<std::string>())};
}

ContractWhen read_when(const JsonNode &node) {
  ContractWhen when{node["macro"].value(), {}, {}};
  if (node.has("from")) when.from = node["from"].value().get<long long>();
  if (node.has("below")) when.below = node["below"].value().get<long long>();
  return when;
}

bool has_outcome(const Contract &contract, Means means) {
  return std::ranges::any_of(contract.outcomes,
                             [&](const ContractOutcome &one) { return one.means == means; });
}

void require(const JsonNode &row, const std::string &key, const std::string &role) {
  if (!row.has(key)) row.fail_here("has no key \"" + key + "\", which a \"" + role + "\" needs");
}

// A read whose end nobody wrote down would silently have none.
void check_read(const JsonNode &row, const Contract &contract) {
  require(row, "connection", "read");
  require(row, "outcomes", "read");
  if (!has_outcome(contract, Means::data))
    row["outcomes"].fail_here("no outcome means \"data\", which a \"read\" needs");
  if (!contract.datagrams && !has_outcome(contract, Means::end) &&
      !has_outcome(contract, Means::truncated_end) && !has_outcome(contract, Means::reset))
    row["outcomes"].fail_here(
        "no outcome means \"end\" or \"reset\": wanted one, or \"datagrams\"");
}

void check_row(const JsonNode &row, const Contract &contract) {
  const std::string role(to_name(contract.role));
  switch (contract.role) {
    case Role::read:
      return check_read(row, contract);
    case Role::poll:
    case Role::status:
    case Role::reason:
      require(row, "outcomes", role);
      return require(row, "connection", role);
    case Role::release:
      require(row, "sends", role);
      return require(row, "connection", role);
    case Role::supplies:
    case Role::told:
      return require(row, "outcomes", role);
    default:
      return;
  }
}

Contract read_row(const JsonNode &row, const std::string &api) {
  Contract contract;
  contract.api = api;
  contract.role = named(role_names, row["role"].value().get<std::string>());
  if (row.has("parameters")) contract.parameters = row["parameters"].value().get<unsigned>();
  if (row.has("when")) contract.when = read_when(row["when"]);
  if (row.has("given"))
    for (const JsonNode &item : row["given"].items())
      contract.given.push_back({read_place(item["argument"]), item["value"].value()});
  contract.connection = place_or_none(row, "connection");
  contract.buffer = place_or_none(row, "buffer");
  contract.length = place_or_none(row, "length");
  contract.callback = place_or_none(row, "callback");
  if (row.has("outcomes"))
    for (const JsonNode &item : row["outcomes"].items())
      contract.outcomes.push_back(read_outcome(item));
  if (row.has("flags"))
    for (const JsonNode &item : row["flags"].items()) contract.flags.push_back(read_flag(item));
  contract.always_whole = row.has("always_whole");
  contract.datagrams = row.has("datagrams");
  contract.readable_after_end = row.has("readable_after_end");
  if (row.has("sends")) contract.sends = named(sends_names, row.text_or("sends", ""));
  contract.resets_if_unread = row.has("resets_if_unread");
  contract.source = row["source"].value();
  check_row(row, contract);
  return contract;
}

/// Two rows with the same subject repeat or contradict each other.
using Subject = std::tuple<std::string, std::optional<unsigned>, std::vector<ContractGiven>, Role>;

class Reader {
 public:
  explicit Reader(const JsonDocument &document) : root_(document) {}

  std::vector<Contract> run() {
    for (const JsonNode &row : root_["functions"].items()) add(row);
    return std::move(contracts_);
  }

 private:
  void add(const JsonNode &row) {
    Contract contract = read_row(row, root_["api"].value());
    for (const JsonNode &name : row["names"].items()) {
      contract.name = name.value();
      contract.where = name.where();
      check_new(name, contract);
      contracts_.push_back(contract);
    }
  }

  void check_new(const JsonNode &name, const Contract &contract) {
    const auto [row, is_new] =
        closed_.emplace(Subject{contract.name, contract.parameters, contract.given, contract.role},
                        name.where().line);
    if (!is_new)
      name.fail("each function once; it stands on line " + std::to_string(row->second) + " too");
    if (contract.when) closed_.erase(row);
  }

  JsonNode root_;
  std::vector<Contract> contracts_;
  std::map<Subject, unsigned> closed_;  ///< functions whose row without "when" was seen
};

std::vector<Contract> read_text(std::string_view text, const std::string &path) {
  const JsonDocument document = parse_json(text, path);
  check_schema(document, "contract.schema.json");
  return Reader(document).run();
}

std::vector<Contract> read_builtin_contracts() {
  std::vector<Contract> all;
  for (const auto &[file, text] : builtin_contract_files()) {
    std::vector<Contract> contracts = read_text(text, std::string(file));
    for (Contract &contract : contracts) contract.origin = ContractOrigin::shipped;
    all.insert(all.end(), contracts.begin(), contracts.end());
  }
  return all;
}

}  // namespace

std::vector<Contract> read_contracts(const std::string &path, const ReadText &read) {
  return read_text(read(path), path);
}

const std::vector<Contract> &builtin_contracts() {
  static const std::vector<Contract> contracts = read_builtin_contracts();
  return contracts;
}

}  // namespace stackcheck
