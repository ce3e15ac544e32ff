// What the measures and comparisons of a slice come to.
#include <algorithm>
#include <map>
#include <numeric>

#include "question/compare_quotients.h"
#include "question/compare_slice.h"
#include "gather/formula.h"

namespace shanhai {

namespace {

/// The groups of a window that have one combination of the columns that are no groups of time, and the
/// tuples of the answer that ask for the union of some of them.
struct Combination {
  struct Piece {
    Date time;
    std::size_t group;
  };
  struct Wish {
    Date time;
    std::size_t row;
  };
  std::vector<Piece> pieces;
  std::vector<Wish> wishes;

  /// By the last day, so that each union is the one before it and some more.
  void sort() {
    const auto ends_first = [](const auto& a, const auto& b) { return a.time.last() < b.time.last(); };
    std::stable_sort(pieces.begin(), pieces.end(), ends_first);
    std::stable_sort(wishes.begin(), wishes.end(), ends_first);
  }
};

Day begin_of_year(Day day) { return Date(day, Precision::day).truncated(Precision::year).first(); }

}  // namespace

struct Slice::Run {
  Run(const Slice& slice, const std::vector<Tuple>& of, std::span<const Groups> windows, std::span<const Measure> asked)
      : tuples(of),
        groups(windows),
        measures(asked),
        step(1 + slice.parts_.size()),
        now(windows[slice.now_]),
        none(now.merged({})) {}

  const std::vector<Tuple>& tuples;
  std::span<const Groups> groups;
  std::span<const Measure> measures;
  std::size_t step;                // cells of one measure: itself and its comparisons
  const Groups& now;
  Groups none;                     // a group of no rows
  std::vector<std::ptrdiff_t> at;  // the group of each tuple, or -1
  Precision precision = Precision::day;  // of groups of time that have comparisons
  std::vector<std::vector<Value>> rows;

