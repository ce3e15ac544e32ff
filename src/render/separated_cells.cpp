#include "render/separated_cells.h"

#include <algorithm>

#include "shanhai/ledger/display.h"

namespace shanhai {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Behind its sign: digits, perhaps with commas between them, a fraction and a percent sign.
bool is_number(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view fraction = text.substr(std::min(text.size(), whole.size() + 1));
  const bool has_digits = !whole.empty() && is_digit(whole.front()) && is_digit(whole.back());
  return has_digits && std::ranges::all_of(whole, [](char c) { return is_digit(c) || c == ','; }) &&
         std::ranges::all_of(fraction, is_digit) && !text.ends_with('.');
}

}  // namespace

bool begins_like_formula(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '\xEF') {  // as all full-width signs begin
    return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠");
  }
  if (std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
  const bool signed_number = (text.front() == '-' || text.front() == '+') && is_number(text.substr(1));
  return !signed_number;
}

void SeparatedCells::text(std::string_view text, bool apostrophe) {
  if (on_terminal_) {
    as_it_stands(visible(text), apostrophe);
  } else {
    as_it_stands(text, apostrophe);
  }
}

void SeparatedCells::as_it_stands(std::string_view text, bool apostrophe) {
  bool quoted = false;
  for (const char c : text) quoted |= c == separator_ || c == '"' || c == '\n' || c == '\r';
  if (quoted) out_ += '"';
  if (apostrophe) out_ += '\'';
  if (!quoted) {
    out_ += text;
    return;
  }
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

}  // namespace shanhai
