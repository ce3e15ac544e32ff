#pragma once
// Smallest and largest samples, and those of the earliest and latest rows; accumulators.h has the table.

#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "gather/accumulators_sum.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

/// Where a row stands in time and in its ledger: by date, then file, then line. A row without a date stands
/// behind every dated one, whichever end is asked for.
struct RowPlace {
  std::int64_t date = missing;  // packed
  std::uint64_t file = 0;
  std::uint64_t line = 0;
  auto operator<=>(const RowPlace&) const = default;
};

template <typename Sample>
struct Placed {
  Sample value{};
  RowPlace place;
};

namespace impl {

/// What is kept of a sample: words do not outlive their batch.
template <typename Sample>
struct kept {
  using type = Sample;
};
template <>
struct kept<std::string_view> {
  using type = std::string;
};

// The order is a type, not a bool, because features are MPL expressions, which have none but types.
template <typename Sample, typename Order>
struct extreme_impl : accumulator_base {
  using result_type = std::optional<typename kept<Sample>::type>;
  explicit extreme_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    take(args[sample]);
  }
  result_type result(dont_care) const { return extreme_; }
  void merge(const extreme_impl& other) {
    if (other.extreme_) take(*other.extreme_);
  }

 private:
  template <typename Value>
  void take(const Value& value) {
    if (!extreme_ || Order{}(value, *extreme_)) extreme_ = value;
  }
  result_type extreme_;
};

template <typename PlacedSample, typename Order>
struct endmost_impl : accumulator_base {
  using Sample = decltype(PlacedSample::value);
  using result_type = std::optional<typename kept<Sample>::type>;
  explicit endmost_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    const PlacedSample& placed = args[sample];
    take(placed.value, placed.place);
  }
  result_type result(dont_care) const { return value_; }
  void merge(const endmost_impl& other) {
    if (other.value_) take(*other.value_, other.place_);
  }

 private:
  template <typename Value>
  void take(const Value& value, const RowPlace& place) {
    if (value_) {
      const bool dated = place.date != missing;
      if (dated != (place_.date != missing)) {
        if (!dated) return;
      } else if (!Order{}(place, place_)) {
        return;
      }
    }
    value_ = value;
    place_ = place;
  }
  result_type value_;
  RowPlace place_;
};

}  // namespace impl

namespace tag {

struct smallest : boost::accumulators::depends_on<> {
  using impl = shanhai::impl::extreme_impl<boost::mpl::_1, std::less<>>;
};
struct largest : boost::accumulators::depends_on<> {
  using impl = shanhai::impl::extreme_impl<boost::mpl::_1, std::greater<>>;
};
struct earliest : boost::accumulators::depends_on<> {
  using impl = shanhai::impl::endmost_impl<boost::mpl::_1, std::less<>>;
};
struct latest : boost::accumulators::depends_on<> {
  using impl = shanhai::impl::endmost_impl<boost::mpl::_1, std::greater<>>;
};

}  // namespace tag

namespace extract {

inline const boost::accumulators::extractor<tag::smallest> smallest = {};
inline const boost::accumulators::extractor<tag::largest> largest = {};
inline const boost::accumulators::extractor<tag::earliest> earliest = {};
inline const boost::accumulators::extractor<tag::latest> latest = {};

}  // namespace extract

using extract::earliest;
using extract::largest;
using extract::latest;
using extract::smallest;

}  // namespace shanhai
