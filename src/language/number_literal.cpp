#include "language/number_literal.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::filter {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The exponent that stands at `at`, and moves `at` behind it; 0 where none does.
int take_exponent(const std::string& text, std::size_t& at) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return 0;
  ++at;
  if (at < text.size() && text[at] == '+') ++at;
  int exponent = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data() + at, end, exponent);
  at = static_cast<std::size_t>(result.ptr - text.data());
  // A huge one can only be negative here, or the number would not fit.
  return result.ec == std::errc{} ? exponent : -10'000;
}

/// On which side of the rounded number a number lies whose text is sound and was rounded. It was rounded
/// half away from zero, so the first digit that was dropped tells the direction.
int side_of_rounded(std::string_view cell) {
  std::string text;
  for (const char c : ascii_folded(cell)) {
    if (c != ' ' && c != '\t' && c != ',') text += c;
  }
  std::size_t at = std::min(text.find_first_of("0123456789."), text.size());
  const std::string front = text.substr(0, at);
  const bool negative =
      front.find('-') != front.npos || front.find("−") != front.npos || front.starts_with("(");
  std::string digits;
  int whole = 0;  // digits before the point
  bool point = false;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at) {
    if (text[at] == '.') {
      point = true;
    } else {
      digits += text[at];
      if (!point) ++whole;
    }
  }
  int power = take_exponent(text, at);
  if (text.find("万", at) != text.npos) power += 4;
  if (text.find("亿", at) != text.npos) power += 8;
  const int dropped = whole + power + cell_decimals;
  const bool up = dropped >= 0 && static_cast<std::size_t>(dropped) < digits.size() &&
                  digits[static_cast<std::size_t>(dropped)] >= '5';
  return up == negative ? 1 : -1;
}

}  // namespace

LiteralReading read_literal(std::string_view text, ColumnType type) {
  const std::string_view cell = trimmed(text);
  const NumberKind kind = type == ColumnType::money ? NumberKind::money : NumberKind::decimal;
  const NumberReading reading = read_number(cell, kind, 0);
  if (!reading.ok) return {std::nullopt, reading.reason};
  if (reading.has_remark) return {std::nullopt, "is not a number"};
  return {NumberLiteral{reading.units, reading.rounded ? side_of_rounded(cell) : 0}, nullptr};
}

}  // namespace shanhai::filter
