#pragma once
// Comparisons (-c) and the periods that they look at. shanhai/figure/figures.h has the formulas.

#include <optional>
#include <string>
#include <vector>

#include "shanhai/table/table.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

enum class Compare { yoy, mom, ytd, ytd_yoy, share, rank, cumulative };

/// `yoy`; throws UsageError with the nearest right name.
Compare compare_named(const std::string& name);
const char* name_of(Compare compare);
/// `同比`; `year on year`.
const char* title_of(Compare compare, bool english);

/// They look at other times, so a group of time or a period has to say where to look from.
constexpr bool is_of_time(Compare compare) { return compare != Compare::share && compare != Compare::rank; }

constexpr bool is_growth(Compare compare) {
  return compare == Compare::yoy || compare == Compare::mom || compare == Compare::ytd_yoy;
}

/// Growth and shares are fractions of the measure, which has to be a number for that.
constexpr bool is_quotient(Compare compare) {
  return compare == Compare::share || is_growth(compare);
}

/// The group of time that growth compares a group with: the same a year earlier, or (mom) the one before.
Date group_before(Date group, Compare compare);

/// Where the rows of those groups lie, for groups of that precision within `period`: each end of it as much
/// earlier as the groups are. An end that closes a month closes the earlier month.
Period period_before(const Period& period, Compare compare, Precision groups);

}  // namespace shanhai
