#pragma once
// The marks of Markdown: what a terminal leaves out of a line, and what keeps data from being read as marks.

#include <string>
#include <string_view>

namespace shanhai {

/// `**bold**`, `__bold__`, `` `code` `` and `\*` as bold, bold, code and *. A mark that closes nothing stays,
/// so that masked cells (138****5678) and names with underscores are left alone.
/// `[^3]` becomes [3].
std::string without_marks(std::string_view line);
/// Data inside Markdown, so that nothing in it is read as a mark, and no control character is left in it.
std::string as_code(std::string_view data);
/// How a terminal shows the number of a source: `[3]`.
std::string source_mark(std::size_t number);

}  // namespace shanhai
