#pragma once
// Comparisons of numbers with literals: whatever the operator, the cells that it holds for are a range.

#include "filter/masks.h"
#include "language/number_literal.h"

namespace shanhai::filter {

/// Cells from `first` to `last`, both included; none where first > last. Missing cells lie in no range.
struct NumberRange {
  std::int64_t first, last;
};

/// The cells for which `cell op literal` holds; op is equal, less, less_equal, greater or greater_equal.
NumberRange range_of(Operator op, const NumberLiteral& literal);

/// The cell lies in one of the ranges.
ConditionPointer lies_in(std::size_t place, std::vector<NumberRange> ranges);

}  // namespace shanhai::filter
