// Real output against the committed schema, with a general validator.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "report/names.h"
#include "report/report.h"
#include "report/tests/report_schema.h"
#include "report/tests/sample.h"

namespace stackcheck {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string json_text(const BoardVerdict &board) {
  return find_format("json").write_report({{board}, Reads()}, {false, sample_directory});
}

TEST(Json, OutputIsAsTheSchemaSays) {
  EXPECT_EQ(objections(json::parse(json_text(sample_board()))), "");
  EXPECT_EQ(objections(json::parse(find_format("json").write_report({}, {}))), "");
}

TEST(Json, ReadsThatWereNotLookedAtAreNull) {
  const std::string text = find_format("json").write_report({{sample_board()}}, {});
  EXPECT_EQ(objections(json::parse(text)), "");
  EXPECT_TRUE(json::parse(text)["reads"].is_null());
}

TEST(Json, TheSchemaIsStrict) {
  const json good = json::parse(json_text(sample_board()));
  const json places = good.flatten();
  for (const auto &[pointer, value] : places.items()) {
    json bad = good;
    bad[json::json_pointer(pointer)] = json::object({{"x", 1}});
    EXPECT_NE(objections(bad), "") << pointer;
  }
  json surplus = good;
  surplus["boards"][0]["entries"][0]["surplus"] = 1;
  EXPECT_NE(objections(surplus), "");
}

TEST(Json, ValuesAreThoseOfTheVerdict) {
  const json report = json::parse(json_text(sample_board()));
  EXPECT_EQ(report["schema"], "stackcheck-report/1");
  EXPECT_EQ(report["findings"], json::array());
  const json &entries = report["boards"][0]["entries"];
  EXPECT_EQ(entries[0]["bound"], "exact");
  EXPECT_EQ(entries[0]["bound_bytes"], 120);
  EXPECT_EQ(entries[1]["status"], "over");
  EXPECT_EQ(entries[1]["chain"][1], json({{"function", "memcpy"},
                                          {"bytes", 2400},
                                          {"depth_bytes", 2460},
                                          {"file", "/usr/lib/libc.c"},
                                          {"line", 7}}));
  EXPECT_EQ(entries[2]["bound_bytes"], nullptr);
  EXPECT_EQ(entries[2]["known_bytes"], 5120);
  EXPECT_EQ(entries[2]["reasons"][0], json({{"kind", "unresolved-indirect-call"},
                                            {"function", "net_send"},
                                            {"file", "src/net.c"},
                                            {"line", 40},
                                            {"detail", "p->send(...)"},
                                            {"path", {"main", "net_send"}}}));
  EXPECT_EQ(entries[2]["chain"][1]["file"], nullptr);
  EXPECT_EQ(entries[3]["status"], "not-analysed");
  EXPECT_EQ(report["boards"][0]["functions"][0]["bound_bytes"], 120);
  EXPECT_EQ(report["boards"][0]["functions"][1]["bound_bytes"], nullptr);
  EXPECT_EQ(report["boards"][0]["sums"]["calls_unresolved"], 2);
  EXPECT_EQ(report["boards"][0]["problems"][0]["kind"], "unit-not-compiled");
}

TEST(Json, AnyBytesInNamesGiveValidAscii) {
  std::string all_bytes;
  for (int byte = 0; byte < 256; ++byte) all_bytes += static_cast<char>(byte);
  BoardVerdict board = sample_board();
  board.functions[0].symbol = board.entries[0].entry = board.board = all_bytes;
  board.entries[2].bound.reasons[0].unknown.detail = all_bytes;
  const std::string text = json_text(board);
  EXPECT_EQ(objections(json::parse(text)), "");
  for (const char c : text) ASSERT_TRUE(c == '\n' || (c >= ' ' && c < 0x7f));
}

TEST(Json, UnitFactsHaveUnitsAndBounds) {
  Unit unit;
  unit.name = "a.o";
  const UnitFacts facts{
      {unit},
      {{"a.o", "g", {BoundType::unbounded, 8}, {sample_reason(Reason::recursion, "g", 1)}}}};
  const json report = json::parse(find_format("json").write_unit_facts(facts, {}));
  EXPECT_EQ(report["schema"], "stackcheck-unit-facts/1");
  EXPECT_EQ(report["units"][0]["name"], "a.o");
  EXPECT_EQ(report["bounds"][0]["unit"], "a.o");
  EXPECT_EQ(report["bounds"][0]["symbol"], "g");
  EXPECT_EQ(report["bounds"][0]["type"], "unbounded");
  EXPECT_EQ(report["bounds"][0]["bytes"], 8);
  EXPECT_EQ(report["bounds"][0]["reasons"][0]["kind"], "recursion");
}

TEST(ShownPath, IsRelativeOnlyBelowTheWorkingDirectory) {
  const ReportOptions options{false, "/home/user"};
  EXPECT_EQ(shown_path("/home/user/a/../b.c", options), "b.c");
  EXPECT_EQ(shown_path("/home/user2/b.c", options), "/home/user2/b.c");
  EXPECT_EQ(shown_path("/home/b.c", options), "/home/b.c");
  EXPECT_EQ(shown_path("/home/user/..x/b.c", options), "..x/b.c");
  EXPECT_EQ(shown_path("a/./b.c", options), "a/b.c");
  EXPECT_EQ(shown_path("", options), "");
}

}  // namespace
}  // namespace stackcheck
