#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackcheck {

enum class Style { plain, good, bad, strong };

/// `text` in the colour of `style` if `color` is on.
std::string painted(std::string_view text, Style style, bool color);

/// One cell; its text is made printable by the table.
struct Cell {
  Cell(std::string shown, Style look = Style::plain, bool to_the_right = false)
      : text(std::move(shown)), style(look), right(to_the_right) {}

  std::string text;
  Style style;
  bool right;  ///< aligned, as numbers are
};

/// Lines of cells in columns as wide as their widest cell.
class Table {
 public:
  void add(std::vector<Cell> row);
  std::string text(std::size_t indent, bool color) const;

 private:
  std::vector<std::vector<Cell>> rows_;
  std::vector<std::size_t> widths_;
};

}  // namespace stackcheck
