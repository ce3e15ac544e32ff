#include "render/sheet.h"

#include <algorithm>

#include "table/numbers.h"
#include "table/words.h"

namespace shanhai {

namespace {

int decimals_of_column(const Table& table, std::size_t column) {
  int decimals = 0;
  if (table.columns[column].quantity != Quantity::number) return decimals;
  for (const TableRow& row : table.rows) {
    const auto* number = std::get_if<Exact>(&row.cells[column]);
    if (number) decimals = std::max(decimals, decimals_needed(*number, most_decimals));
  }
  return decimals;
}

std::string cell_text(const Value& value, const TableColumn& column, const TableRow& row,
                      int decimals, const Style& style) {
  if (column.groups && is_empty(value)) return empty_group(style.english);
  if (const auto* number = std::get_if<Exact>(&value)) {
    const bool alone = column.quantity == Quantity::mixed || column.quantity == Quantity::difference;
    return number_for_people(*number, quantity_of(column, row), style.money,
                             alone ? decimals_needed(*number, most_decimals) : decimals, style.english);
  }
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return std::string(words_of(*text, column, row, style.money, style.english));
  }
  return is_numeric(column.quantity) ? nothing_there : "";
}

}  // namespace

void add_decimals(const Table& table, std::vector<int>& decimals) {
  decimals.resize(table.columns.size());
  for (std::size_t i = 0; i < decimals.size(); ++i) decimals[i] = std::max(decimals[i], decimals_of_column(table, i));
}

Sheet sheet_of(const Table& table, const Style& style) {
  std::vector<int> decimals;
  add_decimals(table, decimals);
  return sheet_of(table, style, decimals);
}

Sheet sheet_of(const Table& table, const Style& style, const std::vector<int>& decimals) {
  Sheet sheet;
  for (const TableColumn& column : table.columns) {
    sheet.columns.push_back({title(column, style), is_numeric(column.quantity), false});
  }
  sheet.totals_at = table.rows.size();
  sheet.rows.reserve(table.rows.size());
  for (const TableRow& row : table.rows) {
    const std::size_t keys = row.total ? table.keys : 0;
    std::vector<std::string> cells(table.columns.size());
    if (keys > 0) {
      sheet.totals_at = std::min(sheet.totals_at, sheet.rows.size());
      cells[0] = total_word(style.english);
    }
    for (std::size_t i = keys; i < cells.size(); ++i) {
      cells[i] = cell_text(row.cells[i], table.columns[i], row, decimals[i], style);
    }
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

void add_drawn(const std::string& title, const std::vector<std::string>& cells, Sheet& sheet) {
  if (cells.empty()) return;
  sheet.columns.push_back({title, false, true});
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) sheet.rows[i].push_back(cells[i]);
}

}  // namespace shanhai
