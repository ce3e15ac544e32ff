#pragma once
// The measures of a question: those that it shows, then those that only --having and -s name.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "question/shown_cells.h"
#include "shanhai/question/compare.h"
#include "shanhai/gather/measure.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// What a measure's values are.
enum class ValueKind { number, date, text };

/// What --having and -s look at in a whole row of an answer: a measure, or a comparison of it.
struct RowValue {
  std::size_t measure = 0;
  std::optional<Compare> compare;
  bool operator==(const RowValue&) const = default;
};

class QuestionMeasures {
 public:
  /// `text` is that of -a. Throws UsageError with a caret.
  QuestionMeasures(const std::string& text, Columns& columns, bool english);

  const std::vector<Measure>& all() const { return measures_; }
  std::size_t shown() const { return shown_; }
  const std::vector<Aggregate>& aggregates() const { return aggregates_; }
  /// How many of the aggregates belong to measures that are shown.
  std::size_t shown_aggregates() const { return shown_aggregates_; }

  /// The number of the shown measure with that id (or `as` name) or label.
  std::optional<std::size_t> named(const std::string& name) const;
  /// The number of a measure that is named somewhere else than in -a.
  std::size_t add(const MeasureTree& tree);
  /// The same of a value of a row, which need not be shown. Throws UsageError where the comparison needs a number and
  /// the measure is none.
  std::size_t add(const RowValue& value);
  const std::vector<RowValue>& row_values() const { return row_values_; }
  /// What a word names: a shown measure, or a comparison of one (`金额合计:同比`).
  std::optional<std::size_t> row_value_named(const std::string& name);
  ValueKind kind(const RowValue& value) const;
  Quantity quantity(const RowValue& value) const;
  /// `sum(amount):yoy`
  std::string name(const RowValue& value) const;
  /// Those that hang on such a column of the ledger have no value; where the rows do, none has.
  void cannot_tell(bool where_cannot_tell, const std::function<bool(std::size_t column)>& is_absent);

  ValueKind kind(std::size_t measure) const;
  /// The column of which a measure's values are cells (min, max, first, last), or nullptr.
  const ColumnSpec* cell_column(std::size_t measure) const;
  ShownCells cells(std::size_t measure, const Setting& setting) const;

 private:
  const Aggregate* lone_cell(std::size_t measure) const;

  Columns& columns_;
  bool english_;
  std::vector<Measure> measures_;
  std::vector<MeasureTree> trees_;  // of each
  std::vector<Aggregate> aggregates_;
  std::vector<RowValue> row_values_;
  std::size_t shown_ = 0;
  std::size_t shown_aggregates_ = 0;
};

}  // namespace shanhai
