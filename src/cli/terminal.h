#pragma once
// The terminal that standard output may be.

namespace shanhai::cli {

/// Columns of the terminal, 80 where it does not know; 0 where standard output is none.
int terminal_width();

/// Standard output is a terminal that shows colour, and $NO_COLOR does not forbid it.
bool terminal_has_colour();

}  // namespace shanhai::cli
