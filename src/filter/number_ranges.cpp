#include "filter/number_ranges.h"

#include <algorithm>
#include <limits>

namespace shanhai::filter {

namespace {

constexpr std::int64_t lowest = unreadable + 1;
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr NumberRange no_number = {highest, lowest};

NumberRange up_to(std::int64_t last) { return {lowest, last}; }
NumberRange from(std::int64_t first) { return {first, highest}; }

/// A few ranges are tested one after another, each over the whole column at once.
class InFewRanges : public Condition {
 public:
  InFewRanges(std::size_t place, std::vector<NumberRange> ranges)
      : place_(place), ranges_(std::move(ranges)) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.assign(batch.rows(), 0);
    const std::int64_t* cells = batch.columns[place_].cells.data();
    for (const NumberRange range : ranges_) {
      for (std::size_t row = 0; row < mask.size(); ++row) {
        mask[row] |= static_cast<std::uint8_t>((cells[row] >= range.first) & (cells[row] <= range.last));
      }
    }
  }
  ConditionPointer clone() const override { return std::make_unique<InFewRanges>(place_, ranges_); }

 private:
  std::size_t place_;
  std::vector<NumberRange> ranges_;
};

/// Many ranges (the numbers of a long `in`) are searched; they are in order and do not overlap.
class InManyRanges : public Condition {
 public:
  InManyRanges(std::size_t place, std::vector<NumberRange> ranges)
      : place_(place), ranges_(std::move(ranges)) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.resize(batch.rows());
    const std::int64_t* cells = batch.columns[place_].cells.data();
    for (std::size_t row = 0; row < mask.size(); ++row) {
      const auto behind =
          std::upper_bound(ranges_.begin(), ranges_.end(), cells[row],
                           [](std::int64_t cell, const NumberRange& range) { return cell < range.first; });
      mask[row] = behind != ranges_.begin() && cells[row] <= (behind - 1)->last;
    }
  }
  ConditionPointer clone() const override { return std::make_unique<InManyRanges>(place_, ranges_); }

 private:
  std::size_t place_;
  std::vector<NumberRange> ranges_;
};

constexpr std::size_t few = 8;

}  // namespace

NumberRange range_of(Operator op, const NumberLiteral& literal) {
  const std::int64_t units = literal.units;
  // The nearest cells on either side of the true value, or at it.
  const bool none_below = literal.side <= 0 && units == lowest;
  const bool none_above = literal.side >= 0 && units == highest;
  switch (op) {
    case Operator::less:
      return none_below ? no_number : up_to(literal.side > 0 ? units : units - 1);
    case Operator::less_equal:
      return none_below && literal.side < 0 ? no_number : up_to(literal.side < 0 ? units - 1 : units);
    case Operator::greater:
      return none_above ? no_number : from(literal.side < 0 ? units : units + 1);
    case Operator::greater_equal:
      return none_above && literal.side > 0 ? no_number : from(literal.side > 0 ? units + 1 : units);
    default: return literal.side == 0 ? NumberRange{units, units} : no_number;
  }
}

ConditionPointer lies_in(std::size_t place, std::vector<NumberRange> ranges) {
  std::erase_if(ranges, [](const NumberRange& range) { return range.first > range.last; });
  if (ranges.size() <= few) return std::make_unique<InFewRanges>(place, std::move(ranges));
  std::sort(ranges.begin(), ranges.end(),
            [](const NumberRange& a, const NumberRange& b) { return a.first < b.first; });
  std::vector<NumberRange> apart;
  for (const NumberRange& range : ranges) {
    if (!apart.empty() && range.first <= apart.back().last) {
      apart.back().last = std::max(apart.back().last, range.last);
    } else {
      apart.push_back(range);
    }
  }
  return std::make_unique<InManyRanges>(place, std::move(apart));
}

}  // namespace shanhai::filter
