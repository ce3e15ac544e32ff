#pragma once
// Comparisons of dates with periods, and of groups of time with each other, without any calendar in the
// loop. Whether a date `begins by`, `ends before` and so on is, for dates of one precision, a question of
// where they begin: a month ends by 15 June if it begins by 1 May. So a comparison is a range of first days
// for each precision.

#include <array>

#include "filter/masks.h"
#include "shanhai/ledger/period.h"

namespace shanhai::filter {

/// Per precision (the low three bits of a packed date), the first days from `first` to `last`; none where
/// first > last. Missing cells lie in no range.
struct DateRange {
  struct FirstDays {
    std::int64_t first, last;
  };
  std::array<FirstDays, 8> by_precision;
};

DateRange any_date();
DateRange no_date();
DateRange begins_from(Day day);
DateRange begins_by(Day day);
DateRange ends_by(Day day);  // its last day is `day` or earlier

/// The dates for which `date op period` holds; op is equal (wholly within), less, less_equal, greater or
/// greater_equal.
DateRange range_of(Operator op, const Period& period);
/// The dates whose group at the precision of `group` stands in that order to it. A coarser date is its own
/// group, and stands before the finer one that begins on the same day.
DateRange range_of_groups(Operator op, Date group);

/// The date in the cell lies in one of the ranges.
ConditionPointer lies_in(std::size_t place, std::vector<DateRange> ranges);

}  // namespace shanhai::filter
