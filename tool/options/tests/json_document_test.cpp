#include "options/json_document.h"

#include <gmock/gmock.h>

#include "options/tests/memory_files.h"

namespace stackcheck {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string parse_error(const std::string &text) {
  return error_of([&] { parse_json(text, "f.json"); });
}

TEST(JsonDocument, EveryValueHasItsLine) {
  const std::string text =
      "{\n"
      "  \"number\": 12\n"
      "  ,\n"
      "  \"list\": [\n"
      "    1\n"
      "    , \"two\",\n"
      "    {\"a\":\n"
      "      true}],\n"
      "  \"a/b~c\": null}\n";
  const JsonDocument document = parse_json(text, "f.json");
  const std::map<std::string, unsigned> wanted = {{"", 1},          {"/number", 2}, {"/list", 4},
                                                  {"/list/0", 5},   {"/list/1", 6}, {"/list/2", 7},
                                                  {"/list/2/a", 7}, {"/a~1b~0c", 9}};
  EXPECT_EQ(document.lines, wanted);
}

TEST(JsonDocument, WindowsLineEndsCountOnce) {
  EXPECT_EQ(parse_json("{\r\n\"a\": 1\r\n,\r\n\"b\": 2}", "f").lines.at("/b"), 4u);
}

TEST(JsonDocument, NumberAtTheEndOfTheText) {
  EXPECT_EQ(parse_json("\n\n7", "f").lines.at(""), 3u);
  EXPECT_EQ(parse_json("\n\n7\n\n", "f").lines.at(""), 3u);
}

TEST(JsonDocument, SyntaxErrorsNameLineAndColumn) {
  EXPECT_THAT(parse_error("{\n  \"a\": 1,\n  }"), StartsWith("f.json:3:3: no valid JSON: "));
  EXPECT_THAT(parse_error("{\n  \"a\" 1}"), StartsWith("f.json:2:7: no valid JSON: "));
  EXPECT_THAT(parse_error(""), StartsWith("f.json:1:1: no valid JSON: "));
  EXPECT_THAT(parse_error("{\"a\": 1} x"), StartsWith("f.json:1:10: no valid JSON: "));
  EXPECT_THAT(parse_error("{\"a\": 1e999}"), StartsWith("f.json:1:"));
  EXPECT_THAT(parse_error("[\"\xff\"]"), HasSubstr("ill-formed UTF-8"));
}

TEST(JsonDocument, DuplicateKeysAreErrorsWithTheSecondLine) {
  EXPECT_EQ(parse_error("{\"a\": 1,\n \"a\": 2}"),
            "f.json:2: \"a\": the key stands twice in this object: wanted it once");
  EXPECT_EQ(parse_error("[{\"a\": 1}, {\"a\": 2}]"), "no error");
}

TEST(JsonDocument, DeepNestingIsRefusedNotFollowed) {
  EXPECT_EQ(parse_error(std::string(32, '[') + std::string(32, ']')), "no error");
  EXPECT_THAT(parse_error(std::string(33, '[')), HasSubstr("nested too deep"));
  EXPECT_THAT(parse_error(std::string(1'000'000, '[')), HasSubstr("nested too deep"));
}

TEST(JsonNode, FailureNamesFileLineKeyValueAndWanted) {
  const JsonDocument document = parse_json("{\"stacks\": [\n {\"bytes\":\n -5}]}", "b.json");
  const JsonNode bytes = JsonNode(document)["stacks"].items().at(0)["bytes"];
  EXPECT_EQ(error_of([&] { bytes.fail("a whole number"); }),
            "b.json:2: stacks[0].bytes: -5: wanted a whole number");
}

TEST(JsonNode, LongValuesAreCutBetweenCharacters) {
  const JsonDocument document = parse_json("[\"" + std::string(58, 'a') + "\u00e4\u00e4\"]", "f");
  EXPECT_EQ(error_of([&] { JsonNode(document).items()[0].fail("x"); }),
            "f:1: [0]: \"" + std::string(58, 'a') + "...: wanted x");
}

}  // namespace
}  // namespace stackcheck
