// From the groups of a pass to the table of a question: compare, having, sort, limit, totals.
#include <algorithm>
#include <numeric>

#include "question/question_groups.h"
#include "language/lists.h"
#include "ledger/threads.h"

namespace shanhai {

/// Of a pivot, only the columns of the keys.
Table GroupQuestion::without_rows() const {
  Table table;
  table.keys = groups_.size();
  table.columns = key_columns();
  if (has_pivot()) return table;
  for (TableColumn& column : measure_columns(nullptr, nullptr)) table.columns.push_back(std::move(column));
  return table;
}

Table GroupQuestion::table(std::span<const Groups> groups) const {
  Table table = without_rows();
  if (rows_are_groups()) {
    const Groups& all = groups[main_->window()];
    table.rows.resize(row_count(all));
    in_stretches(table.rows.size(), setting_.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
      show_groups(all, begin, std::span(table.rows).subspan(begin, end - begin));
    });
    if (totals_) show({totals_row(groups, {})}, table);
    return table;
  }
  std::vector<Value> pivot_values;
  std::vector<Row> rows;
  if (has_pivot()) {
    const std::vector<Tuple> cells = tuples_of(groups[main_->window()], columns_.size());
    pivot_values = values_of_pivot(cells);
    for (TableColumn& column : pivot_columns(pivot_values)) table.columns.push_back(std::move(column));
    rows = pivot_rows(groups, rows_of_pivot(cells), pivot_values);
  } else {
    rows = plain_rows(groups);
  }
  rows = shaped(std::move(rows), table.columns, groups);
  if (totals_) rows.push_back(totals_row(groups, pivot_values));
  show(std::move(rows), table);
  return table;
}

std::vector<GroupQuestion::Row> GroupQuestion::plain_rows(std::span<const Groups> groups) const {
  std::vector<Tuple> keys = tuples_of(groups[main_->window()], columns_.size());
  std::vector<std::vector<Value>> values = main_->values_of_all(keys, groups, shown());
  std::vector<Row> rows;
  rows.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) rows.push_back({std::move(keys[i]), std::move(values[i]), false});
  return rows;
}

/// having, sort and limit act on rows, and ranks and shares are among all of them.
std::vector<GroupQuestion::Row> GroupQuestion::shaped(std::vector<Row> rows, const std::vector<TableColumn>& columns,
                                                      std::span<const Groups> groups) const {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (having_ || !sort_.empty()) {
    std::vector<Tuple> keys;
    for (const Row& row : rows) keys.push_back(row.key);
    const MeasureValues values = row_values(keys, groups);
    if (having_) {
      const Mask holds = having_->test(keys, values);
      std::erase_if(order, [&](std::size_t row) { return !holds[row]; });
    }
    if (!sort_.empty()) sort(rows, columns, values, order);
  }
  if (question_.limit && order.size() > *question_.limit) order.resize(*question_.limit);
  std::vector<Row> left;
  left.reserve(order.size());
  for (const std::size_t row : order) left.push_back(std::move(rows[row]));
  return left;
}

/// What measures and their comparisons come to in whole rows, whether they are printed or not.
MeasureValues GroupQuestion::row_values(const std::vector<Tuple>& keys, std::span<const Groups> groups) const {
  MeasureValues values;
  if (!whole_rows_) return values;
  std::vector<Measure> measures;
  std::vector<std::size_t> numbers;  // of the measures
  for (const RowValue& value : measures_.row_values()) {
    if (std::find(numbers.begin(), numbers.end(), value.measure) != numbers.end()) continue;
    numbers.push_back(value.measure);
    measures.push_back(measures_.all()[value.measure]);
  }
  std::vector<std::vector<Value>> rows = whole_rows_->values(keys, groups, measures);
  for (std::size_t i = 0; i < measures_.row_values().size(); ++i) {
    const RowValue& value = measures_.row_values()[i];
    const auto place = [](const auto& list, const auto& what) {
      return static_cast<std::size_t>(std::find(list.begin(), list.end(), what) - list.begin());
    };
    const std::size_t cell = place(numbers, value.measure) * whole_rows_->cells() +
                             (value.compare ? 1 + place(row_compares_, *value.compare) : 0);
    values[i].reserve(rows.size());
    for (std::vector<Value>& row : rows) values[i].push_back(std::move(row[cell]));
  }
  return values;
}

void GroupQuestion::sort(const std::vector<Row>& rows, const std::vector<TableColumn>& columns,
                         const MeasureValues& values, std::vector<std::size_t>& order) const {
  std::vector<SortKey> keys = sort_;
  for (SortKey& key : keys) {
    if (key.of != SortKey::Of::printed) continue;
    const auto column = column_named(columns, key.name);
    if (!column) in_option("-s", [&] { fail_not_printed(columns, key.name); });
    key.of = *column < groups_.size() ? SortKey::Of::key : SortKey::Of::cell;
    key.number = *column;
  }
  const auto value = [&](const SortKey& key, std::size_t row) -> const Value& {
    switch (key.of) {
      case SortKey::Of::key: return rows[row].key[key.number];
      case SortKey::Of::measure: return values.at(key.number)[row];
      default: return rows[row].cells[key.number - groups_.size()];
    }
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (const SortKey& key : keys) {
      const int by_key = compare_sorted(value(key, a), value(key, b), key.descending);
      if (by_key != 0) return by_key < 0;
    }
    return false;
  });
}

GroupQuestion::Row GroupQuestion::totals_row(std::span<const Groups> groups,
                                             const std::vector<Value>& pivot_values) const {
  Row row{Tuple(groups_.size()), {}, true};
  const auto append = [&](const Slice& slice, const std::vector<Tuple>& tuples) {
    for (std::vector<Value>& cells : slice.values(tuples, groups, shown())) {
      std::move(cells.begin(), cells.end(), std::back_inserter(row.cells));
    }
  };
  std::vector<Tuple> tuples;
  for (const Value& value : pivot_values) tuples.push_back({value});
  append(*totals_, has_pivot() ? tuples : std::vector<Tuple>{{}});
  if (corner_) append(*corner_, {{}});
  return row;
}

std::vector<ShownCells> GroupQuestion::cells_of_measures() const {
  std::vector<ShownCells> cells;
  for (std::size_t m = 0; m < measures_.shown(); ++m) {
    cells.resize(cells.size() + 1 + compares_.size(), measures_.cells(m, setting_));
  }
  return cells;
}

/// Masks and translates what is shown, now that nothing is sorted or compared any more.
void GroupQuestion::show(std::vector<Row> rows, Table& table) const {
  const std::vector<ShownCells> cells = cells_of_measures();
  table.rows.reserve(table.rows.size() + rows.size());
  for (Row& row : rows) {
    TableRow& shown_row = table.rows.emplace_back();
    shown_row.total = row.total;
    shown_row.cells.reserve(row.key.size() + row.cells.size());
    for (std::size_t i = 0; i < row.key.size(); ++i) {
      shown_row.cells.push_back(groups_[i].cells.value(std::move(row.key[i])));
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      shown_row.cells.push_back(cells[i % cells.size()].value(std::move(row.cells[i])));
    }
  }
}

}  // namespace shanhai
