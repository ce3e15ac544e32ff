#pragma once
// Numbers as ledgers write them, read exactly.

#include <cstdint>
#include <string>
#include <string_view>

namespace shanhai {

/// The unit in which a number without one of its own is counted, as a power of ten: 元 is 0, 万元 4, 亿元 8.
using UnitPower = int;

enum class NumberKind { money, count, decimal };

struct NumberReading {
  bool ok = false;
  std::int64_t units = 0;       // at 0.0001, of the base unit (元)
  bool rounded = false;         // finer digits than 0.0001 were rounded, half away from zero
  bool has_remark = false;      // a remark in brackets was passed over: 10(其中,灾情因素6万元)
  bool has_own_unit = false;    // the cell named its unit
  UnitPower own_unit = 0;       // where it did
  const char* reason = nullptr; // where not ok: "is not a number", "does not fit", ...
};

/// The quick way for what nearly all cells are: [+-]digits[.digits], at most 18 characters, not finer than
/// 0.0001; false for anything else, which read_number may still be able to read. Does not look whether a
/// count is whole.
bool read_plain_number(std::string_view text, UnitPower unit, std::int64_t& units);

/// Reads a cell, trimmed (see fold.h): 1,234.56, １２３, ¥12, +7, 12.5万, 1.2亿元, (300), -300, 1.5E+3.
/// `unit` applies where the cell names none. Money takes 元, 万元, 亿元 and ¥; counts and decimals 万 and 亿.
/// A count must be whole. Separators stand between groups of three. No allocation for plain ASCII digits.
NumberReading read_number(std::string_view text, NumberKind kind, UnitPower unit);

/// `#REF!`, `#DIV/0!`, `#####`: what a spreadsheet exports where it could not compute a cell, or show it.
bool is_spreadsheet_error(std::string_view text);

}  // namespace shanhai
