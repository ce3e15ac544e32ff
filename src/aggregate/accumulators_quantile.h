#pragma once
// Exact quantiles; accumulators.h has the table.
//
// Type 7 of Hyndman and Fan (1996), the default of R and numpy: of n values in order, x[0] to x[n-1], the
// quantile of p lies at h = (n - 1) p and is x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋+1] - x[⌊h⌋]).

#include <boost/accumulators/statistics/parameters/quantile_probability.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "aggregate/accumulators_sum.h"

namespace shanhai {

/// Decimals that a probability may have, so that a quantile is exact in 128 bits and 18 decimals.
inline constexpr int probability_decimals = 14;

/// All values of a group, in no order. Where they repeat, each is kept once with its count.
class ValueCounts {
 public:
  void add(std::int64_t value) {
    loose_.push_back(value);
    if (loose_.size() >= limit_) settle();
  }
  void add(const ValueCounts& other);
  /// Empty of no values. REQUIRES: 0 <= probability <= 1, with at most probability_decimals decimals.
  std::optional<Exact> quantile(Exact probability) const;

 private:
  struct Run {
    std::int64_t value;
    std::uint64_t count;
  };
  static std::vector<Run> runs_of(const std::vector<std::int64_t>& sorted);
  static std::vector<Run> united(const std::vector<Run>& a, const std::vector<Run>& b);
  void settle();
  std::pair<Wide, Wide> neighbours(std::uint64_t place) const;

  std::vector<Run> runs_;            // by value
  std::vector<std::int64_t> loose_;  // values that are not in runs_ yet
  std::size_t limit_ = 1024;         // of loose_, before it is worth looking for repeated values
};

namespace impl {

using boost::accumulators::quantile_probability;

struct exact_quantile_impl : accumulator_base {
  using result_type = std::optional<Exact>;
  explicit exact_quantile_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    values_.add(args[sample]);
  }
  template <typename Args>
  result_type result(const Args& args) const {
    return values_.quantile(args[quantile_probability]);
  }
  void merge(const exact_quantile_impl& other) { values_.add(other.values_); }

 private:
  ValueCounts values_;
};

}  // namespace impl

namespace tag {

/// Asked with `quantile_probability = Exact{9, 1}`.
struct exact_quantile : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::exact_quantile_impl>;
};

}  // namespace tag

namespace extract {

inline const boost::accumulators::extractor<tag::exact_quantile> exact_quantile = {};

}  // namespace extract

using extract::exact_quantile;

}  // namespace shanhai
