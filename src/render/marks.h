#pragma once
// What a terminal leaves out of a line of Markdown.

#include <string>
#include <string_view>

namespace shanhai {

/// `**bold**`, `__bold__`, `` `code` `` and `\*` as bold, bold, code and *. A mark that closes nothing stays,
/// so that masked cells (138****5678) and names with underscores are left alone.
std::string without_marks(std::string_view line);

}  // namespace shanhai
