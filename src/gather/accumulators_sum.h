#pragma once
// Count, sum and mean; accumulators.h has the table.

#include <boost/accumulators/framework/accumulator_base.hpp>
#include <boost/accumulators/framework/accumulator_set.hpp>
#include <boost/accumulators/framework/depends_on.hpp>
#include <boost/accumulators/framework/extractor.hpp>
#include <boost/accumulators/framework/features.hpp>
#include <boost/accumulators/framework/parameters/sample.hpp>
#include <boost/mpl/always.hpp>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "gather/fraction.h"

namespace shanhai {

namespace impl {

using boost::accumulators::accumulator_base;
using boost::accumulators::dont_care;
using boost::accumulators::sample;

struct tally_impl : accumulator_base {
  using result_type = std::uint64_t;
  explicit tally_impl(dont_care) {}
  void operator()(dont_care) { ++count_; }
  result_type result(dont_care) const { return count_; }
  void merge(const tally_impl& other) { count_ += other.count_; }

 private:
  std::uint64_t count_ = 0;
};

// 2^64 samples of 64 bits fit in 128, so that only merging has to look.
struct exact_sum_impl : accumulator_base {
  using result_type = Wide;
  explicit exact_sum_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    sum_ += args[sample];
  }
  result_type result(dont_care) const { return sum_; }
  void merge(const exact_sum_impl& other) {
    if (__builtin_add_overflow(sum_, other.sum_, &sum_)) {
      throw std::overflow_error("a sum does not fit in 128 bits");
    }
  }

 private:
  Wide sum_ = 0;
};

struct exact_mean_impl : accumulator_base {
  using result_type = std::optional<Fraction>;
  explicit exact_mean_impl(dont_care) {}
  template <typename Args>
  result_type result(const Args& args) const;
};

}  // namespace impl

namespace tag {

struct tally : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::tally_impl>;
};
struct exact_sum : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::exact_sum_impl>;
};
struct exact_mean : boost::accumulators::depends_on<exact_sum, tally> {
  using impl = boost::mpl::always<shanhai::impl::exact_mean_impl>;
};

}  // namespace tag

namespace extract {

inline const boost::accumulators::extractor<tag::tally> tally = {};
inline const boost::accumulators::extractor<tag::exact_sum> exact_sum = {};
inline const boost::accumulators::extractor<tag::exact_mean> exact_mean = {};

}  // namespace extract

using extract::exact_mean;
using extract::exact_sum;
using extract::tally;

template <typename Args>
impl::exact_mean_impl::result_type impl::exact_mean_impl::result(const Args& args) const {
  const std::uint64_t count = tally(args);
  if (count == 0) return std::nullopt;
  return Fraction{big(exact_sum(args)), count};
}

}  // namespace shanhai
