#pragma once
// A question by groups on its way from names to a table: bound to the columns of a scan, it says which
// groupings the pass has to collect, and makes its answer of them.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "question/compare_slice.h"
#include "question/having.h"
#include "question/question_columns.h"
#include "question/question_measures.h"
#include "question/question_sort.h"
#include "shanhai/question/question.h"
#include "shanhai/question/written_answer.h"

namespace shanhai {

/// Takes the rows out of a table and writes them down.
void write_rows(Table& table, const AnswerWriter& writer, std::string& out);

class GroupQuestion {
 public:
  /// `where` is the question's condition, bound to `columns`; null: every row. `cannot_tell`: it hangs on a column that
  /// no file has. All of them must outlive this.
  GroupQuestion(const Question& question, std::shared_ptr<const Condition> where, bool cannot_tell, Columns& columns,
                const Setting& setting);

  std::vector<Grouping> groupings() const;
  /// The ledger's columns of -g and -p that are words.
  std::vector<std::size_t> grouped_by_words() const;
  /// The grouping whose rows are those of the answer.
  std::size_t main_window() const { return main_->window(); }
  const std::vector<Compare>& compares() const { return compares_; }
  /// What its comparisons leave empty, and why.
  std::optional<Notice> notice() const;
  /// `groups` are those of groupings(), sorted. Throws UsageError where a pivot gets too wide.
  Table table(std::span<const Groups> groups) const;
  /// The same, with its rows appended to `out` instead.
  Table write(std::span<const Groups> groups, const AnswerWriter& writer, std::string& out) const;
  /// Whether two of the groups look alike where they are shown, under the mask of personal data.
  bool look_alike(std::span<const Groups> groups) const;

 private:
  struct Row {
    Tuple key;                 // values of the columns of -g
    std::vector<Value> cells;  // of the printed columns behind those
    bool total = false;
  };

  bool has_pivot() const { return groups_.size() < columns_.size(); }
  std::span<const Measure> shown() const { return std::span(measures_.all()).first(measures_.shown()); }
  void plan_slices();
  void plan_row_values();
  /// The groups of time, within which share and rank run where there are other columns.
  std::vector<std::size_t> partition() const;
  std::vector<TableColumn> key_columns() const;
  /// Each measure, then its comparisons; of a value of the pivot, whose id and label they get, or of none.
  std::vector<TableColumn> measure_columns(const std::string* value_id, const std::string* value_label) const;
  TableColumn measure_column(const Measure& measure, std::optional<Compare> compare) const;

  Table without_rows() const;
  bool rows_are_groups() const;
  std::size_t row_count(const Groups& groups) const;
  /// The rows of the groups from number `begin` on, as they are shown.
  void show_groups(const Groups& groups, std::size_t begin, std::span<TableRow> rows) const;
  std::vector<Row> plain_rows(std::span<const Groups> groups) const;
  Row totals_row(std::span<const Groups> groups, const std::vector<Value>& pivot_values) const;
  std::vector<Row> shaped(std::vector<Row> rows, const std::vector<TableColumn>& columns,
                          std::span<const Groups> groups) const;
  MeasureValues row_values(const std::vector<Tuple>& keys, std::span<const Groups> groups) const;
  void sort(const std::vector<Row>& rows, const std::vector<TableColumn>& columns, const MeasureValues& values,
            std::vector<std::size_t>& order) const;
  /// Of the measures and their comparisons in one row, or one value of the pivot.
  std::vector<ShownCells> cells_of_measures() const;
  void show(std::vector<Row> rows, Table& table) const;

  // Of a pivot, whose cells are the groups by all columns:
  std::vector<Tuple> rows_of_pivot(const std::vector<Tuple>& cells) const;
  std::vector<Value> values_of_pivot(const std::vector<Tuple>& cells) const;
  std::vector<Row> pivot_rows(std::span<const Groups> groups, const std::vector<Tuple>& keys,
                              const std::vector<Value>& values) const;
  std::vector<std::string> pivot_names(const std::vector<Value>& values, const ShownCells& cells) const;
  void tell_apart(std::vector<TableColumn>& columns, std::size_t values) const;
  std::vector<TableColumn> pivot_columns(const std::vector<Value>& values) const;

  const Question& question_;
  const Setting& setting_;
  Columns& scan_;
  std::shared_ptr<const Condition> where_;
  std::vector<GroupColumn> groups_;   // of -g
  std::vector<GroupColumn> columns_;  // those, and that of -p
  std::vector<Compare> compares_;
  QuestionMeasures measures_;
  std::optional<Having> having_;
  std::vector<SortKey> sort_;
  Windows windows_;
  std::optional<Slice> main_, total_column_, totals_, corner_;
  // Of --having and -s, where they name measures: those and their comparisons, of whole rows.
  std::optional<Slice> whole_rows_;
  std::vector<Compare> row_compares_;
};

}  // namespace shanhai
