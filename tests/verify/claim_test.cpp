#include "shanhai/verify/claim.h"

#include <doctest/doctest.h>

#include "figure/small_run.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using report_tests::message_of;

/// A figure of an indicator counted in `base`, given as machines write it.
Exact number(const std::string& text) {
  const std::size_t point = text.find('.');
  std::string digits = text;
  int decimals = 0;
  if (point != text.npos) {
    digits.erase(point, 1);
    decimals = static_cast<int>(text.size() - point - 1);
  }
  return {std::stoll(digits), decimals};
}

/// What is published, how it must match, its unit; a figure in 元, 人, or as a fraction; does it hold?
struct Row {
  const char* value;
  const char* match;
  const char* unit;
  const char* base;
  const char* figure;
  bool holds;
};

bool does_hold(const Row& row) {
  const Claim claim = read_claim(row.value, row.match, row.unit, row.base);
  return holds(claim, in_unit_of(claim, number(row.figure)));
}

std::string wrong(const std::string& value, const std::string& match, const std::string& unit,
                  const std::string& base = "元") {
  return message_of([&] { read_claim(value, match, unit, base); });
}

}  // namespace

TEST_CASE("a figure holds where it matches the published one") {
  const Row rows[] = {
      // = is equal when rounded to the decimals of the published one, half away from zero.
      {"4.06", "=", "亿元", "元", "405873412.6", true},
      {"4.06", "", "亿元", "元", "405500000", true},
      {"4.06", "", "亿元", "元", "405499999.9999", false},
      {"4.06", "", "亿元", "元", "406499999.9999", true},
      {"4.06", "", "亿元", "元", "406500000", false},
      {"4.060", "=", "亿元", "元", "405873412.6", false},
      {"6660", "=", "万元", "元", "66635000", false},
      {"-3.5", "=", "万元", "元", "-35499.99", true},
      {"-3.5", "=", "万元", "元", "-34500", true},
      {"-3.5", "=", "万元", "元", "-34499.99", false},
      {"0", "=", "人", "人", "0", true},
      {"0", "=", "万元", "元", "-4999", true},
      {"57.65", "=", "%", "%", "0.57645", true},
      {"57.65", "=", "%", "%", "0.576449", false},
      {"1,234", "=", "人", "人", "1234", true},
      // 余: from the number to less than one step of its last digit that is not zero.
      {"6660", "余", "万元", "元", "66600000", true},
      {"6660", "余", "万元", "元", "66699999.9999", true},
      {"6660", "余", "万元", "元", "66700000", false},
      {"6660", "余", "万元", "元", "66599999.9999", false},
      {"100", "余", "人", "人", "100", true},
      {"100", "多", "人", "人", "199", true},
      {"100", "余", "人", "人", "200", false},
      {"1.5", "余", "亿枚", "", "152000000", true},
      {"1.5", "余", "亿枚", "", "160000000", false},
      {"1.50", "余", "亿枚", "", "159999999", true},
      {"0", "余", "人", "人", "0", true},
      {"0", "余", "人", "人", "1", false},
      {"-20", "余", "人", "人", "-11", true},
      {"-20", "余", "人", "人", "-21", false},
      // 以上 and its like.
      {"8000", "以上", "万元", "元", "80000000", true},
      {"8000", "以上", "万元", "元", "79999999.9999", false},
      {"8000", "逾", "万元", "元", "990000000", true},
      {"8000", "超", "万元", "元", "80000000", true},
      {"8000", "超过", "万元", "元", "80000000", true},
      {"8000", "突破", "万元", "元", "80000000", true},
      {"8000", "不低于", "万元", "元", "79999999", false},
      // 近: below it by less than a step.
      {"4000", "近", "户", "户", "3999", true},
      {"4000", "近", "户", "户", "3001", true},
      {"4000", "近", "户", "户", "3000", false},
      {"4000", "近", "户", "户", "4000", false},
      {"4050", "近", "户", "户", "4040", false},
      // 约: within 5 %.
      {"1000", "约", "人", "人", "950", true},
      {"1000", "约", "人", "人", "949", false},
      {"1000", "左右", "人", "人", "1050", true},
      {"1000", "左右", "人", "人", "1051", false},
      {"-1000", "约", "元", "元", "-950.01", true},
      {"-1000", "约", "元", "元", "-1050.01", false},
      {"0", "约", "人", "人", "0", true},
      // A range has both its ends.
      {"100..200", "", "人", "人", "100", true},
      {"100..200", "=", "人", "人", "200", true},
      {"100..200", "=", "人", "人", "201", false},
      {"1.5..2", "=", "万元", "元", "14999.9999", false},
      {"-5..-3", "=", "元", "元", "-4", true},
      // Units may stand behind the number, in full-width digits too.
      {"４.０６亿元", "=", "", "元", "405873412.6", true},
      {"4.06亿", "=", "元", "元", "405873412.6", true},
      {"40600", "", "", "元", "40600.4", true},
      {"12.5%", "=", "", "%", "0.125", true},
      {"12.5", "=", "", "%", "0.125", true},
      {"40", "", "万羽", "", "400000", true},
      {"26", "", "所", "个", "26", true},
      {"100..200万元", "", "", "元", "1500000", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CAPTURE(row.match);
    CAPTURE(row.figure);
    CHECK(does_hold(row) == row.holds);
  }
}

TEST_CASE("how far a figure is from what was published") {
  const auto far = [](const char* value, const char* match, const char* figure) {
    return plain(*difference(read_claim(value, match, "人", "人"), number(figure)));
  };
  CHECK(far("4563", "=", "4560") == "-3");
  CHECK(far("100", "余", "250") == "150");
  CHECK(far("100..200", "", "90") == "-10");
  CHECK(far("100..200", "", "230") == "30");
  CHECK(far("100..200", "", "150") == "0");
}

TEST_CASE("claims in words, with figures beside them") {
  const Claim claim = read_claim("6660", "余", "万元", "元");
  CHECK(to_words(claim, false) == "6,660余");
  CHECK(to_words(claim, true) == "just over 6,660");
  CHECK(to_words(claim, in_unit_of(claim, number("66635000.4"))) == "6,663.50004");
  CHECK(to_words(read_claim("2", "第", "位", "元"), false) == "第2");
  CHECK(to_words(read_claim("1..2.5", "", "万元", "元"), true) == "1 to 2.5");
}

TEST_CASE("mistakes in a claim name their column") {
  CHECK(wrong("", "=", "元") == "value: \"\" is not a number");
  CHECK(wrong("许多", "=", "元") == "value: \"许多\" is not a number");
  CHECK(wrong("1,23", "=", "元").starts_with("value: \"1,23\" "));
  CHECK(wrong("1.12345678901", "=", "元") == "value: \"1.12345678901\" has more than 10 decimals");
  CHECK(wrong("12", "大约", "元") == "match: \"大约\" is none of = 余 以上 近 约 第 多 逾 超 超过 突破 不低于 左右");
  CHECK(wrong("1..2", "余", "元") == "match: 余 does not go with the range 1..2");
  CHECK(wrong("2..1", "", "元") == "value: the range 2..1 begins above its end");
  CHECK(wrong("1万元..2万", "", "元").starts_with("value: write the unit of 1万元..2万 once"));
  CHECK(wrong("12", "=", "人") == "unit: the indicator is counted in 元, not in 人");
  CHECK(wrong("12", "=", "万元", "人") == "unit: the indicator is counted in 人, not in 万元");
  CHECK(wrong("12", "=", "人", "%") == "unit: the indicator is counted in %, not in 人");
  CHECK(wrong("1亿元", "=", "万元") == "value: its unit 亿元 contradicts the column unit, 万元");
  CHECK(wrong("0", "第", "位") == "value: a rank is 1, 2, 3, ..., not 0");
  CHECK(wrong("1.5", "第", "位") == "value: a rank is 1, 2, 3, ..., not 1.5");
}

}  // namespace shanhai
