// The accumulators by themselves, as users of Boost.Accumulators would use them.
#include "gather/accumulators.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace shanhai;
using boost::accumulators::accumulator_set;
using boost::accumulators::features;
using boost::accumulators::quantile_probability;
using boost::accumulators::weight;

namespace {

constexpr std::int64_t largest_cell = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest_cell = unreadable + 1;

std::string text(const std::optional<Fraction>& number, int decimals) {
  return number ? plain(*rounded(*number, decimals)) : "empty";
}

/// Type 7, straight from its definition: h = (n - 1) p over thousandths.
std::string plain_quantile(std::vector<std::int64_t> values, int thousandths) {
  std::sort(values.begin(), values.end());
  const Wide h = static_cast<Wide>(values.size() - 1) * thousandths;
  const auto below = static_cast<std::size_t>(h / 1000);
  const Wide low = values[below];
  const Wide high = values[std::min(below + 1, values.size() - 1)];
  return plain(Exact{low * 1000 + (h % 1000) * (high - low), 3});
}

}  // namespace

TEST_CASE("sums go beyond 64 bits, and say where 128 are too few") {
  accumulator_set<std::int64_t, features<tag::exact_sum>> sum;
  CHECK(exact_sum(sum) == 0);
  for (int i = 0; i < 3; ++i) sum(largest_cell);
  CHECK(exact_sum(sum) == Wide{largest_cell} * 3);
  CHECK_THROWS_AS(
      [&] {
        for (int i = 0; i < 64; ++i) merge<tag::exact_sum>(sum, accumulator_set(sum));
      }(),
      std::overflow_error);
}

TEST_CASE("mean") {
  accumulator_set<std::int64_t, features<tag::exact_mean>> set;
  CHECK_FALSE(exact_mean(set));
  for (const int sample : {1, 2, 2}) set(sample);
  CHECK(text(exact_mean(set), 10) == "1.6666666667");
  auto other = set;
  other(100);
  merge<tag::exact_sum, tag::tally>(set, other);
  CHECK(tally(set) == 7);
  CHECK(text(exact_mean(set), 10) == "15.7142857143");
}

TEST_CASE("standard deviation of a sample") {
  accumulator_set<std::int64_t, features<tag::exact_stddev>> set;
  CHECK_FALSE(exact_stddev(set));
  set(7);
  CHECK_FALSE(exact_stddev(set));
  set(7);
  CHECK(text(exact_stddev(set), 6) == "0");
  set(-5);
  CHECK(text(exact_stddev(set), 6) == "6.928203");
  merge<tag::exact_sum, tag::sum_of_squares, tag::tally>(set, accumulator_set(set));
  CHECK(text(exact_stddev(set), 6) == "6.196773");
}

TEST_CASE("deviations and products of the largest cells do not cancel or wrap") {
  accumulator_set<std::int64_t, features<tag::exact_stddev>> far;
  for (const std::int64_t sample : {largest_cell, largest_cell - 2}) far(sample);
  CHECK(text(exact_stddev(far), 6) == "1.414214");

  accumulator_set<std::int64_t, features<tag::exact_weighted_mean>, std::int64_t> mean;
  CHECK_FALSE(exact_weighted_mean(mean));
  for (int i = 0; i < 100; ++i) {
    mean(smallest_cell, weight = largest_cell);
    mean(smallest_cell, weight = smallest_cell);
    mean(largest_cell, weight = largest_cell);
  }
  // (-a b + a a + b b) / b with a = b - 1 below 0: 100 times the same.
  const cpp_int b = largest_cell, a = cpp_int(smallest_cell);
  const cpp_int top = (a * b + a * a + b * b) * 100, bottom = (b + a + b) * 100;
  CHECK(text(exact_weighted_mean(mean), 6) == plain(*rounded(*quotient({top}, {bottom}), 6)));
}

TEST_CASE("weighted mean of weights that add up to nothing is empty") {
  accumulator_set<std::int64_t, features<tag::exact_weighted_mean>, std::int64_t> set;
  set(5, weight = 3);
  set(7, weight = -3);
  CHECK_FALSE(exact_weighted_mean(set));
  set(9, weight = 2);
  CHECK(text(exact_weighted_mean(set), 6) == "6");
}

