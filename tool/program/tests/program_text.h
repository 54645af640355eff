#pragma once
// Units and facts as text, so that a test reads as a claim about a program:
//
//   unit a.c                       what follows belongs to a.c; "a.c" is the default
//   f 16: call g @16; tail h @0    f has a frame of 16 bytes and calls g at depth 16
//   weak f 16 reach 32             f may write down to 32; or `static f 16`
//   f 16 dynamic-stack             f has an unknown, by the name of its reason
//   f 16: icall @8 at 7:3 in g,h   an indirect call at line 7, column 3, inlined from g into h
//   f 16: call x @8 in g@7:3       a direct call, inlined from g, which was called at line 7
//   f 16 inlines g,h               what is inlined into f besides what its calls say
//   f 16: call g @8 own            the call stays in the unit
//   linked                         the unit is a linked image; `linked mixed`: optimised at
//                                  link time
//   f 16 of a.c                    in an image: f was compiled from a.c
//   alias g = f                    or `weak alias`, `static alias`
//   site f 7:3 io.send io->send    an indirect source call in f: field ("-": none), expression
//   virtual f 7:3 - io->send       the same of a virtual method
//   calls f 7:3 g                  a direct source call
//   source f                       the unit's source has the function f
//   assume TEXT                    the unit depends on TEXT
//   problem unit-not-compiled      of the whole unit
//
// and for facts, each with the reason "because" and placed at b.json:LINE:
//
//   edge f > g 2      field io.send = g h      call f = g      call f a.c:7 = g      frame f 100

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "options/budget.h"
#include "program/program.h"

namespace stackcheck::program_text {

using Words = std::vector<std::string>;

inline Words split(const std::string &text, char separator) {
  std::istringstream stream(text);
  Words parts;
  for (std::string part; std::getline(stream, part, separator);)
    if (!part.empty()) parts.push_back(part);
  return parts;
}

/// The words of a line, read one after the other.
class Line {
 public:
  explicit Line(const std::string &text) : text_(text), words_(split(text, ' ')) {}
  bool empty() const { return next_ == words_.size(); }
  const std::string &word() {
    if (empty()) throw std::logic_error("a word is missing: " + text_);
    return words_[next_++];
  }
  bool accept(const std::string &word) {
    const bool found = !empty() && words_[next_] == word;
    next_ += found;
    return found;
  }
  unsigned number() { return static_cast<unsigned>(std::stoul(word())); }
  void expect(const std::string &wanted) {
    if (!accept(wanted)) throw std::logic_error(wanted + " is missing: " + text_);
  }
  Words rest() {
    const Words words(words_.begin() + static_cast<std::ptrdiff_t>(next_), words_.end());
    next_ = words_.size();
    return words;
  }

