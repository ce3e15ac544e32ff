#include "render/bars.h"

#include <algorithm>
#include <optional>

#include "render/numbers.h"

namespace shanhai {

namespace {

std::optional<std::size_t> first_numbers(const Table& table) {
  for (std::size_t i = table.keys; i < table.columns.size(); ++i) {
    if (is_numeric(table.columns[i].quantity)) return i;
  }
  return std::nullopt;
}

const Exact* positive(const TableRow& row, std::size_t column) {
  const auto* number = std::get_if<Exact>(&row.cells[column]);
  return number && number->units > 0 && !row.total ? number : nullptr;
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
  const Exact* largest = nullptr;
  for (const TableRow& row : table.rows) {
    const Exact* value = positive(row, *column);
    if (value && (!largest || compare(*value, *largest) > 0)) largest = value;
  }
  sheet.columns.push_back({"", false, true});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Exact* value = positive(table.rows[i], *column);
    sheet.rows[i].push_back(value ? bar(eighths(*value, *largest, room * 8)) : "");
  }
}

}  // namespace shanhai
