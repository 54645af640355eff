#pragma once
// Flows as text, so that a test reads as a claim about a program:
//
//   unit a.c                                what follows belongs to a.c; "a.c" is the default
//   code libc.a(x.o) calls f g              a unit without source: its undefined symbols
//   code x.o defines f                      a unit without source: its functions
//   variable:p <- function:f                a value; or `variable:p <- parameter:f#0`, a copy
//   temporary:1 <- *variable:p              a load
//   *variable:p <- variable:q               a store
//   variable:p as S                         deref_as
//   body f(word, word...) word              a function with a body; `...` variadic, `old` K&R
//   body f(word) word taken "type"          its address is taken; its canonical type
//   call f direct g(variable:a, -) variable:r
//   call f pointer variable:p(variable:a) variable:r "type" via io.send
//   call f virtual Stream::read(variable:s)
//   call f member variable:m(variable:o)
//   record S 0=field:S.f 4=field:S.g 8+4x10=field:S.h    leaves: offset, stride x count
//   class D : B makes Stream::read=f        makes: instantiated; methods follow
//   undefined variable:x                    and `defined variable:x`
//
// Calls get the place UNIT:LINE of their line of the text. `-` is an argument that holds no
// pointer. What is passed has class word; `call f pointer/real` passes reals.

#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "flow/flow.h"

namespace stackcheck::flow_text {

/// Regular expressions cost more to make than to use.
inline const std::regex &known_regex(const std::string &pattern) {
  static std::map<std::string, std::regex> known;
  return known.try_emplace(pattern, pattern).first->second;
}

inline std::vector<std::string> split(const std::string &text, const std::string &separator) {
  std::vector<std::string> parts;
  std::sregex_token_iterator part(text.begin(), text.end(), known_regex(separator), -1), end;
  for (; part != end; ++part)
    if (part->length() > 0) parts.push_back(*part);
  return parts;
}

inline bool is_value(const std::string &text) {
  static const std::regex kinds("(function|address|record|member|virtual|unknown):.*");
  return std::regex_match(text, kinds);
}

inline PassClass pass_class(const std::string &name) {
  const std::map<std::string, PassClass> classes = {{"none", PassClass::none},
                                                    {"word", PassClass::word},
                                                    {"wide", PassClass::wide},
                                                    {"real", PassClass::real},
                                                    {"record", PassClass::record}};
  return classes.at(name);
}

/// Units, line by line.
class Reader {
 public:
  explicit Reader(const std::string &text) {
    std::istringstream stream(text);
    start("a.c");
    for (std::string line; std::getline(stream, line);) {
      ++number_;
      if (line.find_first_not_of(' ') == line.npos) continue;
      read(line.substr(line.find_first_not_of(' ')));
    }
  }
  std::vector<Unit> units;

 private:
  using Matched = std::smatch;

  void start(const std::string &name) {
    units.emplace_back();
    units.back().name = name;
  }

  UnitFlow &flow() { return units.back().flow; }
  Location here() const { return {units.back().name, number_, 1}; }

  bool take(const std::string &line, const std::string &pattern, Matched &matched) const {
    return std::regex_match(line, matched, known_regex(pattern));
  }

  void read(const std::string &line) {
    Matched m;
    if (take(line, "unit (.*)", m)) return start(m[1]);
    if (take(line, "code (\\S+) (calls|defines) (.*)", m)) return read_code(m);
    if (take(line, "body (.*)\\((.*)\\) (\\w+)( taken)?(?: \"(.*)\")?", m)) return read_body(m);
    if (take(line,
             "call (\\S+) (\\w+)(/\\w+)? (.+?)\\((.*?)\\)(?: ([^\" ]+:[^\" ]+))?"
             "(?: \"(.*)\")?(?: via (\\S+))?",
             m))
      return read_call(m);
    if (take(line, "record (\\S+)(.*)", m)) return read_record(m);
    if (take(line, "class (\\S+)(?: : ([^ ]+))?( makes)?(.*)", m)) return read_class(m);
    if (take(line, "undefined (.*)", m)) return flow().undefined_variables.push_back(m[1]);
    if (take(line, "defined (.*)", m)) return flow().defined_variables.push_back(m[1]);
    if (take(line, "(\\S+) as (\\S+)", m)) return add(FlowKind::deref_as, m[2], m[1]);
    if (take(line, "\\*(\\S+) <- (\\S+)", m)) return add(FlowKind::store, m[1], m[2]);
    if (take(line, "(\\S+) <- \\*(\\S+)", m)) return add(FlowKind::load, m[1], m[2]);
    if (take(line, "(\\S+) <- (.+)", m))
      return add(is_value(m[2]) ? FlowKind::value : FlowKind::copy, m[1], m[2]);
    throw std::logic_error("not understood: " + line);
  }

  void add(FlowKind kind, const std::string &to, const std::string &from) {
    flow().flows.push_back({kind, to, from, here()});
  }

  void read_code(const Matched &m) {
    Unit unit;
    unit.name = m[1];
    unit.functions.emplace_back().symbol = "something_in_" + unit.name;
    for (const std::string &symbol : split(m[3], " "))
      if (m[2] == "calls")
        unit.undefined.push_back(symbol);
      else
        unit.functions.emplace_back().symbol = symbol;
    units.insert(units.end() - 1, unit);
  }

