// amount >= 100万, disbursed > received
#include "filter/cell_pairs.h"
#include "filter/comparison.h"
#include "filter/number_ranges.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::filter {

namespace {

/// What to write instead of a literal that is no number.
std::string advice(const Comparison& comparison, const Token& value) {
  const std::string& left = comparison.node.column.text;
  if (value.text.empty()) return "; for an empty cell write \"" + left + " is empty\"";
  if (value.kind == TokenKind::word) {
    const LedgerSpec& ledger = comparison.columns.ledger();
    if (find_name(ledger, value.text)) return ", nor a column of numbers";
    std::vector<std::string> numbers;
    for (const ColumnSpec& column : ledger.columns) {
      if (is_number(column.type)) numbers.insert(numbers.end(), {column.id, column.label});
    }
    const std::string meant = did_you_mean(value.text, numbers);
    if (!meant.empty()) return meant;
  }
  return comparison.spec().type == ColumnType::money ? "; write it like 1200, 12.5万 or 1.2亿元"
                                                     : "; write it like 1200 or 12.5万";
}

NumberRange read_range(const Comparison& comparison, Operator op, const Token& value) {
  const LiteralReading reading = read_literal(value.text, comparison.spec().type);
  if (reading.number) return range_of(op, *reading.number);
  const std::string reason = reading.reason;
  comparison.fail(value, "\"" + value.text + "\" " + reason +
                             (reason == "is not a number" ? advice(comparison, value) : ""));
}

}  // namespace

ConditionPointer compare_numbers(Comparison& comparison, Operator op) {
  const ConditionNode& node = comparison.node;
  if (op == Operator::contains) {
    fail_at(comparison.text, node.column.begin, node.values[0].end,
            "~ looks for a text, and " + node.column.text +
                " is a number; compare it with =, <, >, in or between");
  }
  return compare_values(
      comparison, op,
      [&](Operator each, const Token& value) { return read_range(comparison, each, value); },
      [&](std::vector<NumberRange> ranges) { return lies_in(comparison.place, std::move(ranges)); },
      [&](Operator each, std::size_t other) { return numbers_compare(each, comparison.place, other); });
}

}  // namespace shanhai::filter
