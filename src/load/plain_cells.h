#pragma once
// The quick ways for what nearly all cells are, without any look at what else they could be. Each says false, or
// nothing, for a cell that the full rules may still be able to read. (Numbers: read_plain_number.)

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "shanhai/ledger/date.h"

namespace shanhai {

/// 2023-06-30 and nothing else.
std::optional<Date> plain_day(std::string_view bytes);

/// The same, by the months that came lately: a column has few of them, and then a day is two digits.
class KnownMonths {
 public:
  /// The packed date.
  std::optional<std::int64_t> day(std::string_view bytes) {
    if (bytes.size() != day_size) return std::nullopt;
    std::uint64_t month;  // and the hyphen behind it
    std::memcpy(&month, bytes.data(), sizeof month);
    Known& known = known_[month * 0x9E37'79B9'7F4A'7C15u >> (64 - slot_bits)];
    const unsigned tens = static_cast<unsigned char>(bytes[8]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(bytes[9]) - unsigned{'0'};
    const unsigned before = tens * 10 + ones - 1;  // days of the month; many where there are no two digits
    if (known.month == month && ones <= 9 && before < known.days) {
      return Date(known.first + static_cast<Day>(before), Precision::day).packed();
    }
    const auto date = plain_day(bytes);
    if (!date) return std::nullopt;
    const Date whole = date->truncated(Precision::month);
    known = {month, whole.first(), static_cast<unsigned>(whole.last() - whole.first() + 1)};
    return date->packed();
  }

 private:
  static constexpr std::size_t day_size = 10;
  static constexpr int slot_bits = 8;
  struct Known {
    std::uint64_t month = 0;
    Day first = 0;
    unsigned days = 0;
  };
  std::array<Known, std::size_t{1} << slot_bits> known_{};
};

/// 17 digits and a digit or X: an identity number as it is kept.
bool is_plain_identity(std::string_view bytes);
/// 11 digits: a telephone number as it is kept.
bool is_plain_phone(std::string_view bytes);

/// Common characters (U+4E00 to U+9FFF) in UTF-8 and nothing else, and no mark for an empty cell: a name as it is
/// kept.
bool is_plain_name(std::string_view bytes);

}  // namespace shanhai
