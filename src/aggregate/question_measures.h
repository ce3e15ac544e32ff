#pragma once
// The measures of a question: those that it shows, then those that only --having and -s name.

#include <optional>
#include <string>
#include <vector>

#include "aggregate/shown_cells.h"
#include "shanhai/aggregate/measure.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// What a measure's values are.
enum class ValueKind { number, date, text };

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

  ValueKind kind(std::size_t measure) const;
  /// The column of which a measure's values are cells (min, max, first, last), or nullptr.
  const ColumnSpec* cell_column(std::size_t measure) const;
  ShownCells cells(std::size_t measure, const Setting& setting) const;

 private:
  const Aggregate* lone_cell(std::size_t measure) const;

  Columns& columns_;
  bool english_;
  std::vector<Measure> measures_;
  std::vector<Aggregate> aggregates_;
  std::size_t shown_ = 0;
  std::size_t shown_aggregates_ = 0;
};

}  // namespace shanhai
