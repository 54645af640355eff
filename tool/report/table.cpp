#include "report/table.h"

#include <algorithm>

#include "report/printable.h"

namespace stackcheck {

namespace {

// SGR sequences of ECMA-48, section 8.3.117.
std::string_view sequence(Style style) {
  switch (style) {
    case Style::good:
      return "\x1b[32m";
    case Style::bad:
      return "\x1b[1;31m";
    case Style::strong:
      return "\x1b[1m";
    case Style::plain:
      break;
  }
  return "";
}

std::string aligned(const Cell &cell, std::size_t width, bool is_last, bool color) {
  const std::string padding(width - shown_width(cell.text), ' ');
  const std::string text = painted(cell.text, cell.style, color);
  if (cell.right) return padding + text;
  return is_last ? text : text + padding;
}

}  // namespace

std::string painted(std::string_view text, Style style, bool color) {
  const std::string_view start = sequence(style);
  if (!color || start.empty()) return std::string(text);
  return std::string(start) + std::string(text) + "\x1b[0m";
}

void Table::add(std::vector<Cell> row) {
  widths_.resize(std::max(widths_.size(), row.size()));
  for (std::size_t i = 0; i < row.size(); ++i) {
    row[i].text = printable(row[i].text);
    widths_[i] = std::max(widths_[i], shown_width(row[i].text));
  }
  rows_.push_back(std::move(row));
}

std::string Table::text(std::size_t indent, bool color) const {
  std::string text;
  for (const std::vector<Cell> &row : rows_) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i)
      line += aligned(row[i], widths_[i], i + 1 == row.size(), color) +
              (i + 1 == row.size() ? "" : "  ");
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

}  // namespace stackcheck