  Signature read_signature(std::string parameters, const std::string &result) {
    Signature signature;
    signature.result = pass_class(result);
    signature.prototyped = parameters != "old";
    if (!signature.prototyped) return signature;
    if (parameters.ends_with("...")) {
      signature.variadic = true;
      parameters.resize(parameters.size() - 3);
    }
    for (const std::string &name : split(parameters, ", *"))
      signature.parameters.push_back(pass_class(name));
    return signature;
  }

  void read_body(const Matched &m) {
    FunctionFlow function;
    function.symbol = m[1];
    function.linker_symbol = function.symbol.substr(function.symbol.rfind('#') + 1);
    function.name = function.linker_symbol;
    function.signature = read_signature(m[2], m[3]);
    function.signature.type = m[5];
    function.address_taken = m[4].matched;
    function.where = here();
    flow().functions.push_back(function);
  }

  void read_call(const Matched &m) {
    static const std::map<std::string, CallForm> forms = {{"direct", CallForm::direct},
                                                          {"pointer", CallForm::pointer},
                                                          {"virtual", CallForm::virtual_method},
                                                          {"member", CallForm::member_pointer}};
    CallFlow call;
    call.caller = m[1];
    call.form = forms.at(m[2]);
    call.callee = m[4];
    const PassClass passed = m[3].matched ? pass_class(m[3].str().substr(1)) : PassClass::word;
    for (const std::string &argument : split(m[5], ", *")) {
      call.arguments.push_back(argument == "-" ? "" : argument);
      call.signature.parameters.push_back(passed);
    }
    call.result = m[6];
    call.signature.result = m[6].matched ? PassClass::word : PassClass::none;
    call.signature.type = m[7];
    call.field = m[8];
    call.expression = m[4];
    call.where = here();
    flow().calls.push_back(call);
  }

  void read_record(const Matched &m) {
    Record record{m[1], {}};
    for (const std::string &text : split(m[2], " ")) {
      static const std::regex leaf("(\\d+)(?:\\+(\\d+)x(\\d+))?=(.*)");
      Matched part;
      if (!std::regex_match(text, part, leaf)) throw std::logic_error("no leaf: " + text);
      RecordLeaf made{std::stoul(part[1]), 0, 1, part[4]};
      if (part[2].matched) {
        made.stride_bytes = std::stoul(part[2]);
        made.count = std::stoul(part[3]);
      }
      record.leaves.push_back(made);
    }
    flow().records.push_back(record);
  }

  void read_class(const Matched &m) {
    VirtualClass made;
    made.name = m[1];
    if (m[2].matched) made.bases = split(m[2], ",");
    made.instantiated = m[3].matched;
    for (const std::string &method : split(m[4], " ")) {
      const std::size_t equals = method.find('=');
      made.methods.push_back({method.substr(0, equals), method.substr(equals + 1)});
    }
    flow().classes.push_back(made);
  }

  unsigned number_ = 0;
};

inline std::vector<Unit> units(const std::string &text) { return Reader(text).units; }

/// A solved text, whose sites are named by the function they stand in, or that and their
/// number if it has more: "f", "f 1".
class Solved {
 public:
  explicit Solved(const std::string &text, const std::vector<Fact> &facts = {},
                  const std::vector<std::string> &entries = {})
      : units_(units(text)), solution_(solve(units_, facts, entries)) {}
  Solved(std::vector<Unit> units, std::unique_ptr<FlowSolution> solution)
      : units_(std::move(units)), solution_(std::move(solution)) {}

  const FlowSolution &solution() const { return *solution_; }
  const std::vector<Unit> &all_units() const { return units_; }

  std::pair<std::size_t, std::size_t> find(const std::string &caller) const {
    const std::vector<std::string> words = split(caller, " ");
    std::size_t skip = words.size() > 1 ? std::stoul(words[1]) : 0;
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
      for (std::size_t call = 0; call < units_[unit].flow.calls.size(); ++call) {
        const CallFlow &stated = units_[unit].flow.calls[call];
        if (stated.caller != words[0] || stated.form == CallForm::direct) continue;
        if (skip-- == 0) return {unit, call};
      }
    throw std::logic_error("no such site: " + caller);
  }

  const SiteResult &site(const std::string &caller) const {
    const auto [unit, call] = find(caller);
    return solution_->site(unit, call);
  }

  /// "f g" if these are the targets; "never" if it is never set; "? why, why: f g" if
  /// unknown; "~ why: f g" if by signature.
  std::string at(const std::string &caller) const {
    const SiteResult &result = site(caller);
    if (result.verdict == SiteVerdict::never_set) return "never";
    if (result.verdict == SiteVerdict::resolved) return names(result.targets);
    std::string why;
    for (const std::string &reason : result.why) why += (why.empty() ? "" : ", ") + reason;
    return (result.verdict == SiteVerdict::unknown ? "? " : "~ ") + why + ": " +
           names(result.targets);
  }

  static std::string names(const std::vector<FlowTarget> &targets) {
    std::string text;
    for (const FlowTarget &target : targets) text += (text.empty() ? "" : " ") + target.symbol;
    return text;
  }

 private:
  std::vector<Unit> units_;
  std::unique_ptr<FlowSolution> solution_;
};

}  // namespace stackcheck::flow_text
