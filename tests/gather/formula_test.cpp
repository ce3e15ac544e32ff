// Arithmetic between measures, and rounding.
#include "gather/formula.h"

#include <doctest/doctest.h>

#include "gather/batches.h"

using namespace shanhai;
using test::error_of;
using test::measured;

namespace {

/// Over amounts 1, 2, 2 and people 3, 0, nothing.
std::string over_three_rows(const std::string& measure) {
  return measured(measure, "amount,people", {"1,3", "2,0", "2,"});
}

}  // namespace

TEST_CASE("operators bind as in arithmetic") {
  CHECK(over_three_rows("sum(amount) + count * 2") == "11");
  CHECK(over_three_rows("(sum(amount) + count) * 2") == "16");
  CHECK(over_three_rows("sum(amount) - count - 1") == "1");
  CHECK(over_three_rows("100 / sum(amount) / 2") == "10");
  CHECK(over_three_rows("-sum(amount) + 1") == "-4");
  CHECK(over_three_rows("2 - -count") == "5");
  CHECK(over_three_rows("-(sum(amount) - 7)") == "2");
}

TEST_CASE("parts of sums and counts make a whole, those of anything else do not") {
  const auto is_whole = [](const std::string& text) {
    Measure measure;
    measure.formula = parse_measure(text).root;
    return adds_up(measure);
  };
  for (const char* text : {"sum(amount)", "count", "count(people)", "-sum(amount)", "sum(amount) - 2 * sum(people)",
                           "sum(amount) / 10000", "count * (2 + 3)", "sum(amount where people > 0)"}) {
    CHECK_MESSAGE(is_whole(text), text);
  }
  for (const char* text : {"mean(amount)", "distinct(people)", "max(amount)", "median(amount)", "sum(amount) / count",
                           "sum(amount) * count", "sum(amount) + 1", "1 / count", "sum(amount) + mean(amount)"}) {
    CHECK_MESSAGE(!is_whole(text), text);
  }
}

TEST_CASE("numbers take 万, 亿 and 元") {
  CHECK(over_three_rows("sum(amount) + 1.5万") == "15005");
  CHECK(over_three_rows("sum(amount) + 2亿元") == "200000005");
  CHECK(over_three_rows("sum(amount) - 0.000000000000000001 ") == "4.999999999999999999");
  CHECK(over_three_rows("sum(amount) + １２") == "17");
  CHECK(over_three_rows("sum(amount) + 0.00001234亿") == "1239");
}

TEST_CASE("sums, differences, products and quantiles are exact") {
  CHECK(over_three_rows("sum(amount) * 0.00000000000000001") == "0.00000000000000005");
  CHECK(over_three_rows("median(amount) * 1.23456789012345") == "2.4691357802469");
  CHECK(over_three_rows("max(amount) * min(amount) + p25(amount)") == "3.5");
}

TEST_CASE("an exact result of more than 18 decimals is rounded to 10") {
  CHECK(over_three_rows("sum(amount) * 0.00000000000000001 * 0.01") == "0");
  CHECK(over_three_rows("count + 0.000000000000000003 * 0.3") == "3");
}

TEST_CASE("means and quotients are rounded once, half away from zero, to 10 decimals") {
  CHECK(over_three_rows("mean(amount)") == "1.6666666667");
  CHECK(over_three_rows("mean(amount) * 3") == "5");
  CHECK(over_three_rows("mean(amount) - 5 / 3") == "0");
  CHECK(over_three_rows("-mean(amount)") == "-1.6666666667");
  CHECK(over_three_rows("count / 200000000000") == "0");
  CHECK(over_three_rows("count / 60000000000") == "0.0000000001");
  CHECK(over_three_rows("-count / 60000000000") == "-0.0000000001");
  CHECK(over_three_rows("wmean(amount, people) / 3") == "0.3333333333");
}

TEST_CASE("what has a standard deviation in it is rounded to 6") {
  CHECK(over_three_rows("stddev(amount)") == "0.57735");
  CHECK(over_three_rows("stddev(amount) * stddev(amount)") == "0.333333");
  CHECK(over_three_rows("stddev(amount) * 1000000000000") == "577350269189.625765");
  CHECK(over_three_rows("stddev(amount) / mean(amount)") == "0.34641");
}

TEST_CASE("arithmetic with nothing is empty, and so is division by zero") {
  CHECK(over_three_rows("sum(amount where people > 100) + 1") == "-");
  CHECK(over_three_rows("sum(amount) / count(where people > 100)") == "-");
  CHECK(over_three_rows("1 / (count - 3) * 0") == "-");
  CHECK(over_three_rows("count(where people > 100) + 1") == "1");
  CHECK(over_three_rows("stddev(people where people > 2) + 1") == "-");
}

TEST_CASE("aggregates stay in step where one of them is empty") {
  CHECK(over_three_rows("(sum(amount where people > 100) + count) * 0 + sum(amount)") == "-");
  CHECK(over_three_rows("sum(amount) - (0 - count) * max(people)") == "14");
}

TEST_CASE("a result that does not fit in 128 bits is an error that names the measure") {
  std::string power = "sum(amount)";
  for (int i = 0; i < 3; ++i) power += "*9999999999999999";
  CHECK(error_of([&] { over_three_rows(power); }) == power + " does not fit in 128 bits");
  CHECK(error_of([&] { over_three_rows(power + "/3 as 很大"); }) ==
        "很大 does not fit in 128 bits");
  CHECK(over_three_rows(power + "/(" + power + ") as one") == "1");
}

TEST_CASE("fractions and 128 bits") {
  const Wide largest = std::numeric_limits<Wide>::max();
  for (const Wide number :
       {Wide{0}, Wide{1}, Wide{-1}, Wide{1} << 64, -(Wide{1} << 100), largest, -largest}) {
    const auto back = exactly({big(number)});
    REQUIRE(back);
    CHECK(compare(*back, {number, 0}) == 0);
  }
  CHECK_FALSE(exactly({big(largest) + 1}));
  CHECK_FALSE(exactly({1, 3}));
  CHECK(plain(*rounded(Fraction{5, 2}, 0)) == "3");
  CHECK(plain(*rounded(Fraction{-5, 2}, 0)) == "-3");
  CHECK(plain(*rounded(Fraction{-24, 10}, 0)) == "-2");
  CHECK(plain(*rounded(square_root({2, 1}), 18)) == "1.414213562373095049");
  CHECK(plain(*rounded(square_root({9, 4}), 6)) == "1.5");
}
