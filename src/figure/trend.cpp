#include "figure/trend.h"

#include <array>

namespace shanhai {

namespace {

constexpr std::array<const char*, 8> heights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr const char* nothing = "·";
constexpr const char* zero = "0";
constexpr const char* below_zero = "-";

/// What stands where there is no bar.
const char* without_bar(const Value& value) {
  const auto* number = std::get_if<Exact>(&value);
  return !number ? nothing : number->units == 0 ? zero : below_zero;
}

const Exact* positive(const Value& value) {
  const auto* number = std::get_if<Exact>(&value);
  return number && number->units > 0 ? number : nullptr;
}

/// 0 to 7: in which eighth of `largest` the value lies.
std::size_t height(const Exact& value, const Exact& largest) {
  std::size_t eighth = 0;
  // value > largest x eighth / 8, without dividing: value x 8 > largest x eighth.
  while (eighth < 7) {
    const Exact part{largest.units * static_cast<Wide>(eighth + 1), largest.decimals};
    if (compare(Exact{value.units * 8, value.decimals}, part) <= 0) break;
    ++eighth;
  }
  return eighth;
}

}  // namespace

std::string sparkline(const std::vector<Value>& values) {
  const Exact* largest = nullptr;
  for (const Value& value : values) {
    const Exact* number = positive(value);
    if (number && (!largest || compare(*number, *largest) > 0)) largest = number;
  }
  std::string line;
  for (const Value& value : values) {
    const Exact* number = positive(value);
    line += number ? heights[height(*number, *largest)] : without_bar(value);
  }
  return line;
}

void add_trend(TableBlock& block, const std::vector<std::vector<Value>>& values, const std::vector<Period>& months,
               Quantity quantity, bool people) {
  if (people) {
    for (const auto& line : values) block.trend.push_back(sparkline(line));
    return;
  }
  Table& table = block.table;
  for (std::size_t month = 0; month < months.size(); ++month) {
    table.columns.push_back({to_text(months[month]), to_text(months[month]), quantity, ""});
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      table.rows[row].cells.push_back(values[row][month]);
  }
}

}  // namespace shanhai
