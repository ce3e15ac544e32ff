#pragma once
// A line of months behind the rows of a table: for people drawn with eight heights (▁▂▃▄▅▆▇█), a dot where
// there are no rows, 0 for zero and - for less; for machines the numbers, a column for each month.

#include <string>
#include <vector>

#include "shanhai/table/table.h"
#include "shanhai/ledger/period.h"
#include "shanhai/table/document.h"

namespace shanhai {

/// From the lowest bar for what is next to nothing to the full block for the largest; · for nothing, 0 for zero, - for
/// less.
std::string sparkline(const std::vector<Value>& values);

/// Puts it behind the other columns. `values`: for each row of the table, a value for each month.
void add_trend(TableBlock& block, const std::vector<std::vector<Value>>& values, const std::vector<Period>& months,
               Quantity quantity, bool people);

}  // namespace shanhai
