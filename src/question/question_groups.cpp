// Binding a question by groups: names, measures, and the slices that it is made of.
#include "question/question_groups.h"

#include <algorithm>
#include <numeric>

#include "gather/formula.h"
#include "language/lists.h"
#include "gather/watch.h"

namespace shanhai {

namespace {

std::vector<GroupColumn> group_columns(const Question& question, Columns& columns, const Setting& setting) {
  return in_option("-g", [&] {
    std::vector<GroupColumn> groups;
    for (const std::string& name : split_lists(question.group_by)) {
      groups.push_back(group_column(name, columns, setting));
    }
    return groups;
  });
}

std::vector<Compare> compares_of(const Question& question) {
  return in_option("-c", [&] {
    std::vector<Compare> compares;
    for (const std::string& name : split_lists(question.compare)) {
      const Compare compare = compare_named(name, CompareOf::measures);
      if (std::find(compares.begin(), compares.end(), compare) != compares.end()) {
        throw UsageError("\"" + name + "\" is named twice");
      }
      compares.push_back(compare);
    }
    return compares;
  });
}

}  // namespace

GroupQuestion::GroupQuestion(const Question& question, std::shared_ptr<const Condition> where, bool cannot_tell,
                             Columns& columns, const Setting& setting)
    : question_(question),
      setting_(setting),
      scan_(columns),
      where_(std::move(where)),
      groups_(group_columns(question, columns, setting)),
      columns_(groups_),
      compares_(compares_of(question)),
      measures_(in_option("-a", [&] {
        return QuestionMeasures(question.measures.empty() ? "count" : question.measures, columns, setting.english);
      })) {
  if (!question.pivot.empty()) {
    in_option("-p", [&] {
      columns_.push_back(group_column(question.pivot, columns, setting));
      const std::string& id = columns_.back().shown.id;
      for (const GroupColumn& group : groups_) {
        if (group.shown.id == id) throw UsageError(id + " is in -g already");
      }
    });
  }
  in_option("-c", [&] {
    for (const Compare compare : compares_) {
      for (std::size_t m = 0; kind_of(compare).needs_number() && m < measures_.shown(); ++m) {
        if (measures_.kind(m) == ValueKind::number) continue;
        throw UsageError(std::string(name_of(compare)) + " needs a number, and " + measures_.all()[m].id + " is none");
      }
    }
    plan_slices();
  });
  std::vector<TableColumn> printed = key_columns();
  if (has_pivot()) {
    refuse_twins(measure_columns(nullptr, nullptr));
  } else {
    for (TableColumn& column : measure_columns(nullptr, nullptr)) printed.push_back(std::move(column));
  }
  refuse_twins(printed);
  if (!question.having.empty()) {
    in_option("--having", [&] { having_.emplace(question.having, measures_, groups_, columns.ledger(), columns.today()); });
  }
  in_option("-s", [&] {
    sort_ = sort_keys(sort_entries(question.sort), groups_, printed, has_pivot(), measures_, columns.ledger());
  });
  measures_.cannot_tell(cannot_tell, [&](std::size_t column) { return is_absent(column, columns.ledger(), setting); });
  in_option(question.having.empty() ? "-s" : "--having", [&] { plan_row_values(); });
}

void GroupQuestion::plan_row_values() {
  const std::vector<RowValue>& values = measures_.row_values();
  if (values.empty()) return;
  for (const RowValue& value : values) {
    const bool known = !value.compare || std::find(row_compares_.begin(), row_compares_.end(), *value.compare) != row_compares_.end();
    if (!known) row_compares_.push_back(*value.compare);
  }
  std::vector<std::size_t> all(groups_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  whole_rows_.emplace(SliceQuestion{columns_, row_compares_, question_.period}, std::move(all), partition(), SliceRole::main,
                      windows_);
  whole_rows_->wants_all(windows_);
}

std::vector<std::size_t> GroupQuestion::grouped_by_words() const {
  std::vector<std::size_t> result;
  for (const GroupColumn& column : columns_) {
    if (is_text(column.key.type) && !column.name.time) result.push_back(column.name.column);
  }
  return result;
}

std::vector<std::size_t> GroupQuestion::partition() const {
  std::vector<std::size_t> times;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].is_time) times.push_back(i);
  }
  if (times.size() == columns_.size()) times.clear();
  return times;
}

/// A pivot is the groups by all its columns, laid out otherwise: `-g a -p b` shows the numbers of `-g a,b`.
void GroupQuestion::plan_slices() {
  const SliceQuestion about{columns_, compares_, question_.period};
  std::vector<std::size_t> all(columns_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto slice = [&](std::vector<std::size_t> columns, SliceRole role) {
    return Slice(about, std::move(columns), partition(), role, windows_);
  };
  main_ = slice(all, SliceRole::main);
  if (!question_.totals) return;
  if (has_pivot()) total_column_ = slice({all.begin(), all.end() - 1}, SliceRole::total_column);
  if (groups_.empty()) return;  // one row is its own total
  totals_ = slice({all.begin() + static_cast<std::ptrdiff_t>(groups_.size()), all.end()}, SliceRole::totals_row);
  if (has_pivot()) corner_ = slice({}, SliceRole::totals_row);
}

std::optional<Notice> GroupQuestion::notice() const {
  std::vector<std::string> without;
  const bool shares = std::find(compares_.begin(), compares_.end(), Compare::share) != compares_.end();
  for (const Measure& measure : shown()) {
    if (shares && !adds_up(measure)) without.push_back(measure.id);
  }
  return without_share(question_.ledger, without);
}

std::vector<TableColumn> GroupQuestion::key_columns() const {
  std::vector<TableColumn> columns;
  for (const GroupColumn& group : groups_) columns.push_back(group.shown);
  return columns;
}

TableColumn GroupQuestion::measure_column(const Measure& measure, std::optional<Compare> compare) const {
  TableColumn column{measure.id, measure.label, measure.quantity, measure.unit};
  if (!compare) return column;
  column.id += std::string(":") + name_of(*compare);
  column.label += std::string(setting_.english ? ", " : "") + title_of(*compare, setting_.english);
  column.quantity = quantity_of(*compare, measure.quantity);
  if (column.quantity != measure.quantity) column.unit.clear();
  return column;
}

std::vector<TableColumn> GroupQuestion::measure_columns(const std::string* value_id,
                                                        const std::string* value_label) const {
  std::vector<TableColumn> columns;
  const bool alone = value_id && measures_.shown() == 1;  // the value says enough
  for (const Measure& measure : shown()) {
    columns.push_back(measure_column(measure, std::nullopt));
    for (const Compare compare : compares_) {
      columns.push_back(measure_column(measure, compare));
      if (!alone) continue;
      columns.back().id = name_of(compare);
      columns.back().label = title_of(compare, setting_.english);
    }
  }
  if (!value_id) return columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool only_value = alone && i == 0;
    columns[i].id = *value_id + (only_value ? "" : ":" + columns[i].id);
    columns[i].label = *value_label + (only_value ? "" : ":" + columns[i].label);
  }
  return columns;
}

std::vector<Grouping> GroupQuestion::groupings() const {
  std::vector<Grouping> groupings = windows_.groupings(where_, question_.over, scan_, columns_, measures_.aggregates(),
                                                       measures_.shown_aggregates());
  if (having_) groupings[main_window()].words = having_->words();
  return groupings;
}

}  // namespace shanhai
