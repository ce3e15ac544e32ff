// A figure by a group of time is the question `query -g TIME -c ...`: its comparisons look at the calendar.
#include "figure/tally_parts.h"

namespace shanhai {

std::size_t Tally::want_times(const Wanted& asked, const std::vector<Compare>& compares) {
  Times times;
  times.own = want(asked);
  Wanted wanted = narrowed(asked);
  Ledger& from = ledger(wanted.indicator->ledger);
  const std::vector<GroupColumn> columns = {group_column(wanted.by, from.columns, setting_)};
  const std::optional<Period> period = wanted.period;
  // The windows of the comparisons have periods of their own.
  wanted.period.reset();
  wanted.by.clear();
  const BoundCount parts = bound(wanted, from.columns, setting_.english);
  Windows windows;
  times.slice.emplace(SliceQuestion{columns, compares, period}, std::vector<std::size_t>{0}, std::vector<std::size_t>{},
                      SliceRole::main, windows);
  times.measure = parts.measure;
  times.first = from.groupings.size();
  for (Grouping& grouping : windows.groupings(parts.where, wanted.indicator->over, from.columns, columns,
                                              parts.aggregates, parts.aggregates.size())) {
    for (const std::size_t column : counts_[times.own].needs[from.spec->id]) {
      grouping.needs.push_back(from.columns.place(column));
    }
    grouping.is_answer = false;  // the count has said what it leaves out
    from.groupings.push_back(std::move(grouping));
  }
  times.groupings = from.groupings.size() - times.first;
  times_.push_back(std::move(times));
  return times_.size() - 1;
}

std::vector<std::vector<Value>> Tally::times(std::size_t number, const std::vector<Value>& keys) const {
  const Times& times = times_[number];
  const Count& count = counts_[times.own];
  const std::size_t cells = times.slice->cells();
  std::vector<std::vector<Value>> result;
  if (count.ledger->files.empty() || count.cannot_tell) {
    result.assign(keys.size(), std::vector<Value>(cells));
    return result;
  }
  const auto groups = std::span(count.ledger->gathered.groups).subspan(times.first, times.groupings);
  const std::vector<Tuple> there = tuples_of(groups[times.slice->window()], 1);
  const auto all = times.slice->values_of_all(there, groups, std::span(&times.measure, 1));
  for (const Value& key : keys) {
    const std::ptrdiff_t group = groups[times.slice->window()].find({key});
    if (group >= 0) {
      result.push_back(all[static_cast<std::size_t>(group)]);
    } else {
      result.emplace_back(cells);
      result.back()[0] = value(times.own, key);
    }
  }
  return result;
}

}  // namespace shanhai
