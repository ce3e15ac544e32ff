#pragma once
// What is there at a day (to-date, active) by a group of time: for each group the figure of that period, as `--period`
// would give it, and not the figure of the rows that begin in it. The rows are collected once, by when they begin and
// end; each group is the union of those that belong to its period.

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "question/compare_kinds.h"
#include "shanhai/gather/groups.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

struct StockQuestion {
  Over over = Over::active;
  std::optional<Precision> time;  // empty: by the date itself
  std::optional<Period> period;   // what is shown
  Day today = 0;
  std::vector<Compare> compares;
};

class StockTimes {
 public:
  /// `spans` has the keys begin and, of `active`, end. All must outlive this.
  StockTimes(const StockQuestion& question, const Groups& spans, const Measure& measure);

  /// All groups one behind the other from the first date to the period's end, no further than today or the last date
  /// where that is later; by the date itself those that there are.
  std::vector<Value> keys() const;
  /// Of each of these: the figure, then its comparisons. Empty for those outside the period.
  std::vector<std::vector<Value>> values(const std::vector<Value>& keys);

 private:
  struct Span {
    std::optional<Date> begin, end;
    std::size_t group;
  };

  std::optional<Period> shown(Date key) const;
  std::optional<Period> earlier(Date key, CompareKind::Against against) const;
  bool belongs(const Span& span, const Period& period) const;
  const Groups& rows_of(const Period& period);
  Value compared_value(Date key, const Period& now, const CompareKind& kind);

  const StockQuestion& question_;
  const Groups& groups_;
  const Measure& measure_;
  std::vector<Span> spans_;
  std::map<std::pair<std::optional<Day>, std::optional<Day>>, Groups> known_;
};

}  // namespace shanhai
