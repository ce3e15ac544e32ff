#pragma once
// From dates to the groups of time that they lie in, a batch at a time. A ledger has few different days, so
// a small table of those met before spares the calendar.

#include <cstdint>
#include <vector>

#include "shanhai/ledger/batch.h"
#include "shanhai/ledger/date.h"

namespace shanhai {

class TimeGroups {
 public:
  explicit TimeGroups(Precision precision) : precision_(precision) {}

  /// The packed group of a packed date; `missing` of anything that is none.
  std::int64_t group(std::int64_t date) {
    if (!is_present(date)) return missing;
    if (met_.empty()) met_.resize(slots, {missing, missing});
    Met& met =
        met_[static_cast<std::size_t>(date >> 3) & (slots - 1)];  // neighbouring days: other slots
    if (met.date != date) met = {date, Date::from_packed(date).truncated(precision_).packed()};
    return met.group;
  }

 private:
  struct Met {
    std::int64_t date, group;
  };
  static constexpr std::size_t slots = 2048;  // days, some five years

  Precision precision_;
  std::vector<Met> met_;
};

}  // namespace shanhai
