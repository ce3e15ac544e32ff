#pragma once
// A bar for each row of a table, drawn with eighths of a character: `██████▍`.

#include "render/sheet.h"
#include "shanhai/aggregate/table.h"

namespace shanhai {

/// Puts a column of bars behind the others: as long as the row's value in the table's first column of numbers
/// is of the largest. Totals, empty values and those below zero have none. `room` is the widest bar.
void add_bars(const Table& table, int room, Sheet& sheet);

}  // namespace shanhai
