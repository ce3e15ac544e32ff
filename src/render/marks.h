#pragma once
// What a terminal leaves out of a line of Markdown.

#include <string>
#include <string_view>

namespace shanhai {

/// `**bold**`, `__bold__`, `` `code` `` and `\*` as bold, bold, code and *. A mark that closes nothing stays,
/// so that masked cells (138****5678) and names with underscores are left alone.
/// `[^3]` becomes [3].
std::string without_marks(std::string_view line);
/// How a terminal shows the number of a source: `[3]`.
std::string source_mark(std::size_t number);

}  // namespace shanhai
