#pragma once
// A date of a ledger: a day, or no more than the month or the year it lies in. Groups by time use the
// same type with half-years and quarters as well.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shanhai {

/// Days since 1970-01-01 (proleptic Gregorian), negative before.
using Day = std::int32_t;

enum class Precision : std::uint8_t { year, half, quarter, month, day };  // the coarser first

/// Packed into one integer so that the order of the integers is the order of time, the coarser first where
/// two begin on the same day: first day x 8 + precision. That integer is what a Batch holds.
class Date {
 public:
  Date() = default;
  Date(Day first, Precision precision) : packed_(std::int64_t{first} * 8 + static_cast<int>(precision)) {}
  static Date from_packed(std::int64_t packed) {
    Date date;
    date.packed_ = packed;
    return date;
  }

  std::int64_t packed() const { return packed_; }
  Precision precision() const { return static_cast<Precision>(packed_ & 7); }
  Day first() const { return static_cast<Day>(packed_ >> 3); }
  Day last() const;  // the last day that it may be
  /// The group it belongs to at `precision`; itself where it is coarser than that.
  Date truncated(Precision precision) const;
  bool operator==(const Date&) const = default;
  auto operator<=>(const Date&) const = default;

 private:
  std::int64_t packed_ = 0;
};

struct Civil {
  int year;
  unsigned month;  // 1-12
  unsigned day;    // 1-31
};
Civil civil(Day day);
/// Empty where there is no such day (30 February), or the year is not 1 to 9999.
std::optional<Day> day_of(int year, unsigned month, unsigned day);
/// The same day `months` later, or the last day of that month where it is shorter.
Day add_months(Day day, int months);

/// As in --period: 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30.
std::string to_text(Date date);

struct DateReading {
  std::optional<Date> date;
  const char* reason = nullptr;  // set where there is no date: "is not a date" and the like
  bool other_day_in_beijing = false;  // it has a time zone, in which it was the day before or behind
};

/// Reads a cell, trimmed and folded (see fold.h), in any of the accepted spellings: 2023-06-30, 2023/6/30,
/// 2023.6.30, 20230630, 2023年6月30日, 2023-06, 2023年6月, 202306, 2023, 2023年, each perhaps with a time of
/// day behind it, and spreadsheet serials from 20000 to 80000. 2023.1 is refused: it may be January, or an
/// October that a spreadsheet cut.
DateReading read_date(std::string_view text);

}  // namespace shanhai
