#include "figure/sentence.h"

#include <doctest/doctest.h>

#include "figure/small_run.h"

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
std::string rate_growth(const std::string& parts, int ten_thousandths, bool english = false) {
  return said("funds.rate : yoy" + parts, Exact{ten_thousandths, 4}, Quantity::change, english);
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
  CHECK(said("enterprises.output : 亿枚", Exact{152'000'000, 0}, Quantity::number, true) ==
        "152 million");
  CHECK(said("enterprises.scale : 万羽", Exact{400'000, 0}, Quantity::number, true) == "400,000");
  CHECK(said("labour.transferred", Value(), Quantity::count) == "—");
}

TEST_CASE("growth and pace, in figures and in words") {
  CHECK(growth("", 320) == "3.20%");
  CHECK(growth(", 1", -325) == "-3.3%");
  CHECK(growth(", words", 320) == "增长3.20%");
  CHECK(growth(", words, 1", -325) == "下降3.3%");
  CHECK(growth(", words", 0) == "持平");
  CHECK(growth(", words", -325, true) == "down 3.25%");
  CHECK(rate_growth("", -1736) == "-17.36个百分点");
  CHECK(rate_growth("", 1736, true) == "17.36 pp");
  CHECK(rate_growth(", bare", -1736) == "-17.36");
  CHECK(rate_growth(", words", -1736) == "下降17.36个百分点");
  CHECK(rate_growth(", words, 1", 1736) == "上升17.4个百分点");
  CHECK(rate_growth(", words", 0) == "持平");
  CHECK(rate_growth(", words", -1736, true) == "down 17.36 percentage points");
  CHECK(ahead("", 310) == "+3.10");
  CHECK(ahead("", -310) == "-3.10");
  CHECK(ahead(", words", 310) == "快于序时进度3.10个百分点");
  CHECK(ahead(", words", -310, true) == "3.10 points behind pace");
  CHECK(ahead(", words", 0) == "与序时进度持平");
}

TEST_CASE("numbers as a bulletin prints them: no separators, no zeros at the end") {
  CHECK(said("sales.amount : 万元, plain", Exact{6'800'000, 0}, Quantity::money) == "680万元");
  CHECK(said("sales.amount : 万元, plain", Exact{46'805'000, 0}, Quantity::money) == "4680.5万元");
  CHECK(said("sales.amount : 万元, plain, 2", Exact{6'800'000, 0}, Quantity::money) == "680.00万元");
  CHECK(said("enterprises.scale : 万羽, plain", Exact{400'000, 0}, Quantity::number) == "40万羽");
}

TEST_CASE("余 and 以上 round down, and are true of the number that they are said of") {
  const auto funds = [](const std::string& parts, std::int64_t yuan, bool english = false) {
    return said("sales.amount : " + parts, Exact{yuan, 0}, Quantity::money, english);
  };
  CHECK(funds("万元, 余 10, plain", 66'635'000) == "6660余万元");
  CHECK(funds("万元, 余, plain", 66'635'000) == "6600余万元");  // without a step two digits stay
  CHECK(funds("万元, 余 10, plain", 66'600'000) == "6660万元");  // exact: no 余
  CHECK(funds("万元, 余 10, plain", 66'600'001) == "6660余万元");
  CHECK(funds("万元, 余 10000, plain", 66'635'000) == "6663.5万元");  // nothing would be left
  CHECK(funds("亿元, 余, plain", 195'824'600) == "1.9亿余元");
  CHECK(funds("万元, 以上 1000, plain", 83'600'000) == "8000万元以上");
  CHECK(funds("万元, 以上 1000, plain", 80'000'000) == "8000万元");
  CHECK(funds("万元, 余 10", 66'635'000, true) == "more than CNY 66.6 million");
  CHECK(funds("万元, 以上 1000", 83'600'000, true) == "at least CNY 80 million");
  CHECK(said("labour.transferred : 余 100", Exact{112, 0}, Quantity::count) == "100余");
  CHECK(said("labour.transferred : 余 1000", Exact{4675, 0}, Quantity::count) == "4,000余");
  CHECK(said("labour.transferred : 余 1000, unit", Exact{4675, 0}, Quantity::count) == "4,000余人");
  CHECK(said("labour.transferred : 余 1000", Exact{4675, 0}, Quantity::count, true) == "more than 4,000");
  CHECK(said("enterprises.output : 亿枚, 余 0.1", Exact{152'000'000, 0}, Quantity::number) == "1.5亿余枚");
  CHECK(said("enterprises.output : 亿枚, 余 0.1", Exact{152'000'000, 0}, Quantity::number, true) ==
        "more than 150 million");
}

TEST_CASE("ranks in words") {
  const auto rank = [](int place, bool english) {
    return said("sales.amount by county=独山县 : rank, words", Exact{place, 0}, Quantity::rank, english);
  };
  CHECK(rank(2, false) == "第二");
  CHECK(rank(10, false) == "第十");
  CHECK(rank(12, false) == "第十二");
  CHECK(rank(20, false) == "第二十");
  CHECK(rank(103, false) == "第一百零三");
  CHECK(rank(2, true) == "second");
  CHECK(rank(13, true) == "13th");
  CHECK(rank(22, true) == "22nd");
}

}  // namespace shanhai