 private:
  std::string text_;
  Words words_;
  std::size_t next_ = 0;
};

inline Location place(const std::string &file, const std::string &line_and_column) {
  const Words parts = split(line_and_column, ':');
  const unsigned column = parts.size() > 1 ? std::stoul(parts[1]) : 0;
  return {file, static_cast<unsigned>(std::stoul(parts.at(0))), column};
}

inline Inlining inlining(const std::string &text, const std::string &file) {
  const Words parts = split(text, '@');
  return {parts.at(0), parts.size() > 1 ? place(file, parts[1]) : Location()};
}

inline Call call(const std::string &text, const std::string &file) {
  Line line(text);
  Call call;
  const std::string &kind = line.word();
  call.tail = kind == "tail" || kind == "itail";
  if (kind[0] != 'i') call.callee = line.word();
  call.depth_bytes = std::stoul(line.word().substr(1));
  while (!line.empty()) {
    if (line.accept("at")) call.where = place(file, line.word());
    if (line.accept("in"))
      for (const std::string &each : split(line.word(), ','))
        call.inlined_from.push_back(inlining(each, file));
    call.local |= line.accept("own");
  }
  return call;
}

inline Binding binding(Line &line) {
  if (line.accept("weak")) return Binding::weak;
  return line.accept("static") ? Binding::local : Binding::global;
}

inline Function function(const std::string &text, const std::string &file, unsigned number) {
  const std::size_t colon = text.find(": ");
  Line line(text.substr(0, colon));
  Function function;
  function.binding = binding(line);
  function.symbol = function.name = line.word();
  function.where = {file, number, 1};
  function.frame_bytes = function.reach_bytes = line.number();
  if (line.accept("reach")) function.reach_bytes = line.number();
  if (line.accept("inlines")) function.inlined = split(line.word(), ',');
  if (line.accept("of")) function.source = line.word();
  for (const std::string &reason : line.rest())
    function.unknowns.push_back({reason_from_name(reason).value(), function.where, ""});
  if (colon == std::string::npos) return function;
  for (const std::string &part : split(text.substr(colon + 1), ';')) {
    if (Line(part).empty()) continue;
    function.calls.push_back(call(part, file));
    function.calls.back().offset = 2 * function.calls.size();
    for (const Inlining &each : function.calls.back().inlined_from)
      function.inlined.push_back(each.symbol);
  }
  return function;
}

inline CallFlow direct_call(Line &line, const std::string &file) {
  CallFlow call;
  call.caller = line.word();
  call.where = place(file, line.word());
  call.callee = line.word();
  return call;
}

inline CallFlow indirect_call(Line &line, const std::string &file) {
  CallFlow call;
  call.form = CallForm::pointer;
  call.caller = line.word();
  call.where = place(file, line.word());
  call.field = line.word();
  call.expression = line.word();
  if (call.field == "-") call.field.clear();
  return call;
}

inline void add_line(Unit &unit, const std::string &text, unsigned number) {
  Line line(text);
  const Binding bound_as = binding(line);
  if (line.accept("alias")) {
    const std::string symbol = line.word();
    line.expect("=");
    unit.aliases.push_back({symbol, line.word(), bound_as});
  } else if (line.accept("site")) {
    unit.flow.calls.push_back(indirect_call(line, unit.name));
  } else if (line.accept("virtual")) {
    unit.flow.calls.push_back(indirect_call(line, unit.name));
    unit.flow.calls.back().form = CallForm::virtual_method;
  } else if (line.accept("calls")) {
    unit.flow.calls.push_back(direct_call(line, unit.name));
  } else if (line.accept("source")) {
    FunctionFlow &flow = unit.flow.functions.emplace_back();
    flow.symbol = flow.linker_symbol = flow.name = line.word();
  } else if (line.accept("linked")) {
    unit.linking.linked = true;
    unit.evidence.object = unit.name;
    unit.linking.mixed = line.accept("mixed");
  } else if (line.accept("assume")) {
    unit.assumptions.push_back(line.word());
  } else if (line.accept("problem")) {
    unit.problems.push_back({reason_from_name(line.word()).value(), {unit.name, 0, 0}, ""});
  } else {
    unit.functions.push_back(function(text, unit.name, number));
  }
}

inline std::vector<Unit> units(const std::string &text) {
  std::vector<Unit> units;
  unsigned number = 0;
  for (std::string line : split(text, '\n')) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.empty()) continue;
    const bool opens_unit = line.starts_with("unit ");
    if (opens_unit || units.empty()) {
      units.emplace_back().name = opens_unit ? line.substr(5) : "a.c";
      units.back().evidence.producer = "a test";
      number = 0;
    }
    if (!opens_unit) add_line(units.back(), line, ++number);
  }
  return units;
}

inline decltype(Fact::fact) fact(Line &line) {
  const std::string kind = line.word();
  const std::string name = line.word();
  if (kind == "frame") return FrameFact{name, line.number()};
  if (kind == "edge") {
    line.expect(">");
    const std::string callee = line.word();
    return EdgeFact{name, callee, line.number()};
  }
  CallFact call{name, "", 0, {}};
  if (kind == "call" && !line.accept("=")) {
    const Words where = split(line.word(), ':');
    call.file = where.at(0);
    call.line = static_cast<unsigned>(std::stoul(where.at(1)));
  }
  line.accept("=");
  if (kind == "field") return FieldFact{name, line.rest()};
  call.targets = line.rest();
  return call;
}

inline std::vector<Fact> facts(const std::string &text) {
  std::vector<Fact> facts;
  for (const std::string &each : split(text, '\n')) {
    Line line(each);
    if (line.empty()) continue;
    facts.push_back({fact(line), "because", {"b.json", unsigned(facts.size() + 1), 1}});
  }
  return facts;
}

inline Program program(const std::string &units_text, const std::string &facts_text = "") {
  return join(units(units_text), facts(facts_text));
}

}  // namespace stackcheck::program_text
