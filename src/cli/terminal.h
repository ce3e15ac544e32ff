#pragma once
// The terminal that standard output and standard error may be.

namespace shanhai::cli {

/// Columns of the terminal, 80 where it does not know; 0 where standard output is none.
int terminal_width();

/// The same of standard error.
int error_terminal_width();

/// Standard output is a terminal that shows colour, and $NO_COLOR does not forbid it.
bool terminal_has_colour();

/// Standard error is a terminal on which a line can be drawn again, and $NO_COLOR does not forbid it.
bool terminal_shows_progress();

}  // namespace shanhai::cli
