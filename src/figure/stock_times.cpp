#include "figure/stock_times.h"

#include <algorithm>

#include "question/compare_quotients.h"

namespace shanhai {

namespace {

std::optional<Date> date_of(const Value& value) {
  const auto* date = std::get_if<Date>(&value);
  return date ? std::optional(*date) : std::nullopt;
}

/// Both; empty where they have no day in common.
std::optional<Period> common(Period a, const Period& b) {
  if (b.first) a.first = a.first ? std::max(*a.first, *b.first) : *b.first;
  if (b.last) a.last = a.last ? std::min(*a.last, *b.last) : *b.last;
  if (a.first && a.last && *a.first > *a.last) return std::nullopt;
  return a;
}

}  // namespace

StockTimes::StockTimes(const StockQuestion& question, const Groups& spans, const Measure& measure)
    : question_(question), groups_(spans), measure_(measure) {
  for (std::size_t group = 0; group < spans.size(); ++group) {
    const auto end = question.over == Over::active ? date_of(spans.key(group, 1)) : std::nullopt;
    spans_.push_back({date_of(spans.key(group, 0)), end, group});
  }
}

std::vector<Value> StockTimes::keys() const {
  std::vector<Date> dates;
  for (const Span& span : spans_) {
    if (span.begin) dates.push_back(*span.begin);
  }
  std::vector<Value> keys;
  if (dates.empty()) return keys;
  if (!question_.time) {
    for (const Date date : dates) {
      if (question_.period && !question_.period->contains(date)) continue;
      if (keys.empty() || std::get<Date>(keys.back()) != date) keys.emplace_back(date);
    }
    return keys;
  }
  const auto by_begin = [](Date a, Date b) { return a.first() < b.first(); };
  const auto by_end = [](Date a, Date b) { return a.last() < b.last(); };
  Day day = std::min_element(dates.begin(), dates.end(), by_begin)->first();
  Day last = std::max_element(dates.begin(), dates.end(), by_end)->last();
  if (question_.period) {
    if (question_.period->first) day = std::max(day, *question_.period->first);
    if (question_.period->last) last = std::min(std::max(last, question_.today), *question_.period->last);
  }
  while (day <= last) {
    keys.emplace_back(Date(day, Precision::day).truncated(*question_.time));
    day = std::get<Date>(keys.back()).last() + 1;
  }
  return keys;
}

std::optional<Period> StockTimes::shown(Date key) const {
  return question_.period ? common(period_of(key), *question_.period) : period_of(key);
}

/// A period that cuts a group compares like with like.
std::optional<Period> StockTimes::earlier(Date key, CompareKind::Against against) const {
  const Period before = period_of(group_before(key, against));
  if (!question_.period || !question_.time) return before;
  return common(before, period_before(*question_.period, against, *question_.time));
}

/// As within() has it.
bool StockTimes::belongs(const Span& span, const Period& period) const {
  if (question_.over == Over::to_date) return !span.begin || !period.last || span.begin->last() <= *period.last;
  if (!span.begin || (period.last && span.begin->first() > *period.last)) return false;
  return !span.end || !period.first || span.end->last() >= *period.first;
}

const Groups& StockTimes::rows_of(const Period& period) {
  const std::pair days(period.first, period.last);
  const auto known = known_.find(days);
  if (known != known_.end()) return known->second;
  std::vector<std::size_t> groups;
  for (const Span& span : spans_) {
    if (belongs(span, period)) groups.push_back(span.group);
  }
  return known_.emplace(days, groups_.merged(groups)).first->second;
}

Value StockTimes::compared_value(Date key, const Period& now, const CompareKind& kind) {
  if (kind.rows == CompareKind::Rows::to_end) return rows_of(now).value(measure_, 0);
  if (kind.rows != CompareKind::Rows::own || !kind.is_of_before()) return {};
  const auto period = earlier(key, kind.against);
  if (!period) return {};
  const Groups& before = rows_of(*period);
  if (kind.gives == CompareKind::Gives::earlier) return before.value(measure_, 0);
  return compared(kind.gives, measure_, measure_.quantity == Quantity::fraction, rows_of(now).exact_value(measure_, 0),
                  before.exact_value(measure_, 0));
}

std::vector<std::vector<Value>> StockTimes::values(const std::vector<Value>& keys) {
  std::vector<std::vector<Value>> rows;
  std::vector<Value> own;
  for (const Value& key : keys) {
    std::vector<Value>& row = rows.emplace_back(1 + question_.compares.size());
    const auto date = date_of(key);
    const auto period = date ? shown(*date) : std::nullopt;
    if (period) {
      row[0] = rows_of(*period).value(measure_, 0);
      for (std::size_t i = 0; i < question_.compares.size(); ++i) {
        row[1 + i] = compared_value(*date, *period, kind_of(question_.compares[i]));
      }
    }
    own.push_back(row[0]);
  }
  const std::vector<Value> ranks = ranks_of(own);
  for (std::size_t i = 0; i < question_.compares.size(); ++i) {
    if (question_.compares[i] != Compare::rank) continue;
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row][1 + i] = ranks[row];
  }
  return rows;
}

}  // namespace shanhai