TEST_CASE("quantiles agree with the definition, however values repeat and sets are merged") {
  using Set = accumulator_set<std::int64_t, features<tag::exact_quantile>>;
  CHECK_FALSE(exact_quantile(Set(), quantile_probability = Exact{5, 1}));
  std::mt19937_64 random(7);
  for (const std::int64_t different : {1, 3, 300, 1'000'000'000}) {
    for (const std::size_t count : {1u, 2u, 5u, 1023u, 1024u, 1025u, 20'000u}) {
      CAPTURE(different);
      CAPTURE(count);
      std::vector<std::int64_t> values;
      Set sets[3];
      for (std::size_t i = 0; i < count; ++i) {
        values.push_back(
            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(different)) -
            different / 2);
        sets[random() % 3](values.back());
      }
      merge<tag::exact_quantile>(sets[2], sets[0]);
      merge<tag::exact_quantile>(sets[2], sets[1]);
      for (const int thousandths : {0, 1, 250, 333, 500, 900, 999, 1000}) {
        CAPTURE(thousandths);
        const auto found = exact_quantile(sets[2], quantile_probability = Exact{thousandths, 3});
        REQUIRE(found);
        CHECK(plain(*found) == plain_quantile(values, thousandths));
      }
    }
  }
}

TEST_CASE("quantiles of the largest cells fit") {
  accumulator_set<std::int64_t, features<tag::exact_quantile>> set;
  set(smallest_cell);
  set(largest_cell);
  CHECK(plain(*exact_quantile(set, quantile_probability = Exact{99'999'999'999'999, 14})) ==
        "9223372036854591339.55926290448387");
}

TEST_CASE("distinct counts every sample once") {
  accumulator_set<std::int64_t, features<tag::distinct>> set, other;
  CHECK(distinct(set) == 0);
  std::mt19937_64 random(3);
  std::set<std::int64_t> reference;
  for (int i = 0; i < 50'000; ++i) {
    const auto sample = static_cast<std::int64_t>(random() % 20'000) - 10'000;
    reference.insert(sample);
    (i % 3 == 0 ? other : set)(sample);
  }
  merge<tag::distinct>(set, other);
  CHECK(distinct(set) == reference.size());
}

TEST_CASE("smallest and largest, of numbers and of words") {
  accumulator_set<std::int64_t, features<tag::smallest, tag::largest>> numbers;
  CHECK_FALSE(smallest(numbers));
  for (const int sample : {3, -4, 12}) numbers(sample);
  CHECK(smallest(numbers) == -4);
  CHECK(largest(numbers) == 12);

  accumulator_set<std::string_view, features<tag::smallest, tag::largest>> words;
  for (const std::string_view sample : {"乙", "甲", "丙", "A"}) words(sample);
  CHECK(smallest(words) == "A");
  CHECK(largest(words) == "甲");
}

TEST_CASE("earliest and latest go by date, file, line, and prefer rows with a date") {
  using Sample = Placed<std::string_view>;
  using Set = accumulator_set<Sample, features<tag::earliest, tag::latest>>;
  const std::vector<Sample> in_order = {{"a", {10, 0, 5}},
                                        {"b", {10, 1, 2}},
                                        {"c", {10, 1, 7}},
                                        {"d", {11, 0, 2}},
                                        {"undated", {missing, 0, 1}}};
  std::vector<Sample> samples = in_order;
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(samples.begin(), samples.end(), random);
    Set one, two;
    for (std::size_t s = 0; s < samples.size(); ++s) (s % 2 == 0 ? one : two)(samples[s]);
    merge<tag::earliest, tag::latest>(one, two);
    CHECK(earliest(one) == "a");
    CHECK(latest(one) == "d");
  }
  Set undated;
  undated(Sample{"second", {missing, 0, 9}});
  undated(Sample{"first", {missing, 0, 8}});
  CHECK(earliest(undated) == "first");
  CHECK(latest(undated) == "second");
}
