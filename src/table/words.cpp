#include "table/words.h"

namespace shanhai {

namespace {

struct Counter {
  std::string_view chinese;
  const char* english;  // empty: English needs none
};
constexpr Counter counters[] = {{"人", "people"},  {"名", "people"}, {"人次", "people"}, {"户", "households"},
                                {"期", "classes"}, {"天", "days"},   {"月", "months"},   {"个", ""},
                                {"家", ""},        {"所", ""},       {"笔", ""},         {"次", ""}};

const Counter* counter(std::string_view unit) {
  for (const Counter& each : counters) {
    if (each.chinese == unit) return &each;
  }
  return nullptr;
}

std::string unit_of(const TableColumn& column, const Style& style) {
  switch (column.quantity) {
    case Quantity::money:
      return money_unit_word(style.money, style.english);
    case Quantity::price:
      return money_unit_word(MoneyUnit::yuan, style.english);
    case Quantity::count:
    case Quantity::number:
      // An English title has said it: People, Households.
      return style.english && counter(column.unit) ? std::string() : column.unit;
    case Quantity::points:
      if (!for_people(style.format)) return {};
      return style.english ? "pp" : "百分点";
    case Quantity::text:
    case Quantity::fraction:
    case Quantity::change:
    case Quantity::growth:
    case Quantity::difference:
    case Quantity::rank:
    case Quantity::mixed:
    case Quantity::unit:
      return {};
  }
  return {};
}

}  // namespace

const char* money_unit_word(MoneyUnit money, bool english) {
  switch (money) {
    case MoneyUnit::yuan:
      return english ? "CNY" : "元";
    case MoneyUnit::wan:
      return english ? "CNY 10k" : "万元";
    case MoneyUnit::yi:
      return english ? "CNY 100m" : "亿元";
  }
  return "";
}

std::string_view words_of(const std::string& text, const TableColumn& column, const TableRow& row,
                          MoneyUnit money, bool english) {
  if (column.quantity != Quantity::unit || text.empty()) return text;
  if (row.quantity == Quantity::money) return money_unit_word(money, english);
  if (row.quantity == Quantity::price) return money_unit_word(MoneyUnit::yuan, english);
  if (const Counter* known = english ? counter(text) : nullptr) return known->english;
  return text;
}

std::string title(const TableColumn& column, const Style& style) {
  const std::string unit = unit_of(column, style);
  if (unit.empty()) return column.label;
  return column.label + (style.english ? " (" : "(") + unit + ')';
}

}  // namespace shanhai
