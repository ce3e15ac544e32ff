#pragma once
// Text in JSON (RFC 8259).

#include <string>
#include <string_view>

namespace shanhai {

/// Appends `text` in quotes. Controls of all kinds (C1 and DEL as well, for the sake of terminals) are written
/// as \u00XX, bytes that are no UTF-8 as U+FFFD.
void append_json_string(std::string_view text, std::string& out);

}  // namespace shanhai
