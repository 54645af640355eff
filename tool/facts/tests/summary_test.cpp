#include "facts/summary.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "facts/input_error.h"

namespace stackcheck {
namespace {

using nlohmann::json;

// Every member has a value that neither its default nor another member has.
constexpr const char *full_unit = R"json({
  "name": "lib.a(m.o)",
  "cpu-family": "thumb",
                     "evidence" : {"producer" : "GCC 12.2", "object" : "lib.a"},
                     "linking" : {"linked" : true, "mixed" : true, "sources" : ["f.cpp"]},
                     "functions"
    : [ {
      "symbol" : "_Z1fv",
      "name" : "f()",
      "binding" : "weak",
      "where" : {"file" : "f.cpp", "line" : 3, "column" : 5},
      "code-bytes" : 40,
      "frame-bytes" : 16,
      "reach-bytes" : 32,
      "returns" : false,
      "calls" : [ {
        "offset" : 4294967296,
        "depth-bytes" : 24,
        "tail" : true,
        "local" : true,
        "reloaded" : true,
        "callee" : "g",
        "where" : {"file" : "g.h", "line" : 7, "column" : 9},
        "inlined-from" : [
          {"symbol" : "j", "where" : {"file" : "", "line" : 11, "column" : 13}},
          {"symbol" : "k", "where" : {"file" : "", "line" : 15, "column" : 17}}
        ]
      } ],
      "inlined" : [ "j", "k", "l" ],
      "source" : "f.cpp",
      "producer" : "GNU C++",
      "unknowns" : [ {
        "reason" : "dynamic-stack",
        "where" : {"file" : "f.cpp", "line" : 4, "column" : 2},
        "detail" : "alloca"
      } ]
    } ],
                     "aliases" : [ {"symbol" : "a", "target" : "_Z1fv", "binding" : "local"} ],
                     "undefined" : ["memcpy"],
                     "defined-data" : ["table"],
                     "flow" : {
                       "flows" : [ {
                         "kind" : "deref-as",
                         "to" : "io",
                         "from" : "variable:p",
                         "where" : {"file" : "f.cpp", "line" : 21, "column" : 2}
                       } ],
                       "calls" : [ {
                         "caller" : "_Z1fv",
                         "form" : "member-pointer",
                         "callee" : "temporary:f.cpp#1",
                         "arguments" : ["variable:p", ""],
                         "result" : "variable:q",
                         "signature" : {
                           "result" : "wide",
                           "parameters" : ["word", "real", "record"],
                           "variadic" : true,
                           "prototyped" : false,
                           "type" : "long long (int, ...)"
                         },
                         "where" : {"file" : "f.cpp", "line" : 22, "column" : 3},
                         "field" : "io.receive",
                         "expression" : "io->receive"
                       } ],
                       "functions" : [ {
                         "symbol" : "f.cpp#g",
                         "linker-symbol" : "g",
                         "name" : "g()",
                         "signature" : {
                           "result" : "record",
                           "parameters" : ["none"],
                           "variadic" : true,
                           "prototyped" : false,
                           "type" : "io ()"
                         },
                         "address-taken" : true,
                         "where" : {"file" : "f.cpp", "line" : 23, "column" : 4}
                       } ],
                       "records" : [ {
                         "name" : "io",
                         "leaves" : [ {
                           "offset-bytes" : 4,
                           "stride-bytes" : 8,
                           "count" : 3,
                           "slot" : "field:io.send"
                         } ]
                       } ],
                       "classes" : [ {
                         "name" : "Derived",
                         "bases" : ["Base"],
                         "instantiated" : true,
                         "methods" : [ {"key" : "Base::run", "symbol" : "_ZN7Derived3runEv"} ]
                       } ],
                       "undefined-variables" : ["variable:hook"],
                       "defined-variables" : ["variable:p"],
                       "called-names" : ["recv"]
                     },
                     "assumptions" : ["-mtp=soft was dropped"],
                     "problems" : [ {
                       "reason" : "unreadable-object",
                       "where" : {"file" : "m.o", "line" : 0, "column" : 0},
                       "detail" : "truncated"
                     } ],
                     "suppressions" : [ {
                       "where" : {"file" : "f.cpp", "line" : 7, "column" : 0},
                       "finding" : "close-resets-peer",
                       "why" : "the peer has gone",
                       "file" : "g.cpp",
                       "line" : 8,
                       "function" : "f"
                     } ]
})json";

