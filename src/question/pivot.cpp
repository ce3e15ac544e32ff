// A pivot: a column for each value of a column of the ledger, measures within a value side by side.
#include <algorithm>
#include <map>
#include <set>

#include "question/question_groups.h"
#include "language/lists.h"

namespace shanhai {

/// Without -g there is one row, also where there are no cells.
std::vector<Tuple> GroupQuestion::rows_of_pivot(const std::vector<Tuple>& cells) const {
  if (groups_.empty()) return {{}};
  std::vector<Tuple> rows;
  for (const Tuple& cell : cells) {
    Tuple row(cell.begin(), cell.end() - 1);
    // Cells stand in the order of their keys, so those of a row stand together.
    if (rows.empty() || TupleOrder()(rows.back(), row)) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Value> GroupQuestion::values_of_pivot(const std::vector<Tuple>& cells) const {
  std::vector<Value> values;
  for (const Tuple& cell : cells) values.push_back(cell.back());
  const auto before = [](const Value& a, const Value& b) { return compare(a, b) < 0; };
  const auto same = [](const Value& a, const Value& b) { return compare(a, b) == 0; };
  std::sort(values.begin(), values.end(), before);
  values.erase(std::unique(values.begin(), values.end(), same), values.end());
  if (values.size() > most_pivot_values) {
    throw UsageError("-p: " + columns_.back().shown.id + " has " + std::to_string(values.size()) +
                     " values, and a pivot at most " + std::to_string(most_pivot_values) +
                     " columns of values; narrow it with --where, or group by it with -g");
  }
  return values;
}

std::vector<GroupQuestion::Row> GroupQuestion::pivot_rows(std::span<const Groups> groups,
                                                          const std::vector<Tuple>& keys,
                                                          const std::vector<Value>& values) const {
  std::vector<Tuple> cells;
  for (const Tuple& key : keys) {
    for (const Value& value : values) {
      cells.push_back(key);
      cells.back().push_back(value);
    }
  }
  std::vector<std::vector<Value>> blocks = main_->values(cells, groups, shown());
  std::vector<std::vector<Value>> totals;
  if (total_column_) totals = total_column_->values(keys, groups, shown());
  std::vector<Row> rows;
  const auto append = [&](std::vector<Value>& block) {
    std::move(block.begin(), block.end(), std::back_inserter(rows.back().cells));
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    rows.push_back({keys[i], {}, false});
    for (std::size_t j = 0; j < values.size(); ++j) append(blocks[i * values.size() + j]);
    if (total_column_) append(totals[i]);
  }
  return rows;
}

/// Two that are masked alike are told apart by a number.
std::vector<std::string> GroupQuestion::pivot_names(const std::vector<Value>& values, const ShownCells& cells) const {
  std::vector<std::string> names;
  std::map<std::string, int> met;
  for (const Value& value : values) {
    std::string name = named(cells.value(value));
    const int times = ++met[name];
    if (times > 1) name += " (" + std::to_string(times) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

/// A value may be called as another key of the answer is (`month`, `totals`, `茶:yoy`): it is the value that gives way,
/// and is `VALUE:measure`, or `VALUE_2`. The first `values` of `columns` are those of values, behind them is our total.
void GroupQuestion::tell_apart(std::vector<TableColumn>& columns, std::size_t values) const {
  std::set<std::string> taken{"totals"};
  for (const TableColumn& key : key_columns()) taken.insert(key.id);
  for (std::size_t i = values; i < columns.size(); ++i) taken.insert(columns[i].id);
  const bool alone = measures_.shown() == 1 && compares_.empty();
  for (std::size_t i = 0; i < values; ++i) {
    std::string id = columns[i].id;
    if (alone && taken.contains(id)) id += ":" + shown().front().id;
    const std::string wanted = id;
    for (int number = 2; !taken.insert(id).second; ++number) id = wanted + "_" + std::to_string(number);
    columns[i].id = id;
  }
}

/// Ids do not follow the language.
std::vector<TableColumn> GroupQuestion::pivot_columns(const std::vector<Value>& values) const {
  const GroupColumn& pivot = columns_.back();
  Setting chinese = setting_;
  chinese.english = false;
  std::vector<std::string> ids = pivot_names(values, ShownCells(scan_.ledger().columns[pivot.name.column], chinese));
  std::vector<std::string> labels = pivot_names(values, pivot.cells);
  for (std::string& label : labels) {
    if (label.empty()) label = empty_group(setting_.english);
  }
  if (total_column_) {
    ids.emplace_back("total");
    labels.emplace_back(setting_.english ? "Total" : "合计");
  }
  std::vector<TableColumn> columns;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (TableColumn& column : measure_columns(&ids[i], &labels[i])) columns.push_back(std::move(column));
  }
  if (columns.empty()) return columns;  // no row has met the condition
  tell_apart(columns, columns.size() / ids.size() * (ids.size() - (total_column_ ? 1 : 0)));
  return columns;
}

}  // namespace shanhai
