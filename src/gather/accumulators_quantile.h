#pragma once
// Exact quantiles; accumulators.h has the table.
//
// Type 7 of Hyndman and Fan (1996), the default of R and numpy: of n values in order, x[0] to x[n-1], the
// quantile of p lies at h = (n - 1) p and is x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋+1] - x[⌊h⌋]).

#include <boost/accumulators/statistics/parameters/quantile_probability.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "gather/accumulators_sum.h"
#include "gather/counted_values.h"
#include "shanhai/language/measure_syntax.h"

namespace shanhai {

/// All values of a group, in no order. Once most of them are repetitions, each is kept with its count.
class ValueCounts {
 public:
  void add(std::int64_t value) {
    if (!counted_.empty()) {
      counted_.add(value);
    } else {
      values_.push_back(value);
      if (values_.size() >= next_look_) look_for_repetitions();
    }
  }
  void add(const ValueCounts& other);
  /// Empty of no values. REQUIRES: 0 <= probability <= 1, with at most probability_decimals decimals.
  std::optional<Exact> quantile(Exact probability) const;

 private:
  void look_for_repetitions();
  std::pair<Wide, Wide> neighbours(std::uint64_t place) const;

  std::vector<std::int64_t> values_;  // one by one, as long as counted_ is empty
  CountedValues counted_;
  std::size_t next_look_ = 1024;
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
