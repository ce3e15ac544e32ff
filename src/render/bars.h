#pragma once
// A bar for each row of a table, drawn with eighths of a character: `██████▍`.

#include "render/sheet.h"
#include "shanhai/table/table.h"

namespace shanhai {

/// Puts a column of bars behind the others: as long as the row's value in the table's first column of numbers
/// is of the largest. Zero has a 0, what is less a - and a shaded
/// bar as long as its magnitude; totals and empty values have none. `room` is the widest bar.
void add_bars(const Table& table, int room, Sheet& sheet);

}  // namespace shanhai
