#pragma once
// How wide text is where it is shown: tables line their columns up by it, messages place their carets.

#include <string_view>

namespace shanhai {

/// Columns that `text` (UTF-8) takes in a terminal: CJK and full-width characters two, combining ones none.
int display_width(std::string_view text);

}  // namespace shanhai
