// A figure by a group of time is the question `query -g TIME -c ...`: its comparisons look at the calendar. What is there
// at a day is for each group the figure of that period.
#include "figure/tally_parts.h"

namespace shanhai {

std::size_t Tally::want_times(const Wanted& asked, const std::vector<Compare>& compares) {
  Times times;
  times.own = want(asked);
  Wanted wanted = narrowed(asked);
  Ledger& from = ledger(wanted.indicator->ledger);
  const std::vector<GroupColumn> columns = {group_column(wanted.by, from.pass.columns(), setting_)};
  const std::optional<Period> period = wanted.period;
  const Over over = wanted.indicator->over;
  // The groups, and what they are compared with, have periods of their own.
  Indicator timeless = *wanted.indicator;
  timeless.over = Over::period;
  wanted.indicator = &timeless;
  wanted.period.reset();
  wanted.by.clear();
  BoundCount parts = bound(wanted, from.pass.columns(), setting_.english);
  times.measure = parts.measure;
  times.measure.quantity = quantity(times.own);
  if (over != Over::period) {
    times.stock = StockQuestion{over, columns[0].name.time, period, setting_.today, compares};
    Grouping spans{parts.where, {}, parts.aggregates, {}};
    std::vector<Role> roles{Role::date};
    if (over == Over::active) roles.push_back(Role::end);
    for (const Role role : roles) {
      spans.keys.push_back({from.pass.columns().place(*from.spec.with_role(role)), ColumnType::date, std::nullopt});
    }
    std::vector<Grouping> groupings;
    groupings.push_back(std::move(spans));
    return add_times(std::move(times), std::move(groupings), from);
  }
  Windows windows;
  times.slice.emplace(SliceQuestion{columns, compares, period}, std::vector<std::size_t>{0}, std::vector<std::size_t>{},
                      SliceRole::main, windows);
  return add_times(std::move(times),
                   windows.groupings(parts.where, over, from.pass.columns(), columns, parts.aggregates, parts.aggregates.size()),
                   from);
}

std::size_t Tally::add_times(Times times, std::vector<Grouping> groupings, Ledger& from) {
  for (Grouping& grouping : groupings) {
    for (const std::size_t column : counts_[times.own].needs[from.spec.id]) {
      grouping.needs.push_back(from.pass.columns().place(column));
    }
    grouping.is_answer = false;  // the count has said what it leaves out
    const std::size_t number = from.pass.add(std::move(grouping));
    if (times.groupings++ == 0) times.first = number;
  }
  times_.push_back(std::move(times));
  return times_.size() - 1;
}

std::vector<Value> Tally::time_keys(std::size_t number) const {
  const Times& times = times_[number];
  const Count& count = counts_[times.own];
  if (!times.stock || !count.ledger->is_there()) return keys(times.own);
  return StockTimes(*times.stock, count.ledger->pass.groups(times.first), times.measure).keys();
}

std::vector<std::vector<Value>> Tally::times(std::size_t number, const std::vector<Value>& keys) const {
  const Times& times = times_[number];
  const Count& count = counts_[times.own];
  const std::size_t cells = times.stock ? 1 + times.stock->compares.size() : times.slice->cells();
  std::vector<std::vector<Value>> result;
  if (!count.ledger->is_there() || count.cannot_tell) {
    result.assign(keys.size(), std::vector<Value>(cells));
    return result;
  }
  const auto groups = count.ledger->pass.groups(times.first, times.groupings);
  if (times.stock) return StockTimes(*times.stock, groups[0], times.measure).values(keys);
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
