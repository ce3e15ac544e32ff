#pragma once
// Bounds how many words can be recognised in bytes read as GB18030, from how well they fit into UTF-8.
//
// A byte is a break where it cannot stand in a UTF-8 text of nothing but ASCII and characters of three bytes, as
// far as it and the two before it tell. Take a word that is written in GB18030 and begins behind a separator, and
// suppose that neither the separator nor the word has a break in it. Separators end a character in both readings
// (ASCII, or a full-width one, A3 and a byte to BB), so the word begins with no byte of a UTF-8 character due, and
// its own bytes decide whether it can go on so to its end. For hardly any word they can. If they can for none
// of the known words, each word that is recognised in GB18030 has a break of its own.

#include <cstddef>
#include <string_view>

namespace shanhai {

/// The number of breaks in a text.
std::size_t utf8_breaks(std::string_view bytes);

/// Whether these bytes of a word in GB18030, spaces of any width between its characters or not, letters and ¥ of
/// any width, can have no break.
bool can_be_without_breaks(std::string_view gb18030);

}  // namespace shanhai
