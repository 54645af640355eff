#include "report/printable.h"

#include <gmock/gmock.h>

#include "report/table.h"

namespace stackcheck {
namespace {

TEST(Printable, OrdinaryTextStays) {
  EXPECT_EQ(printable("plain ~ text"), "plain ~ text");
  EXPECT_EQ(printable("\u00e4 \u4e2d \U0001f600"), "\u00e4 \u4e2d \U0001f600");
}

TEST(Printable, ControlCharactersAreEscaped) {
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(printable("\n\t\x7f"), "\\x0a\\x09\\x7f");
  EXPECT_EQ(printable("\u009b"), "\\u{9b}");
  EXPECT_EQ(printable("\u202e\u2066\ufeff"), "\\u{202e}\\u{2066}\\u{feff}");
}

TEST(Printable, WhatIsNotUtf8IsEscaped) {
  EXPECT_EQ(printable("\xff\x80"), "\\xff\\x80");
  EXPECT_EQ(printable("\xc3"), "\\xc3");
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");                    // overlong
  EXPECT_EQ(printable("\xe0\x80\xaf"), "\\xe0\\x80\\xaf");           // overlong
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");           // a surrogate
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // beyond U+10FFFF
  EXPECT_EQ(printable("\xe4\xb8z"), "\\xe4\\xb8z");                  // cut off
}

TEST(Table, ColumnsAreAsWideAsTheirWidestCell) {
  Table table;
  table.add({{"a"}, {"1", {}, true}, {"x"}});
  table.add({{"\u00e4\u00e4\u00e4"}, {"10", {}, true}, {""}});
  EXPECT_EQ(table.text(1, false), " a     1  x\n \u00e4\u00e4\u00e4  10\n");
}

TEST(Table, ColourDoesNotMoveColumns) {
  Table table;
  table.add({{"a", Style::good}, {"b"}});
  table.add({{"long"}, {"b"}});
  EXPECT_EQ(table.text(0, true), "\x1b[32ma\x1b[0m     b\nlong  b\n");
}

}  // namespace
}  // namespace stackcheck
