#include <gmock/gmock.h>

#include "options/tests/memory_files.h"
#include "peer/contract.h"

namespace stackcheck {
namespace {

using testing::HasSubstr;

std::string file_of(const std::string &rows) {
  return R"({"schema": "stackcheck-contracts/1", "api": "A", "functions": [
)" + rows +
         "]}";
}

std::vector<Contract> read(const std::string &rows) {
  return read_contracts("c.json", files_in_memory({{"c.json", file_of(rows)}}));
}

std::string error(const std::string &rows) {
  return error_of([&] { read(rows); });
}

TEST(ContractReader, ReadsWhatARowSays) {
  const std::vector<Contract> rows = read(R"({"names": ["get", "take"], "role": "read",
    "parameters": 3, "connection": "0", "buffer": "1", "length": "*2", "source": "s",
    "when": {"macro": "V", "from": 2, "below": 5}, "readable_after_end": true,
    "flags": [{"argument": "3", "name": "PEEK", "means": "peek"}],
    "outcomes": [{"means": "data", "result": "1..length"},
                 {"means": "end", "result": "-CLOSED", "releases": true},
                 {"means": "nothing-yet", "result": "-1", "errno": ["EAGAIN"],
                  "only": "nonblocking", "writes": [{"to": "*2", "value": "0x10"}]}]})");
  ASSERT_EQ(rows.size(), 2u);
  const Contract &take = rows[1];
  EXPECT_EQ(take.name, "take");
  EXPECT_EQ(take.api, "A");
  EXPECT_EQ(take.role, Role::read);
  EXPECT_EQ(take.parameters, 3u);
  EXPECT_EQ(take.length, "*2");
  EXPECT_EQ(take.when->macro, "V");
  EXPECT_EQ(take.when->from, 2);
  EXPECT_EQ(take.when->below, 5);
  EXPECT_TRUE(take.readable_after_end);
  EXPECT_EQ(take.flags.at(0).means, FlagMeans::peek);
  ASSERT_EQ(take.outcomes.size(), 3u);
  EXPECT_EQ(take.outcomes[0].result, (ContractValue{"1", "length", true}));
  EXPECT_EQ(take.outcomes[1].result, (ContractValue{"-CLOSED", "-CLOSED", false}));
  EXPECT_TRUE(take.outcomes[1].releases);
  EXPECT_EQ(take.outcomes[2].writes.at(0), (WrittenValue{"*2", {"0x10", "0x10", false}}));
  EXPECT_TRUE(take.outcomes[2].only_nonblocking);
  EXPECT_EQ(take.where.line, 2u);
}

TEST(ContractReader, AFieldOfAResultIsAPlace) {
  const auto rows = read(R"({"names": ["f"], "role": "status", "connection": "this", "source": "s",
    "outcomes": [{"means": "end", "writes": [{"to": "result->state", "value": "n::State::gone"}]}]})");
  EXPECT_EQ(rows[0].outcomes[0].writes.at(0),
            (WrittenValue{"result->state", {"n::State::gone", "n::State::gone", false}}));
  EXPECT_THAT(error(R"({"names": ["f"], "role": "status", "connection": "this", "source": "s",
    "outcomes": [{"means": "end", "writes": [{"to": "result->", "value": "1"}]}]})"),
              HasSubstr("result->field"));
}

TEST(ContractReader, ARangeMayBeOpenAtEitherEnd) {
  const auto rows = read(R"({"names": ["f"], "role": "poll", "connection": "0", "source": "s",
    "outcomes": [{"means": "data", "result": "1.."}, {"means": "error", "result": "..-1"}]})");
  EXPECT_EQ(rows[0].outcomes[0].result, (ContractValue{"1", "", true}));
  EXPECT_EQ(rows[0].outcomes[1].result, (ContractValue{"", "-1", true}));
}

TEST(ContractReader, VersionsOfAFunctionAreRowsOfTheirOwn) {
  const std::string one = R"({"names": ["f"], "role": "open", "connection": "0", "source": "s")";
  EXPECT_EQ(read(one + R"(, "when": {"macro": "V", "below": 2}}, )" + one + "}").size(), 2u);
  EXPECT_EQ(
      error(one + "},\n" + one + "}"),
      "c.json:3: functions[1].names[0]: \"f\": wanted each function once; it stands on line 2 "
      "too");
}

TEST(ContractReader, ARowMayHoldForSomeArgumentsOnly) {
  const std::string start = R"({"names": ["f"], "role": "open", "connection": "0", "source": "s")";
  const std::string udp = start + R"(, "given": [{"argument": "1", "value": "UDP"}]})";
  const auto rows = read(start + "}, " + udp);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].given.at(0), (ContractGiven{"1", "UDP"}));
  EXPECT_THAT(error(udp + ", " + udp), HasSubstr("wanted each function once"));
}

TEST(ContractReader, SaysWhatIsWrong) {
  EXPECT_THAT(error(R"({"names": ["f"], "role": "reed", "source": "s"})"),
              HasSubstr("c.json:2: functions[0].role: \"reed\": wanted \"read\""));
  EXPECT_THAT(error(R"({"names": ["f"], "role": "open"})"), HasSubstr("has no key \"source\""));
  EXPECT_THAT(error(R"({"names": ["f"], "role": "open", "source": "s", "connection": "first"})"),
              HasSubstr("functions[0].connection: \"first\": wanted \"0\""));
  EXPECT_THAT(error(R"({"names": ["f"], "role": "status", "source": "s", "connection": "0",
                        "outcomes": [{"means": "end", "result": "a b"}]})"),
              HasSubstr("c.json:3: functions[0].outcomes[0].result: \"a b\": wanted a number"));
  EXPECT_THAT(error(R"({"names": ["f"], "role": "release", "connection": "0", "source": "s"})"),
              HasSubstr("has no key \"sends\", which a \"release\" needs"));
}

TEST(ContractReader, AReadMustSayWhatItsEndIs) {
  const std::string row = R"({"names": ["f"], "role": "read", "connection": "0", "source": "s",
    "outcomes": [{"means": "data", "result": "1.."}])";
  EXPECT_THAT(error(row + "}"), HasSubstr("no outcome means \"end\" or \"reset\""));
  EXPECT_EQ(error(row + R"(, "datagrams": true})"), "no error");
}

TEST(ContractReader, TheToolsOwnFilesAreValid) {
  EXPECT_GT(builtin_contracts().size(), 30u);
  for (const Contract &contract : builtin_contracts())
    EXPECT_FALSE(contract.source.empty()) << contract.name;
}

}  // namespace
}  // namespace stackcheck
