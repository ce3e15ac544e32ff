#include "render/words.h"

namespace shanhai {

namespace {

std::string unit_of(const TableColumn& column, const Style& style) {
  switch (column.quantity) {
    case Quantity::money: return money_unit_word(style.money, style.english);
    case Quantity::count:
    case Quantity::number: return column.unit;
    case Quantity::points:
      if (!for_people(style.format)) return {};
      return style.english ? "pp" : "百分点";
    case Quantity::text:
    case Quantity::fraction:
    case Quantity::rank: return {};
  }
  return {};
}

}  // namespace

const char* money_unit_word(MoneyUnit money, bool english) {
  switch (money) {
    case MoneyUnit::yuan: return english ? "CNY" : "元";
    case MoneyUnit::wan: return english ? "CNY 10k" : "万元";
    case MoneyUnit::yi: return english ? "CNY 100m" : "亿元";
  }
  return "";
}

std::string title(const TableColumn& column, const Style& style) {
  const std::string unit = unit_of(column, style);
  if (unit.empty()) return column.label;
  return column.label + (style.english ? " (" : "(") + unit + ')';
}

}  // namespace shanhai
