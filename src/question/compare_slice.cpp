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
  const CompareKind& kind = kind_of(compare);
  const std::optional<Period>& period = question.period;
  const auto same_columns = [&](const std::optional<Period>& rows) { return Part{&kind, windows.add(rows, columns_)}; };
  const Part nothing{&kind, std::nullopt};
  if (kind.against == CompareKind::Against::others) return nothing;
  if (kind.against == CompareKind::Against::whole) {
    std::vector<std::size_t> whole;
    for (const std::size_t position : partition_) whole.push_back(columns_[position]);
    return {&kind, windows.add(period, whole)};
  }
  if (!times_.empty()) {
    if (!period) return same_columns(std::nullopt);
    if (kind.rows != CompareKind::Rows::own) return same_columns(to_end(*period));
    // All rows of a date's group have that one date, so that no period can cut through it.
    if (by_date_) return same_columns(std::nullopt);
    return same_columns(period_before(*period, kind.against, times_.front().precision));
  }
  if (!period) {
    if (kind.rows == CompareKind::Rows::to_end) return same_columns(std::nullopt);
    if (role_ != SliceRole::main) return nothing;
    throw UsageError(std::string(kind.name) +
                     " looks at other times: give --period, or group by year, half, quarter or month");
  }
  const auto now = period_now(kind, *period);
  const auto earlier = kind.is_of_before() ? period_earlier(kind, *period) : std::nullopt;
  if (!kind.is_of_before()) return now ? same_columns(now) : nothing;
  if (kind.rows == CompareKind::Rows::own) return earlier ? same_columns(earlier) : nothing;
  if (!now) return nothing;
  Part part = same_columns(now);
  if (earlier) part.before = windows.add(earlier, columns_);
  return part;
}

void Slice::wants_all(Windows& windows) const {
  windows.wants_all(now_);
  for (const Part& part : parts_) {
    if (part.window) windows.wants_all(*part.window);
    if (part.before) windows.wants_all(*part.before);
  }
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

Tuple Slice::before(const Tuple& tuple, CompareKind::Against against) const {
  Tuple result = tuple;
  const Date earlier = group_before(std::get<Date>(tuple[times_.front().position]), against);
  for (const Time& time : times_) result[time.position] = earlier.truncated(time.precision);
  return result;
}

}  // namespace shanhai
