// A pivot: a column for each value of a column of the ledger, measures within a value side by side.
#include <algorithm>
#include <map>

#include "aggregate/question_groups.h"
#include "aggregate/question_options.h"

namespace shanhai {

namespace {

std::string written(const Value& value) {
  if (const auto* number = std::get_if<Exact>(&value)) return plain(*number);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return {};
}

}  // namespace

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

/// Names of values, as ids or as labels. Two that are masked alike are told apart by a number.
std::vector<std::string> GroupQuestion::pivot_names(const std::vector<Value>& values, bool as_labels) const {
  const GroupColumn& pivot = columns_.back();
  const ColumnSpec& spec = scan_.ledger().columns[pivot.name.column];
  Setting canonical = setting_;
  canonical.english = false;
  const ShownCells cells = as_labels ? pivot.cells : ShownCells(spec, canonical);
  std::vector<std::string> names;
  std::map<std::string, int> met;
  for (const Value& value : values) {
    std::string name = written(cells.value(value));
    const int times = ++met[name];
    if (times > 1) name += " (" + std::to_string(times) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<TableColumn> GroupQuestion::pivot_columns(const std::vector<Value>& values) const {
  const std::vector<std::string> ids = pivot_names(values, false);
  const std::vector<std::string> labels = pivot_names(values, true);
  std::vector<TableColumn> columns;
  const auto add_block = [&](const std::string& id, const std::string& label) {
    for (std::size_t m = 0; m < measures_.shown(); ++m) {
      const Measure& measure = measures_.all()[m];
      for (const TableColumn& each : measure_columns_of(m)) {
        TableColumn column = each;
        // Of one measure the value says enough; its comparisons are told apart by what comes behind it.
        const bool alone = measures_.shown() == 1;
        const std::string id_behind = alone ? each.id.substr(measure.id.size()) : ":" + each.id;
        const bool compared = each.id != measure.id;
        const std::string label_behind =
            !alone ? ":" + each.label : compared ? ":" + each.label.substr(measure.label.size()) : "";
        column.id = id + id_behind;
        column.label = label + label_behind;
        columns.push_back(std::move(column));
      }
    }
  };
  for (std::size_t i = 0; i < values.size(); ++i) add_block(ids[i], labels[i]);
  if (total_column_) add_block("total", setting_.english ? "Total" : "合计");
  std::vector<TableColumn> all;
  for (const GroupColumn& group : groups_) all.push_back(group.shown);
  all.insert(all.end(), columns.begin(), columns.end());
  in_option("-p", [&] { refuse_twins(all); });
  return columns;
}

}  // namespace shanhai
