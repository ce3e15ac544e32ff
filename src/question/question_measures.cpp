#include "question/question_measures.h"

#include <algorithm>

#include "question/compare_kinds.h"
#include "question/compared_name.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

QuestionMeasures::QuestionMeasures(const std::string& text, Columns& columns, bool english)
    : columns_(columns), english_(english) {
  trees_ = parse_measures(text);
  for (const MeasureTree& tree : trees_) measures_.push_back(shanhai::bind(tree, columns_, aggregates_, english_));
  shown_ = measures_.size();
  shown_aggregates_ = aggregates_.size();
}

std::optional<std::size_t> QuestionMeasures::named(const std::string& name) const {
  const auto find = [&](const auto& is_it) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < shown_; ++i) {
      if (is_it(measures_[i])) return i;
    }
    return std::nullopt;
  };
  if (const auto exact = find([&](const Measure& each) { return each.id == name || each.label == name; })) {
    return exact;
  }
  const std::string folded = folded_name(name);
  return find([&](const Measure& each) { return folded_name(each.id) == folded; });
}

std::size_t QuestionMeasures::add(const MeasureTree& tree) {
  Measure measure = shanhai::bind(tree, columns_, aggregates_, english_);
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    // An `as` name may read like another measure: then it is not the same one.
    if (measures_[i].id == measure.id && measures_[i].aggregates == measure.aggregates) return i;
  }
  measures_.push_back(std::move(measure));
  trees_.push_back(tree);
  return measures_.size() - 1;
}

std::size_t QuestionMeasures::add(const RowValue& value) {
  if (value.compare && kind_of(*value.compare).needs_number() && kind(value.measure) != ValueKind::number) {
    throw UsageError(std::string(name_of(*value.compare)) + " needs a number, and " + measures_[value.measure].id +
                     " is none");
  }
  const auto known = std::find(row_values_.begin(), row_values_.end(), value);
  if (known != row_values_.end()) return static_cast<std::size_t>(known - row_values_.begin());
  row_values_.push_back(value);
  return row_values_.size() - 1;
}

std::optional<std::size_t> QuestionMeasures::row_value_named(const std::string& name) {
  if (const auto measure = named(name)) return add(RowValue{*measure, std::nullopt});
  for (const ComparedName& way : compared_names(name)) {
    if (const auto measure = named(way.name)) return add(RowValue{*measure, way.compare});
  }
  return std::nullopt;
}

ValueKind QuestionMeasures::kind(const RowValue& value) const {
  const bool of_its_own = !value.compare || kind_of(*value.compare).gives == CompareKind::Gives::value ||
                          kind_of(*value.compare).gives == CompareKind::Gives::earlier;
  return of_its_own ? kind(value.measure) : ValueKind::number;
}

Quantity QuestionMeasures::quantity(const RowValue& value) const {
  const Quantity own = measures_[value.measure].quantity;
  return value.compare ? quantity_of(*value.compare, own) : own;
}

std::string QuestionMeasures::name(const RowValue& value) const {
  return measures_[value.measure].id + (value.compare ? std::string(":") + name_of(*value.compare) : "");
}

void QuestionMeasures::cannot_tell(bool where_cannot_tell, const std::function<bool(std::size_t)>& is_absent) {
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    Columns own(columns_.ledger(), columns_.today());
    std::vector<Aggregate> aggregates;
    shanhai::bind(trees_[i], own, aggregates, english_);
    measures_[i].cannot_tell = where_cannot_tell || std::any_of(own.wanted().begin(), own.wanted().end(), is_absent);
  }
}

const Aggregate* QuestionMeasures::lone_cell(std::size_t measure) const {
  const MeasureNode& formula = *measures_[measure].formula;
  if (formula.kind != MeasureNode::Kind::aggregate) return nullptr;
  switch (formula.call.function) {
    case Function::min:
    case Function::max:
    case Function::first:
    case Function::last: return &aggregates_[measures_[measure].aggregates[0]];
    default: return nullptr;
  }
}

ValueKind QuestionMeasures::kind(std::size_t measure) const {
  const Aggregate* cell = lone_cell(measure);
  if (!cell || is_number(cell->type)) return ValueKind::number;
  return cell->type == ColumnType::date ? ValueKind::date : ValueKind::text;
}

const ColumnSpec* QuestionMeasures::cell_column(std::size_t measure) const {
  const Aggregate* cell = lone_cell(measure);
  return cell ? &columns_.spec(static_cast<std::size_t>(cell->value)) : nullptr;
}

ShownCells QuestionMeasures::cells(std::size_t measure, const Setting& setting) const {
  const ColumnSpec* column = cell_column(measure);
  return column ? ShownCells(*column, setting) : ShownCells();
}

}  // namespace shanhai
