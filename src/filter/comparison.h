#pragma once
// One comparison of a tree on its way to a Condition. What a value means depends on the type of the column
// on the left: number_comparison.cpp, date_comparison.cpp and word_comparison.cpp.

#include <optional>
#include <string>
#include <vector>

#include "filter/masks.h"

namespace shanhai::filter {

struct Comparison {
  const ConditionNode& node;
  const std::string& text;  // the whole expression
  Columns& columns;
  Name name;                        // what stands on the left
  std::size_t place = 0;            // of its cells
  std::vector<std::size_t> others;  // places of columns on the right

  const ColumnSpec& spec() const { return columns.ledger().columns[name.column]; }
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(text, token.begin, token.end, message);
  }
};

/// What a comparison holds for, as an Operator without a negation: `not_in` is the opposite of `in`.
Operator without_not(Operator op);

/// Whether a column can be compared with another one.
bool same_kind(ColumnType left, ColumnType right);
/// The column that a bare word on the right names: only beside a column of numbers or dates, and only one
/// of the same kind; empty where the word is just a word. With backticks, one of any kind.
std::optional<Name> name_on_right(const LedgerSpec& ledger, const Name& left, const Token& value);
/// The same as a place in the Batch, noted in `others`. Throws UsageError for a name in backticks that is
/// no column, or one of another kind.
std::optional<std::size_t> column_on_right(Comparison& comparison, const Token& value);

ConditionPointer compare_numbers(Comparison& comparison, Operator op);
ConditionPointer compare_dates(Comparison& comparison, Operator op);
ConditionPointer compare_groups_of_time(Comparison& comparison, Operator op);
ConditionPointer compare_words(Comparison& comparison, Operator op);

/// A literal as it is compared with the cells of a column of words.
std::string literal_word(const ColumnSpec& column, Operator op, std::string_view text);

/// Puts a comparison together from its values: literals, all of which end up in one loop, and columns.
///   literal(op, token) reads one as a range of cells; lies_in_ranges(ranges) tests the ranges;
///   column(op, place) compares with a column.
template <class Literal, class InRanges, class Column>
ConditionPointer compare_values(Comparison& comparison, Operator op, const Literal& literal,
                                const InRanges& lies_in_ranges, const Column& column) {
  const std::vector<Token>& values = comparison.node.values;
  std::vector<decltype(literal(op, values[0]))> ranges;
  std::vector<ConditionPointer> parts;
  const auto add = [&](Operator each, const Token& value) {
    if (const auto other = column_on_right(comparison, value)) {
      parts.push_back(column(each, *other));
    } else {
      ranges.push_back(literal(each, value));
    }
  };
  const auto add_ranges = [&] {
    if (!ranges.empty()) parts.push_back(lies_in_ranges(std::move(ranges)));
    ranges.clear();
  };
  if (op == Operator::between) {
    add(Operator::greater_equal, values[0]);
    add_ranges();
    add(Operator::less_equal, values[1]);
    add_ranges();
    return all_of(std::move(parts));
  }
  for (const Token& value : values) add(op == Operator::in ? Operator::equal : op, value);
  add_ranges();
  return any_of(std::move(parts));
}

}  // namespace shanhai::filter
