#pragma once
// Standard deviation and weighted mean; accumulators.h has the table.
//
//   standard deviation of a sample = sqrt((n Σx² - (Σx)²) / (n (n - 1)))
//   weighted mean                  = Σwx / Σw
//
// in whole numbers up to the last division, so that nothing cancels and the order of samples does not matter.

#include <boost/accumulators/framework/parameters/weight.hpp>

#include "gather/accumulators_sum.h"

namespace shanhai {

/// A sum of products of two int64, in 192 bits: 2^64 of them fit.
class ProductSum {
 public:
  void add(std::int64_t a, std::int64_t b) {
    const Wide product = Wide{a} * b;
    add_parts(static_cast<Low>(product), product < 0 ? -1 : 0);
  }
  void add(const ProductSum& other) { add_parts(other.low_, other.high_); }
  cpp_int value() const {
    cpp_int result = high_;
    result *= cpp_int(1) << 128;
    return result + cpp_int(static_cast<std::uint64_t>(low_ >> 64)) * (cpp_int(1) << 64) +
           static_cast<std::uint64_t>(low_);
  }

 private:
  __extension__ using Low = unsigned __int128;
  void add_parts(Low low, std::int64_t high) {
    low_ += low;
    high_ += high + (low_ < low ? 1 : 0);
  }
  Low low_ = 0;
  std::int64_t high_ = 0;
};

namespace impl {

using boost::accumulators::weight;

struct sum_of_squares_impl : accumulator_base {
  using result_type = cpp_int;
  explicit sum_of_squares_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    sum_.add(args[sample], args[sample]);
  }
  result_type result(dont_care) const { return sum_.value(); }
  void merge(const sum_of_squares_impl& other) { sum_.add(other.sum_); }

 private:
  ProductSum sum_;
};

struct sum_of_products_impl : accumulator_base {
  using result_type = cpp_int;
  explicit sum_of_products_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    sum_.add(args[sample], args[weight]);
  }
  result_type result(dont_care) const { return sum_.value(); }
  void merge(const sum_of_products_impl& other) { sum_.add(other.sum_); }

 private:
  ProductSum sum_;
};

struct exact_sum_of_weights_impl : exact_sum_impl {
  using exact_sum_impl::exact_sum_impl;
  template <typename Args>
  void operator()(const Args& args) {
    exact_sum_impl::operator()((sample = args[weight]));
  }
};

struct exact_stddev_impl : accumulator_base {
  using result_type = std::optional<Fraction>;
  explicit exact_stddev_impl(dont_care) {}
  template <typename Args>
  result_type result(const Args& args) const;
};

struct exact_weighted_mean_impl : accumulator_base {
  using result_type = std::optional<Fraction>;
  explicit exact_weighted_mean_impl(dont_care) {}
  template <typename Args>
  result_type result(const Args& args) const;
};

}  // namespace impl

namespace tag {

struct sum_of_squares : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::sum_of_squares_impl>;
};
struct sum_of_products : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::sum_of_products_impl>;
};
struct exact_sum_of_weights : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::exact_sum_of_weights_impl>;
};
struct exact_stddev : boost::accumulators::depends_on<exact_sum, sum_of_squares, tally> {
  using impl = boost::mpl::always<shanhai::impl::exact_stddev_impl>;
};
struct exact_weighted_mean
    : boost::accumulators::depends_on<sum_of_products, exact_sum_of_weights> {
  using impl = boost::mpl::always<shanhai::impl::exact_weighted_mean_impl>;
};

}  // namespace tag

namespace extract {

inline const boost::accumulators::extractor<tag::sum_of_squares> sum_of_squares = {};
inline const boost::accumulators::extractor<tag::sum_of_products> sum_of_products = {};
inline const boost::accumulators::extractor<tag::exact_sum_of_weights> exact_sum_of_weights = {};
inline const boost::accumulators::extractor<tag::exact_stddev> exact_stddev = {};
inline const boost::accumulators::extractor<tag::exact_weighted_mean> exact_weighted_mean = {};

}  // namespace extract

using extract::exact_stddev;
using extract::exact_sum_of_weights;
using extract::exact_weighted_mean;
using extract::sum_of_products;
using extract::sum_of_squares;

template <typename Args>
impl::exact_stddev_impl::result_type impl::exact_stddev_impl::result(const Args& args) const {
  const cpp_int count = tally(args);
  if (count < 2) return std::nullopt;
  const cpp_int sum = big(exact_sum(args));
  return square_root({count * sum_of_squares(args) - sum * sum, count * (count - 1)});
}

template <typename Args>
impl::exact_weighted_mean_impl::result_type impl::exact_weighted_mean_impl::result(
    const Args& args) const {
  return quotient({sum_of_products(args)}, {big(exact_sum_of_weights(args))});
}

}  // namespace shanhai