  Value& cell(std::size_t row, std::size_t measure, std::size_t cell) { return rows[row][measure * step + cell]; }
  std::optional<Fraction> exact_value(std::size_t row, std::size_t measure) const {
    return at[row] >= 0 ? now.exact_value(measures[measure], static_cast<std::size_t>(at[row]))
                        : none.exact_value(measures[measure], 0);
  }
};

std::vector<std::vector<Value>> Slice::values(const std::vector<Tuple>& tuples, std::span<const Groups> groups,
                                              std::span<const Measure> measures) const {
  Run run(*this, tuples, groups, measures);
  for (const Tuple& tuple : tuples) run.at.push_back(run.now.find(tuple));
  return values(std::move(run));
}

std::vector<std::vector<Value>> Slice::values_of_all(const std::vector<Tuple>& tuples, std::span<const Groups> groups,
                                                     std::span<const Measure> measures) const {
  Run run(*this, tuples, groups, measures);
  run.at.resize(tuples.size());
  std::iota(run.at.begin(), run.at.end(), 0);
  return values(std::move(run));
}

std::vector<std::vector<Value>> Slice::values(Run run) const {
  if (!times_.empty()) run.precision = times_.front().precision;
  if (by_date_) {
    run.precision = Precision::year;
    for (const Tuple& tuple : run.tuples) {
      const auto* date = std::get_if<Date>(&tuple[times_.front().position]);
      if (date) run.precision = std::max(run.precision, date->precision());
    }
  }
  run.rows.reserve(run.tuples.size());
  for (const std::ptrdiff_t group : run.at) {
    std::vector<Value>& row = run.rows.emplace_back(run.measures.size() * run.step);
    for (std::size_t m = 0; m < run.measures.size(); ++m) {
      row[m * run.step] = group >= 0 ? run.now.value(run.measures[m], static_cast<std::size_t>(group))
                                     : run.none.value(run.measures[m], 0);
    }
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) add(parts_[i], i + 1, run);
  return std::move(run.rows);
}

void Slice::add(const Part& part, std::size_t cell, Run& run) const {
  const CompareKind& kind = *part.kind;
  if (kind.against == CompareKind::Against::others) {
    if (role_ != SliceRole::totals_row) add_ranks(cell, run);
  } else if (!part.window) {
    return;
  } else if (kind.against == CompareKind::Against::whole) {
    add_shares(part, cell, run);
  } else if (kind.is_of_before()) {
    if (part.is_running() && !times_.empty()) {
      add_running_growth(part, cell, run);
    } else {
      add_against(part, cell, run);
    }
  } else if (times_.empty()) {
    add_of_window(part, cell, run);
  } else {
    add_running(part, cell, run);
  }
}

namespace {

Value against(const CompareKind& kind, const Measure& measure, const std::optional<Fraction>& now,
              const std::optional<Fraction>& before) {
  return compared(kind.gives, measure, measure.quantity == Quantity::fraction, now, before);
}

}  // namespace

/// Of the earlier group: what it comes to, or how this one differs from it.
void Slice::add_against(const Part& part, std::size_t cell, Run& run) const {
  const bool of_years = part.is_running();  // of one year so far against another, and not of the rows now
  if (of_years && !part.before) return;
  const Groups& window = run.groups[of_years ? *part.before : *part.window];
  const Groups& so_far = run.groups[*part.window];
  for (std::size_t row = 0; row < run.tuples.size(); ++row) {
    const Tuple& tuple = run.tuples[row];
    if (!times_.empty() && !has_time(tuple, run.precision)) continue;
    const std::ptrdiff_t found = window.find(times_.empty() ? tuple : before(tuple, part.kind->against));
    const std::ptrdiff_t own = of_years ? so_far.find(tuple) : run.at[row];
    if (found < 0 && part.kind->gives == CompareKind::Gives::growth) continue;  // nothing before
    const Groups& earlier = found < 0 ? run.none : window;
    const std::size_t other = found < 0 ? 0 : static_cast<std::size_t>(found);
    for (std::size_t m = 0; m < run.measures.size(); ++m) {
      const Measure& measure = run.measures[m];
      if (part.kind->gives == CompareKind::Gives::earlier) {
        run.cell(row, m, cell) = earlier.value(measure, other);
        continue;
      }
      const auto now = !of_years ? run.exact_value(row, m)
                       : own < 0 ? run.none.exact_value(measure, 0)
                                 : so_far.exact_value(measure, static_cast<std::size_t>(own));
      run.cell(row, m, cell) = against(*part.kind, measure, now, earlier.exact_value(measure, other));
    }
  }
}

/// ytd and cumulative without a group of time: the window is the answer.
void Slice::add_of_window(const Part& part, std::size_t cell, Run& run) const {
  const Groups& window = run.groups[*part.window];
  for (std::size_t row = 0; row < run.tuples.size(); ++row) {
    const std::ptrdiff_t group = window.find(run.tuples[row]);
    for (std::size_t m = 0; m < run.measures.size(); ++m) {
      run.cell(row, m, cell) = group >= 0 ? window.value(run.measures[m], static_cast<std::size_t>(group))
                                          : run.none.value(run.measures[m], 0);
    }
  }
}

/// Calls use(row, union, whether rows are in it) for each row: the union of the groups of its combination from the start
/// of the year (of the data) to the end of the group that shift(tuple) names. Along time, so each group is united once.
template <class Shift, class Use>
void Slice::run_along(const Part& part, const Run& run, Shift shift, Use use) const {
  const Groups& window = run.groups[*part.window];
  const std::size_t time = times_.front().position;
  std::map<Tuple, Combination, TupleOrder> combinations;
  for (std::size_t row = 0; row < run.tuples.size(); ++row) {
    if (!has_time(run.tuples[row], run.precision)) continue;
    const Tuple tuple = shift(run.tuples[row]);
    combinations[picked(tuple, others_)].wishes.push_back({std::get<Date>(tuple[time]), row});
  }
  const std::vector<Tuple> keys = tuples_of(window, columns_.size());
  for (std::size_t group = 0; group < keys.size(); ++group) {
    const auto wished = combinations.find(picked(keys[group], others_));
    const auto* date = std::get_if<Date>(&keys[group][time]);
    if (wished != combinations.end() && date) wished->second.pieces.push_back({*date, group});
  }
  for (auto& [key, combination] : combinations) {
    combination.sort();
    Groups whole = window.merged({});
    bool any = false;          // whether rows are in it
    std::optional<Day> begin;  // of the year of what is in `whole`
    auto piece = combination.pieces.begin();
    for (const Combination::Wish& wish : combination.wishes) {
      const Day end = wish.time.last();
      if (part.kind->rows == CompareKind::Rows::year_to_date && begin != begin_of_year(end)) {
        begin = begin_of_year(end);
        if (any) whole = window.merged({});
        any = false;
      }
      for (; piece != combination.pieces.end() && piece->time.last() <= end; ++piece) {
        if (begin && piece->time.first() < *begin) continue;
        whole.unite(window, piece->group);
        any = true;
      }
      use(wish.row, whole, any);
    }
  }
}

void Slice::add_running(const Part& part, std::size_t cell, Run& run) const {
  run_along(part, run, [](const Tuple& tuple) { return tuple; }, [&](std::size_t row, const Groups& whole, bool) {
    for (std::size_t m = 0; m < run.measures.size(); ++m) run.cell(row, m, cell) = whole.value(run.measures[m], 0);
  });
}

/// The year so far, of each group, against that of the same group a year earlier.
void Slice::add_running_growth(const Part& part, std::size_t cell, Run& run) const {
  using Exacts = std::vector<std::optional<Fraction>>;  // of the measures
  std::vector<Exacts> earlier(run.tuples.size());
  const auto exacts = [&](const Groups& whole) {
    Exacts result;
    for (const Measure& measure : run.measures) result.push_back(whole.exact_value(measure, 0));
    return result;
  };
  run_along(part, run, [&](const Tuple& tuple) { return before(tuple, part.kind->against); },
            [&](std::size_t row, const Groups& whole, bool any) {
              if (any) earlier[row] = exacts(whole);
            });
  run_along(part, run, [](const Tuple& tuple) { return tuple; }, [&](std::size_t row, const Groups& whole, bool) {
    if (earlier[row].empty()) return;
    const Exacts now = exacts(whole);
    for (std::size_t m = 0; m < run.measures.size(); ++m) {
      run.cell(row, m, cell) = against(*part.kind, run.measures[m], now[m], earlier[row][m]);
    }
  });
}

void Slice::add_shares(const Part& part, std::size_t cell, Run& run) const {
  const Groups& window = run.groups[*part.window];
  for (std::size_t row = 0; row < run.tuples.size(); ++row) {
    const std::ptrdiff_t whole = window.find(picked(run.tuples[row], partition_));
    if (whole < 0) continue;
    for (std::size_t m = 0; m < run.measures.size(); ++m) {
      if (!adds_up(run.measures[m])) continue;
      run.cell(row, m, cell) =
          share(run.exact_value(row, m), window.exact_value(run.measures[m], static_cast<std::size_t>(whole)));
    }
  }
}

void Slice::add_ranks(std::size_t cell, Run& run) const {
  std::map<Tuple, std::vector<std::size_t>, TupleOrder> partitions;
  for (std::size_t row = 0; row < run.tuples.size(); ++row) {
    partitions[picked(run.tuples[row], partition_)].push_back(row);
  }
  for (auto& [key, rows] : partitions) {
    for (std::size_t m = 0; m < run.measures.size(); ++m) {
      std::vector<Value> values;
      for (const std::size_t row : rows) values.push_back(run.cell(row, m, 0));
      const std::vector<Value> ranks = ranks_of(values);
      for (std::size_t i = 0; i < rows.size(); ++i) run.cell(rows[i], m, cell) = ranks[i];
    }
  }
}

}  // namespace shanhai
