#pragma once
// What a terminal does with text: what must not reach it, and what it has no room for.

#include <string>
#include <string_view>

#include "shanhai/ledger/display_width.h"

namespace shanhai {

/// Control characters made visible: C0 and DEL as their pictures (␛ for ESC, ␊ for a newline), C1, line
/// separators and whatever changes the direction of text as <U+202E>; bytes that are not UTF-8 as �. Nothing
/// in the result can move a cursor.
std::string visible(std::string_view text);

/// `text` cut so that it takes at most `width` columns, ending in … where something was cut off.
std::string shortened(std::string_view text, int width);

}  // namespace shanhai
