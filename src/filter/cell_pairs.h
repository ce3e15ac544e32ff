#pragma once
// Comparisons of two columns of numbers, or of two columns of dates.

#include "filter/masks.h"

namespace shanhai::filter {

/// By value; op is equal, less, less_equal, greater or greater_equal.
ConditionPointer numbers_compare(Operator op, std::size_t left, std::size_t right);

/// The date on the right is the period that the left one is compared with: `<` ends before it begins, `>`
/// begins after its end, `>=` begins no earlier, `<=` ends no later; `=` is the same date, as coarse.
ConditionPointer dates_compare(Operator op, std::size_t left, std::size_t right);

}  // namespace shanhai::filter
