// Widths come from the Unicode tables in width_ranges.h, code point by code point: ambiguous ones (— … “ ”)
// count as one column, as terminals show them; an emoji made of several joined ones counts as their sum.
// fmt 9.1 has an estimate of its own, but gives combining marks a column.
#include "shanhai/render/display.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "render/width_ranges.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

template <std::size_t count>
bool lies_in(const CodePointRange (&ranges)[count], char32_t c) {
  const auto after = std::upper_bound(
      std::begin(ranges), std::end(ranges), c,
      [](char32_t point, const CodePointRange& range) { return point < range.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

int width_of(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c < 0x300) return 1;
  if (c >= 0x4E00 && c <= 0x9FFF) return 2;
  if (lies_in(zero_width_ranges, c)) return 0;
  return lies_in(wide_ranges, c) ? 2 : 1;
}

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

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      width += is_ascii_control(text[at++]) ? 0 : 1;
    } else {
      width += width_of(next_code_point(text, at));
    }
  }
  return width;
}

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
    taken += width_of(next_code_point(text, at));
    if (taken > width - 1) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace shanhai