json with(const char *pointer, const json &value) {
  json unit = json::parse(full_unit);
  unit[json::json_pointer(pointer)] = value;
  return unit;
}

TEST(Summary, CarriesEveryMember) {
  const Unit unit = unit_from_json(json::parse(full_unit));
  EXPECT_EQ(to_json(unit), json::parse(full_unit));
  ASSERT_EQ(unit.functions.size(), 1u);
  const Function &function = unit.functions[0];
  EXPECT_EQ(function.binding, Binding::weak);
  EXPECT_EQ(function.frame_bytes, 16u);
  EXPECT_EQ(function.reach_bytes, 32u);
  EXPECT_FALSE(function.returns);
  EXPECT_EQ(function.unknowns,
            (std::vector<Unknown>{{Reason::dynamic_stack, {"f.cpp", 4, 2}, "alloca"}}));
  EXPECT_EQ(
      function.calls,
      (std::vector<Call>{{4294967296, 24, true, true, true, "g", {"g.h", 7, 9}, {{"j", {"", 11, 13}}, {"k", {"", 15, 17}}}}}));
}

TEST(Summary, AnEmptyUnitComesBackEmpty) {
  EXPECT_EQ(to_json(unit_from_json(to_json(Unit{}))), to_json(Unit{}));
}

TEST(Summary, EveryReasonAndBindingHasAName) {
  for (const ReasonName &row : reason_names) {
    Unit unit;
    unit.problems = {{row.reason, {}, ""}};
    EXPECT_EQ(to_json(unit)["problems"][0]["reason"], row.name);
    EXPECT_EQ(unit_from_json(to_json(unit)).problems[0].reason, row.reason);
  }
  for (const char *name : {"local", "global", "weak"})
    EXPECT_EQ(to_json(unit_from_json(with("/aliases/0/binding", name)))["aliases"][0]["binding"],
              name);
}

TEST(Summary, CborCarriesUnitsInOrderAndNamesThatAreNotUtf8) {
  std::vector<Unit> units(2);
  units[0] = unit_from_json(json::parse(full_unit));
  units[1].name = "\xff\xfe.c";
  const std::vector<Unit> back = units_from_cbor(to_cbor(units));
  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(to_json(back[0]), json::parse(full_unit));
  EXPECT_EQ(back[1].name, "\xff\xfe.c");
}

TEST(Summary, RefusesEveryMissingMember) {
  const json full = json::parse(full_unit);
  for (const auto &member : full.items()) {
    json unit = full;
    unit.erase(member.key());
    EXPECT_THROW(unit_from_json(unit), InputError) << member.key();
  }
}

TEST(Summary, RefusesWrongTypesAndValues) {
  const std::uint64_t too_big = std::uint64_t{std::numeric_limits<std::uint32_t>::max()} + 1;
  EXPECT_THROW(unit_from_json(json()), InputError);
  EXPECT_THROW(unit_from_json(json::array()), InputError);
  EXPECT_THROW(unit_from_json(with("/name", 7)), InputError);
  EXPECT_THROW(unit_from_json(with("/functions", json::object())), InputError);
  EXPECT_THROW(unit_from_json(with("/functions/0/frame-bytes", -1)), InputError);
  EXPECT_THROW(unit_from_json(with("/functions/0/frame-bytes", 1.5)), InputError);
  EXPECT_THROW(unit_from_json(with("/functions/0/frame-bytes", too_big)), InputError);
  EXPECT_THROW(unit_from_json(with("/functions/0/returns", 1)), InputError);
  EXPECT_THROW(unit_from_json(with("/functions/0/binding", "strong")), InputError);
  EXPECT_THROW(unit_from_json(with("/problems/0/reason", "boredom")), InputError);
  EXPECT_THROW(unit_from_json(with("/functions/0/calls/0/inlined-from", "h")), InputError);
  EXPECT_THROW(unit_from_json(with("/surplus", 1)), InputError);
}

TEST(Summary, RefusesBytesThatAreNoCbor) {
  std::vector<std::uint8_t> bytes = to_cbor({unit_from_json(json::parse(full_unit))});
  EXPECT_THROW(units_from_cbor({}), InputError);
  EXPECT_THROW(units_from_cbor(std::vector<std::uint8_t>{0xff, 0xff}), InputError);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_THROW(units_from_cbor(std::span(bytes).first(length)), InputError) << length;
  bytes.push_back(0);
  EXPECT_THROW(units_from_cbor(bytes), InputError);
}

}  // namespace
}  // namespace stackcheck
