#include "check/spread.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace shanhai::checking {

namespace {

/// As plainly as possible.
Wide twice_median_of(std::vector<std::int64_t> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 ? Wide{values[half]} * 2 : Wide{values[half - 1]} + Wide{values[half]};
}

}  // namespace

TEST_CASE("Spread: few different values give the exact median") {
  Spread spread;
  std::vector<std::int64_t> values{7, -3, 7, 100, 0};
  for (std::size_t i = 0; i < values.size(); ++i) spread.add(values[i], i + 2);
  CHECK(spread.twice_median() == 14);
  CHECK(spread.at_least(14) == 3);
  CHECK(spread.at_most(-6) == 1);
  CHECK(spread.largest().front().value == 100);
  CHECK(spread.largest().front().line == 5);
  CHECK(spread.smallest().front().value == -3);
}

TEST_CASE("Spread: of very many different values the median is right to one part in two thousand, in one run or two") {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> amounts(-2'000'000'000, 90'000'000'000);
  std::vector<std::int64_t> values;
  Spread whole, first, second;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    values.push_back(amounts(random));
    whole.add(values.back(), i);
    (i % 3 == 0 ? first : second).add(values.back(), i);
  }
  first.absorb(second);
  const Wide exact = twice_median_of(values);
  for (const Spread* spread : {&whole, &first}) {
    CHECK(spread->count() == values.size());
    const Wide away = spread->twice_median() > exact ? spread->twice_median() - exact : exact - spread->twice_median();
    CHECK(away * 2000 <= exact);
    CHECK(spread->largest().front().value == *std::max_element(values.begin(), values.end()));
    CHECK(spread->smallest().front().value == *std::min_element(values.begin(), values.end()));
  }
  CHECK(first.twice_median() == whole.twice_median());
}

}  // namespace shanhai::checking
