#include <doctest/doctest.h>

#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/ledger/unit_text.h"

using namespace shanhai;

namespace {

/// What a cell reads as: the number, with `~` for rounded digits and `*` for a remark, or the reason.
std::string money(const char* text, UnitPower unit = 0) {
  const NumberReading reading = read_number(trimmed(text), NumberKind::money, unit);
  if (!reading.ok) return reading.reason;
  return plain(Exact{reading.units, 4}) + (reading.rounded ? "~" : "") + (reading.has_remark ? "*" : "");
}

std::string number(const char* text, NumberKind kind) {
  const NumberReading reading = read_number(trimmed(text), kind, 0);
  return reading.ok ? plain(Exact{reading.units, 4}) : reading.reason;
}

constexpr const char* not_a_number = "is not a number";
constexpr const char* separators = "has separators that do not stand between groups of three";
constexpr const char* spaces = "has spaces inside the number";
constexpr const char* brackets = "has brackets in front of digits: they are a sign only around the whole number";
constexpr const char* currency = "is in another currency: write it in yuan";
constexpr const char* unit_unknown = "has a unit in brackets that is not understood";
constexpr const char* too_large = "is too large: a number has to fit in 64 bits at 0.0001";

}  // namespace

TEST_CASE("money: every way to write it") {
  struct Row {
    const char* text;
    const char* value;
  };
  for (const Row& row : {Row{"1234.56", "1234.56"}, {"1,234.56", "1234.56"}, {"１２３", "123"}, {"１，２３４．５", "1234.5"},
                         {"¥12", "12"}, {"￥12", "12"}, {"-¥12", "-12"}, {"¥-12", "-12"}, {"+7", "7"},
                         {"12.5万", "125000"}, {"1.2亿元", "120000000"}, {"3 万元", "30000"}, {"3000元", "3000"},
                         {"(300)", "-300"}, {"（300）", "-300"}, {"-300", "-300"}, {"−300", "-300"},
                         {"1.5E+3", "1500"}, {"1.5e3", "1500"}, {"25E-2", "0.25"}, {".5", "0.5"}, {"5.", "5"},
                         {"0", "0"}, {"-0", "0"}, {"007", "7"}, {"'12", "12"}, {"　12 ", "12"},
                         {"10(其中,灾情因素6万元)", "10*"}, {"10万元（含税）", "100000*"}, {"10(万元)", "100000"},
                         {"0.00005", "0.0001~"}, {"0.00004", "0~"}, {"-0.00005", "-0.0001~"}, {"1.000000", "1"},
                         {"922337203685477.5807", "922337203685477.5807"},
                         {"-922337203685477.5806", "-922337203685477.5806"}, {"92233720368万", "922337203680000"}}) {
    CAPTURE(row.text);
    CHECK(money(row.text) == row.value);
  }
}

TEST_CASE("money: what is refused, and why") {
  struct Row {
    const char* text;
    const char* reason;
  };
  for (const Row& row : {Row{"约100", not_a_number}, {"3000元以上", not_a_number}, {"1500-2000", not_a_number},
                         {"", not_a_number}, {".", not_a_number}, {"元", not_a_number}, {"1.2.3", not_a_number},
                         {"1e", not_a_number}, {"(-300)", not_a_number}, {"--3", not_a_number}, {"3人", not_a_number},
                         {"(300", not_a_number}, {"()", not_a_number}, {"NaN", not_a_number}, {"0x10", not_a_number}, {"12 34", spaces}, {"1 234", spaces},
                         {"1,400,00", separators}, {"12,34", separators}, {",123", separators}, {"1,,234", separators},
                         {"1,234,", separators}, {"1234,567", separators}, {"1.234,567", separators},
                         {"922337203685477.5808", too_large}, {"1e30", too_large}, {"99999999999999999999", too_large}}) {
    CAPTURE(row.text);
    CHECK(money(row.text) == row.reason);
  }
}

TEST_CASE("money: brackets, currencies and spaces that make it no number") {
  struct Row {
    const char* text;
    const char* reason;
  };
  for (const Row& row : {Row{"（1）500", brackets}, {"(300)2", brackets}, {"(1).5", brackets}, {"10(美元)", currency},
                         {"10(USD)", currency}, {"10（万美元）", currency}, {"$10", currency}, {"US$ 10", currency},
                         {"10美元", currency}, {"€1,000", currency}, {"10港币", currency}, {"1, 234", spaces},
                         {"1 .5", spaces}, {"1\u00A0000", spaces}, {"10(万元以上)", unit_unknown}, {"10(亿以内)", unit_unknown}}) {
    CAPTURE(row.text);
    CHECK(money(row.text) == row.reason);
  }
  for (const Row& row : {Row{"(300)万元", "-3000000"}, {"10(折合1.5美元)", "10*"}, {"10(单位：万元)", "100000"}, {"10（RMB）", "10"},
                         {"10 (含税)", "10*"}, {"10(见第 2 页)", "10*"}, {"- 5", "-5"}, {"¥ 12", "12"}, {"(1,234.5)", "-1234.5"}}) {
    CAPTURE(row.text);
    CHECK(money(row.text) == row.reason);
  }
  CHECK(number("10(万人)", NumberKind::count) == "100000");
  CHECK(number("10(千克)", NumberKind::decimal) == "10");
}

TEST_CASE("what a spreadsheet shows where it has no number") {
  for (const char* text : {"#REF!", "#DIV/0!", "#value!", "#NAME?", "########"}) CHECK(is_spreadsheet_error(text));
  for (const char* text : {"#", "#1", "REF!", "", "#5楼"}) CHECK_FALSE(is_spreadsheet_error(text));
}

TEST_CASE("money: the unit of the cell beats that of the header") {
  CHECK(money("12.5", 4) == "125000");
  CHECK(money("12.5元", 4) == "12.5");
  CHECK(money("1亿", 4) == "100000000");
  CHECK(money("0.000000001", 8) == "0.1");
  CHECK(money("0.0000000000001", 8) == "0~");
}

TEST_CASE("counts are whole; counts and decimals know 万 and 亿, not 元") {
  CHECK(number("3.0", NumberKind::count) == "3");
  CHECK(number("0.5万", NumberKind::count) == "5000");
  CHECK(number("2.5", NumberKind::count) == "is not a whole number");
  CHECK(number("1,024", NumberKind::count) == "1024");
  CHECK(number("3元", NumberKind::count) == not_a_number);
  CHECK(number("¥3", NumberKind::decimal) == not_a_number);
  CHECK(number("2.5", NumberKind::decimal) == "2.5");
  CHECK(number("40万", NumberKind::decimal) == "400000");
}

TEST_CASE("units by name") {
  CHECK(unit_power("元") == 0);
  CHECK(unit_power("万元") == 4);
  CHECK(unit_power("亿元") == 8);
  CHECK(unit_power("元/月") == 0);
  CHECK(unit_power("吨") == -1);
  CHECK(unit_power("") == -1);
}

TEST_CASE("every number that is printed reads back as itself") {
  std::uint64_t state = 7;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const auto units = static_cast<std::int64_t>(state) >> (state % 60);
    if (units < std::numeric_limits<std::int64_t>::min() + 2) continue;
    const std::string text = plain(Exact{units, 4});
    CAPTURE(text);
    CHECK(read_number(text, NumberKind::money, 0).units == units);
    CHECK(read_number(grouped(Exact{units, 4}, 4), NumberKind::money, 0).units == units);
  }
}
