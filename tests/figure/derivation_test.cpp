#include "figure/derivation.h"

#include "question/compare_quotients.h"

#include <doctest/doctest.h>

#include "figure/small_run.h"

namespace shanhai {

namespace {

using report_tests::SmallRun;

std::optional<Fraction> number(int units, int decimals = 0) { return fraction(Exact{units, decimals}); }
std::string text(const Value& value) { return SmallRun::plain_text(value); }
using Number = std::optional<Fraction>;
Value growth(const Number& now, const Number& before) {
  return compared(CompareKind::Gives::growth, Measure(), false, now, before);
}
Value points(const Number& now, const Number& before) {
  return compared(CompareKind::Gives::growth, Measure(), true, now, before);
}
std::string pace(const std::string& period) { return text(pace_of(parse_period(period, 0))); }

}  // namespace

TEST_CASE("pace counts months where the period ends with one") {
  CHECK(pace("2023-06") == "0.5");
  CHECK(pace("2023-11") == "0.9166666667");
  CHECK(pace("2023") == "1");
  CHECK(pace("2023H1") == "0.5");
  CHECK(pace("2023Q1") == "0.25");
  CHECK(pace("2020..2023-03") == "0.25");
  CHECK(pace("2024-02-29") == "0.1666666667");
}

TEST_CASE("pace counts days inside a month") {
  CHECK(pace("2023-01-01") == "0.002739726");
  CHECK(pace("2023-02-28..2023-07-02") == "0.501369863");
  CHECK(pace("2024-02-28") == "0.1612021858");  // day 59 of 366
  CHECK(pace("2023..") == "");
}

TEST_CASE("growth is against the magnitude of what was before") {
  CHECK(text(growth(number(120), number(100))) == "0.2");
  CHECK(text(growth(number(50), number(-100))) == "1.5");
  CHECK(text(growth(number(0), number(3))) == "-1");
  CHECK(text(growth(number(1), number(3))) == "-0.6666666667");
  CHECK(text(growth(number(1), number(0))) == "");
  CHECK(text(growth(number(1), std::nullopt)) == "");
  CHECK(text(growth(std::nullopt, number(1))) == "");
}

TEST_CASE("percentages grow in points, also from nothing at all") {
  CHECK(text(points(number(7720, 4), number(9456, 4))) == "-0.1736");
  CHECK(text(points(number(5, 2), number(0))) == "0.05");
  CHECK(text(points(number(5, 2), std::nullopt)) == "");
}

TEST_CASE("a ratio is rounded once, half away from zero") {
  CHECK(text(ratio(number(2), number(3))) == "0.6666666667");
  CHECK(text(ratio(number(15, 1), number(3))) == "0.5");
  CHECK(text(ratio(number(1), number(0))) == "");
}

}  // namespace shanhai
