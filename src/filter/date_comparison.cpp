// date >= 2023H1, end < date, month = 2023-06
#include "filter/cell_pairs.h"
#include "filter/comparison.h"
#include "filter/date_ranges.h"
#include "filter/date_text.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::filter {

namespace {

struct GroupWords {
  const char* name;
  const char* form;
};

GroupWords words_of(Precision precision) {
  switch (precision) {
    case Precision::year: return {"a year", "2023"};
    case Precision::half: return {"a half-year", "2023H1"};
    case Precision::quarter: return {"a quarter", "2023Q2"};
    case Precision::month: return {"a month", "2023-06"};
    case Precision::day: break;
  }
  return {"a day", "2023-06-30"};
}

std::string empty_advice(const Comparison& comparison) {
  return "; for an empty cell write \"" + comparison.node.column.text + " is empty\"";
}

std::string advice(const Comparison& comparison, const Token& value) {
  if (value.text.empty()) return empty_advice(comparison);
  const LedgerSpec& ledger = comparison.columns.ledger();
  if (value.kind == TokenKind::word && find_name(ledger, value.text)) return ", nor a column of dates";
  std::vector<std::string> names = relative_period_names();
  for (const ColumnSpec& column : ledger.columns) {
    if (column.type == ColumnType::date) names.insert(names.end(), {column.id, column.label});
  }
  const std::string meant = did_you_mean(value.text, names);
  if (!meant.empty()) return meant;
  return "; write 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30, a range such as 2020..2023, or this-month and "
         "the like";
}

DateRange read_period(const Comparison& comparison, Operator op, const Token& value) {
  const auto period = try_period(value.text, comparison.columns.today());
  if (period) return range_of(op, *period);
  comparison.fail(value, "\"" + value.text + "\" is not a date or period" + advice(comparison, value));
}

/// The one group of time that a literal names.
Date read_group(const Comparison& comparison, Precision precision, const Token& value) {
  const auto period = try_period(value.text, comparison.columns.today());
  if (period && period->unit == precision && period->first && period->last) {
    const Date group(*period->first, precision);
    if (group.last() == *period->last) return group;
  }
  const GroupWords words = words_of(precision);
  const std::string form = std::string("; ") + words.name + " is written " + words.form;
  comparison.fail(value, "\"" + value.text + "\" is not " + words.name +
                             (value.text.empty() ? empty_advice(comparison) : form));
}

ConditionPointer written_like(Comparison& comparison) {
  const Token& value = comparison.node.values[0];
  if (value.kind == TokenKind::backtick) {
    comparison.fail(value, "~ looks for a text in a date, such as 2023-0, not for a column");
  }
  return written_with(comparison.place, comparison.name.time, value.text);
}

}  // namespace

ConditionPointer compare_dates(Comparison& comparison, Operator op) {
  if (op == Operator::contains) return written_like(comparison);
  return compare_values(
      comparison, op,
      [&](Operator each, const Token& value) { return read_period(comparison, each, value); },
      [&](std::vector<DateRange> ranges) { return lies_in(comparison.place, std::move(ranges)); },
      [&](Operator each, std::size_t other) { return dates_compare(each, comparison.place, other); });
}

ConditionPointer compare_groups_of_time(Comparison& comparison, Operator op) {
  if (op == Operator::contains) return written_like(comparison);
  return compare_values(
      comparison, op,
      [&](Operator each, const Token& value) {
        return range_of_groups(each, read_group(comparison, *comparison.name.time, value));
      },
      [&](std::vector<DateRange> ranges) { return lies_in(comparison.place, std::move(ranges)); },
      [&](Operator each, std::size_t other) { return dates_compare(each, comparison.place, other); });
}

}  // namespace shanhai::filter
