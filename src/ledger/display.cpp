#include "shanhai/ledger/display.h"

#include <fmt/format.h>

#include <iterator>

#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

bool is_ascii_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

/// Changes the direction or the line of what follows it.
bool moves_text(char32_t c) {
  return (c >= 0x80 && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// The control pictures ␀ to ␟ and ␡ stand in the order of the controls.
void append_picture(char control, std::string& out) {
  out += "\xE2\x90";
  out += control == 0x7F ? '\xA1' : static_cast<char>(0x80 + control);
}

}  // namespace

std::string visible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x80 && is_ascii_control(text[begin])) {
      append_picture(text[begin], shown);
    } else if (moves_text(c)) {
      fmt::format_to(std::back_inserter(shown), "<U+{:04X}>", static_cast<unsigned>(c));
    } else if (c == 0xFFFD) {
      shown += "\xEF\xBF\xBD";
    } else {
      shown.append(text, begin, at - begin);
    }
  }
  return shown;
}

std::string shortened(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  if (width <= 0) return {};
  int taken = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    next_code_point(text, at);
    taken += display_width(text.substr(end, at - end));
    if (taken > width - 1) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace shanhai
