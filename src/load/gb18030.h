#pragma once
// GB 18030 by a table of our own: the same characters on every system, whatever converters it has.
//
// It is the edition of 2022, and reads the codes in which editions and systems differ as what is meant:
//   - A8BC, A6D9 to A6DF, A6EC, A6ED, A6F3, FE59, FE61, FE66, FE67, FE6D, FE7E, FE90, FEA0 are what 2005 and 2022 made
//     of them, and the four-byte codes that these characters had before are read as them, too;
//   - FE51, FE52, FE53, FE6C, FE76, FE91 are the characters that Unicode has for them (U+20087, U+20089, U+200CC,
//     U+215D7, U+2298F, U+241FE), not the private ones of the standard.

#include <string>
#include <string_view>

namespace shanhai::gb18030 {

/// Adds the UTF-8 of `bytes` to `text`, up to the first that is wrong. The result is its offset, or npos.
std::size_t decode(std::string_view bytes, std::string& text);

/// The bytes of `utf8`; what is no UTF-8 is left out.
std::string encode(std::string_view utf8);

}  // namespace shanhai::gb18030
