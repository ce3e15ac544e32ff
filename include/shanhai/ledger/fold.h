#pragma once
// Text as offices type it, made comparable: full-width letters and digits, spaces of all widths, the
// apostrophe in front of a spreadsheet's text. Input is UTF-8; bytes that are not are left as they are.

#include <string>
#include <string_view>

namespace shanhai {

/// Without the spaces and tabs around it (also full-width U+3000, no-break U+00A0, those of no width, NUL and Ctrl-Z)
/// and without one apostrophe in front.
std::string_view trimmed(std::string_view text);

/// Full-width characters (U+FF01 to U+FF5E, U+3000, ￥) as ASCII (¥ for ￥); the rest stays.
std::string ascii_folded(std::string_view text);

/// Without characters of no width (U+200B to U+200D, U+2060, U+FEFF), and with Kangxi radicals (U+2F00 to U+2FD5) as
/// the characters that they look like: what came out of a web page or a PDF, as people read it.
std::string plain_characters(std::string_view text);
/// Whether there is any of those in it.
bool is_misleading(std::string_view text);

/// A name as headers are compared: plain characters folded to ASCII, all spaces out, ASCII letters in lower case.
std::string folded_name(std::string_view text);

/// The code point that begins at `at`, and moves `at` behind it; U+FFFD and one byte for a wrong one.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// The offset of the first byte that is not UTF-8, or npos. (NUL and controls are well formed.)
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace shanhai
