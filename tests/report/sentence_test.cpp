#include "report/sentence.h"

#include <doctest/doctest.h>

#include "report/small_run.h"

namespace shanhai {

namespace {

/// How `{{ inside }}` prints a value of its figure.
std::string said(const std::string& inside, const Value& value, Quantity quantity,
                 bool english = false, MoneyUnit unit = MoneyUnit::wan) {
  Style style;
  style.english = english;
  style.money = unit;
  const Placeholder placeholder = read_placeholder(inside, report_tests::built_in());
  Figure figure;
  figure.value = value;
  figure.quantity = quantity;
  figure.unit = placeholder.indicator->unit;
  return in_sentence(placeholder, figure, style);
}

std::string money(const std::string& parts, bool english = false, MoneyUnit unit = MoneyUnit::wan) {
  return said("sales.amount" + parts, Exact{406'012'345, 0}, Quantity::money, english, unit);
}
std::string growth(const std::string& parts, int ten_thousandths, bool english = false) {
  return said("sales.amount : yoy" + parts, Exact{ten_thousandths, 4}, Quantity::fraction, english);
}
std::string ahead(const std::string& parts, int ten_thousandths, bool english = false) {
  return said("sales.amount : ahead" + parts, Exact{ten_thousandths, 4}, Quantity::points, english);
}

}  // namespace

TEST_CASE("money carries its unit") {
  CHECK(money("") == "40,601.23万元");
  CHECK(money("", false, MoneyUnit::yuan) == "406,012,345.00元");
  CHECK(money(" : 亿元") == "4.06亿元");
  CHECK(money(" : 亿元, 4") == "4.0601亿元");
  CHECK(money(" : 元, 0, plain") == "406012345元");
  CHECK(money(" : bare") == "40,601.23");
  CHECK(money("", true) == "CNY 406.01 million");
  CHECK(money(" : 元", true) == "CNY 406,012,345.00");
  CHECK(said("labour.wage", Exact{35001, 1}, Quantity::price) == "3,500.10元");
}

TEST_CASE("counts carry none, unless they are asked to") {
  const Value people = Exact{4563, 0};
  CHECK(said("labour.transferred", people, Quantity::count) == "4,563");
  CHECK(said("labour.transferred : plain", people, Quantity::count) == "4563");
  CHECK(said("labour.transferred : unit", people, Quantity::count) == "4,563人");
  CHECK(said("labour.transferred : 万人", people, Quantity::count) == "0.46万人");
  CHECK(said("labour.transferred : 万人, 1, bare", people, Quantity::count) == "0.5");
  CHECK(said("enterprises.output : 亿", Exact{150'000'000, 0}, Quantity::number) == "1.50亿");
  CHECK(said("labour.transferred", Value(), Quantity::count) == "—");
}

TEST_CASE("growth and pace, in figures and in words") {
  CHECK(growth("", 320) == "3.20%");
  CHECK(growth(", 1", -325) == "-3.3%");
  CHECK(growth(", words", 320) == "增长3.20%");
  CHECK(growth(", words, 1", -325) == "下降3.3%");
  CHECK(growth(", words", 0) == "持平");
  CHECK(growth(", words", -325, true) == "down 3.25%");
  CHECK(ahead("", 310) == "+3.10");
  CHECK(ahead("", -310) == "-3.10");
  CHECK(ahead(", words", 310) == "快于序时进度3.10个百分点");
  CHECK(ahead(", words", -310, true) == "3.10 points behind pace");
  CHECK(ahead(", words", 0) == "与序时进度持平");
}

}  // namespace shanhai
