#pragma once
// Lines of prose cut to the width of a terminal.

#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

/// `line` in pieces of at most `width` columns; those behind the first begin with `hang` spaces. It breaks at
/// spaces and between CJK characters, but never before closing punctuation nor after opening one; a word
/// longer than a line stays whole. With a width of 0 it is one piece.
std::vector<std::string> wrapped(std::string_view line, int width, int hang);

}  // namespace shanhai
