// Widths come from the Unicode tables in width_ranges.h, code point by code point: ambiguous ones (— … “ ”)
// count as one column, as terminals show them; an emoji made of several joined ones counts as their sum.
// fmt 9.1 has an estimate of its own, but gives combining marks a column.
#include "shanhai/ledger/display_width.h"

#include <algorithm>
#include <iterator>

#include "ledger/width_ranges.h"
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

}  // namespace shanhai
