#pragma once
// What a terminal does with text: how wide it is, and what must not reach it.

#include <string>
#include <string_view>

namespace shanhai {

/// Columns that `text` (UTF-8) takes in a terminal: CJK and full-width characters two, combining ones none.
int display_width(std::string_view text);

/// Control characters made visible: C0 and DEL as their pictures (␛ for ESC, ␊ for a newline), C1, line
/// separators and whatever changes the direction of text as <U+202E>; bytes that are not UTF-8 as �. Nothing
/// in the result can move a cursor.
std::string visible(std::string_view text);

/// `text` cut so that it takes at most `width` columns, ending in … where something was cut off.
std::string shortened(std::string_view text, int width);

}  // namespace shanhai
