// Which rows a slice and its comparisons look at. What is worked out from them: compare_values.cpp.
#include "question/compare_slice.h"

#include <algorithm>

#include "shanhai/ledger/errors.h"

namespace shanhai {

Slice::Slice(const SliceQuestion& question, std::vector<std::size_t> columns,
             const std::vector<std::size_t>& partition, SliceRole role, Windows& windows)
    : role_(role), columns_(std::move(columns)) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const GroupColumn& column = question.columns[columns_[i]];
    if (std::find(partition.begin(), partition.end(), columns_[i]) != partition.end()) partition_.push_back(i);
    if (column.is_time) {
      times_.push_back({i, column.precision()});
    } else {
      others_.push_back(i);
    }
  }
  std::stable_sort(times_.begin(), times_.end(),
                   [](const Time& a, const Time& b) { return a.precision > b.precision; });
  by_date_ = !times_.empty() && times_.front().precision == Precision::day;
  now_ = windows.add(question.period, columns_);
  for (const Compare compare : question.compares) parts_.push_back(part_for(compare, question, windows));
}

Slice::Part Slice::part_for(Compare compare, const SliceQuestion& question, Windows& windows) const {
  const std::optional<Period>& period = question.period;
  const auto same_columns = [&](const std::optional<Period>& rows) { return Part{compare, windows.add(rows, columns_)}; };
  const Part nothing{compare, std::nullopt};
  if (compare == Compare::rank) return nothing;
  if (compare == Compare::share) {
    std::vector<std::size_t> whole;
    for (const std::size_t position : partition_) whole.push_back(columns_[position]);
    return {compare, windows.add(period, whole)};
  }
  if (!times_.empty()) {
    if (!period) return same_columns(std::nullopt);
    const bool running = compare == Compare::ytd || compare == Compare::ytd_yoy || compare == Compare::cumulative;
    if (running) return same_columns(to_end(*period));
    // All rows of a date's group have that one date, so that no period can cut through it.
    if (by_date_) return same_columns(std::nullopt);
    return same_columns(period_before(*period, compare, times_.front().precision));
  }
  if (compare == Compare::cumulative) {
    return same_columns(period ? std::optional(to_end(*period)) : std::nullopt);
  }
  if (!period) {
    if (role_ != SliceRole::main) return nothing;
    throw UsageError(std::string(name_of(compare)) +
                     " looks at other times: give --period, or group by year, half, quarter or month");
  }
  if (compare == Compare::ytd_yoy) {
    const auto so_far = year_to_date(*period);
    if (!so_far) return nothing;
    Part part = same_columns(so_far);
    if (const auto earlier = year_before(*so_far)) part.before = windows.add(earlier, columns_);
    return part;
  }
  const std::optional<Period> other = compare == Compare::yoy   ? year_before(*period)
                                      : compare == Compare::mom ? just_before(*period)
                                                                : year_to_date(*period);
  return other ? same_columns(other) : nothing;
}

bool Slice::has_time(const Tuple& tuple, Precision precision) const {
  const auto* finest = std::get_if<Date>(&tuple[times_.front().position]);
  if (!finest || finest->precision() != precision) return false;
  // In a pivot, months of one year stand beside other years: nothing can ever be there.
  return std::all_of(times_.begin(), times_.end(), [&](const Time& time) {
    const auto* date = std::get_if<Date>(&tuple[time.position]);
    return date && *date == finest->truncated(time.precision);
  });
}

Tuple Slice::before(const Tuple& tuple, Compare compare) const {
  Tuple result = tuple;
  const Date earlier = group_before(std::get<Date>(tuple[times_.front().position]), compare);
  for (const Time& time : times_) result[time.position] = earlier.truncated(time.precision);
  return result;
}

}  // namespace shanhai
