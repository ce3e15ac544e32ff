#pragma once
// A table as people read it, before it is laid out: every cell rounded, grouped and in its unit, nothing
// escaped yet. What the terminal and Markdown have in common.

#include <cstddef>
#include <string>
#include <vector>

#include "shanhai/table/table.h"
#include "shanhai/table/style.h"

namespace shanhai {

struct SheetColumn {
  std::string title;
  bool right = false;  // numbers: set right, never shortened
  bool drawn = false;  // a picture: never shortened
};

struct Sheet {
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;  // a cell for each column
  std::size_t totals_at = 0;                   // the first totals row; rows.size() if there is none
};

/// A column of plain numbers has as many decimals as its longest needs, of the others it does not matter: for the rows
/// of a table, or of some of them, where `decimals` are those of the others.
void add_decimals(const Table& table, std::vector<int>& decimals);
Sheet sheet_of(const Table& table, const Style& style, const std::vector<int>& decimals);
Sheet sheet_of(const Table& table, const Style& style);
/// Puts a column that is never shortened behind the others; without cells: none.
void add_drawn(const std::string& title, const std::vector<std::string>& cells, Sheet& sheet);

/// Each title and each cell through `change`: visible(), or the escapes of Markdown.
template <class Change>
void change_texts(Sheet& sheet, Change change) {
  for (auto& column : sheet.columns) column.title = change(column.title);
  for (auto& row : sheet.rows) {
    for (auto& cell : row) cell = change(cell);
  }
}

}  // namespace shanhai
