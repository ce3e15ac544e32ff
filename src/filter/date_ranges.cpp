#include "filter/date_ranges.h"

#include <algorithm>
#include <limits>

namespace shanhai::filter {

namespace {

using FirstDays = DateRange::FirstDays;

constexpr std::size_t precisions = 5;
// No Day is outside; a missing cell, shifted, is far below.
constexpr std::int64_t earliest = std::numeric_limits<Day>::min();
constexpr std::int64_t latest = std::numeric_limits<Day>::max();

DateRange same_for_all(FirstDays days) {
  DateRange range;
  range.by_precision.fill(days);
  return range;
}

DateRange in_both(const DateRange& a, const DateRange& b) {
  DateRange range;
  for (std::size_t i = 0; i < range.by_precision.size(); ++i) {
    range.by_precision[i] = {std::max(a.by_precision[i].first, b.by_precision[i].first),
                             std::min(a.by_precision[i].last, b.by_precision[i].last)};
  }
  return range;
}

class InDateRanges : public Condition {
 public:
  InDateRanges(std::size_t place, std::vector<DateRange> ranges)
      : place_(place), ranges_(std::move(ranges)) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.assign(batch.rows(), 0);
    const std::int64_t* cells = batch.columns[place_].cells.data();
    for (const DateRange& range : ranges_) {
      for (std::size_t row = 0; row < mask.size(); ++row) {
        const FirstDays days = range.by_precision[static_cast<std::size_t>(cells[row] & 7)];
        const std::int64_t first = cells[row] >> 3;
        mask[row] |= static_cast<std::uint8_t>((first >= days.first) & (first <= days.last));
      }
    }
  }
  ConditionPointer clone() const override { return std::make_unique<InDateRanges>(place_, ranges_); }

 private:
  std::size_t place_;
  std::vector<DateRange> ranges_;
};

}  // namespace

DateRange any_date() { return same_for_all({earliest, latest}); }
DateRange no_date() { return same_for_all({latest, earliest}); }
DateRange begins_from(Day day) { return same_for_all({day, latest}); }
DateRange begins_by(Day day) { return same_for_all({earliest, day}); }

DateRange ends_by(Day day) {
  DateRange range = begins_by(day);
  if (civil(day).year < 1) return range;  // no date is so early, and the calendar does not go there
  for (std::size_t i = 0; i < precisions; ++i) {
    const Date around = Date(day, Precision::day).truncated(static_cast<Precision>(i));
    range.by_precision[i].last = around.last() <= day ? around.first() : around.first() - 1;
  }
  return range;
}

DateRange range_of(Operator op, const Period& period) {
  switch (op) {
    case Operator::less: return period.first ? ends_by(*period.first - 1) : no_date();
    case Operator::less_equal: return period.last ? ends_by(*period.last) : any_date();
    case Operator::greater: return period.last ? begins_from(*period.last + 1) : no_date();
    case Operator::greater_equal: return period.first ? begins_from(*period.first) : any_date();
    default: break;
  }
  return in_both(range_of(Operator::greater_equal, period), range_of(Operator::less_equal, period));
}

DateRange range_of_groups(Operator op, Date group) {
  const FirstDays none = {latest, earliest};
  FirstDays finer = none;  // dates that have a group of that precision
  FirstDays coarser = none;
  switch (op) {
    case Operator::less:
      finer = {earliest, std::int64_t{group.first()} - 1};
      coarser = {earliest, group.first()};
      break;
    case Operator::less_equal:
      finer = {earliest, group.last()};
      coarser = {earliest, group.first()};
      break;
    case Operator::greater:
      finer = {std::int64_t{group.last()} + 1, latest};
      coarser = {std::int64_t{group.first()} + 1, latest};
      break;
    case Operator::greater_equal:
      finer = {group.first(), latest};
      coarser = {std::int64_t{group.first()} + 1, latest};
      break;
    default: finer = {group.first(), group.last()};
  }
  DateRange range = same_for_all(finer);
  const auto own = static_cast<std::size_t>(group.precision());
  std::fill_n(range.by_precision.begin(), own, coarser);
  return range;
}

ConditionPointer lies_in(std::size_t place, std::vector<DateRange> ranges) {
  return std::make_unique<InDateRanges>(place, std::move(ranges));
}

}  // namespace shanhai::filter
