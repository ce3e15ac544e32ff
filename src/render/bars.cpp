#include "render/bars.h"

#include <algorithm>
#include <optional>

#include "table/numbers.h"

namespace shanhai {

namespace {

std::optional<std::size_t> first_numbers(const Table& table) {
  for (std::size_t i = table.keys; i < table.columns.size(); ++i) {
    if (is_numeric(table.columns[i].quantity)) return i;
  }
  return std::nullopt;
}

/// How far a row's number is from zero; nothing for totals.
std::optional<Exact> magnitude(const TableRow& row, std::size_t column) {
  const auto* number = std::get_if<Exact>(&row.cells[column]);
  if (!number || row.total) return std::nullopt;
  return Exact{number->units < 0 ? -number->units : number->units, number->decimals};
}

bool is_below_zero(const TableRow& row, std::size_t column) {
  const auto* number = std::get_if<Exact>(&row.cells[column]);
  return number && number->units < 0;
}

/// Whole eighths of `value` out of `largest`, which fills `all`.
int eighths(const Exact& value, const Exact& largest, int all) {
  const int decimals = std::max(value.decimals, largest.decimals);
  // Only the length of a bar depends on it, so digits beyond the first fifteen or so are left out.
  constexpr Wide enough = 1'000'000'000'000'000;
  Exact part = value;
  Exact whole = largest;
  const auto bring = [&](Exact& number) {
    while (number.decimals < decimals && number.units < power_of_ten(30)) number = {number.units * 10, number.decimals + 1};
  };
  bring(part);
  bring(whole);
  while (whole.units > enough) {
    whole.units /= 10;
    part.units /= 10;
  }
  return static_cast<int>(part.units * all / whole.units);
}

std::string shaded(int length) {
  std::string text = "-";
  for (int i = 0; i < length / 8; ++i) text += "░";
  return text;
}

std::string bar(int length) {
  static constexpr const char* parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string text;
  for (int i = 0; i < length / 8; ++i) text += "█";
  return text + parts[length % 8];
}

}  // namespace

void add_bars(const Table& table, int room, Sheet& sheet) {
  const auto column = first_numbers(table);
  if (!column) return;
  std::optional<Exact> largest;
  for (const TableRow& row : table.rows) {
    const auto size = magnitude(row, *column);
    if (size && (!largest || compare(*size, *largest) > 0)) largest = size;
  }
  sheet.columns.push_back({"", false, true});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto size = magnitude(table.rows[i], *column);
    std::string drawn;
    if (size && size->units == 0) {
      drawn = "0";
    } else if (size && is_below_zero(table.rows[i], *column)) {
      drawn = shaded(eighths(*size, *largest, room * 8));
    } else if (size) {
      drawn = bar(eighths(*size, *largest, room * 8));
    }
    sheet.rows[i].push_back(std::move(drawn));
  }
}

}  // namespace shanhai
