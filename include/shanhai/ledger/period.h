#pragma once
// A span of days as it is written in --period, in conditions and in templates. It keeps the unit in which
// it was written, because "the period before" of 2023Q2 is a quarter and that of 2023-06-30 a day.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/ledger/date.h"

namespace shanhai {

struct Period {
  /// First and last day, both included; empty where that end is open.
  std::optional<Day> first;
  std::optional<Day> last;
  /// The finest unit that it is written in (for `2023..2023-06`: month).
  Precision unit = Precision::day;

  /// The date lies wholly within.
  bool contains(Date date) const;
  bool operator==(const Period&) const = default;
};

/// The period that a date of that precision names.
Period period_of(Date date);

/// As --period writes it: `2023Q2`, `2023-01..2023-06`, `..2022`. Reading it again gives the same period.
std::string to_text(const Period& period);
/// For people: `2023年6月`, `2023年上半年`, `2020—2023年`, or in English `June 2023`, `2020 to 2023`.
std::string to_words(const Period& period, bool english);

/// 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30, A..B, A.., ..B, this-month, last-month, this-quarter,
/// last-quarter, this-year, last-year, ytd (1 January to `today`); 2023年上半年, 2023年第二季度, 2023年1—6月, 2020—2023年,
/// 本月, 上月, 本季度, 上季度, 今年, 去年, 本年累计. Throws UsageError, with the forms that
/// are accepted.
Period parse_period(std::string_view text, Day today);
/// The words that count from today, in both languages: for advice on misspelt ones.
std::vector<std::string> relative_period_names();
/// The same without the error: empty where `text` is no period.
std::optional<Period> try_period(std::string_view text, Day today);

/// A year earlier: 29 February looks at 28 February. Empty for an open range.
std::optional<Period> year_before(const Period& period);
/// The period just before, of the same length in its own unit: a month before a month, n months before n
/// months, days before days. Empty for an open range.
std::optional<Period> just_before(const Period& period);
/// From 1 January of the year in which the period ends to its end. Empty where its end is open.
std::optional<Period> year_to_date(const Period& period);
/// From the beginning of the data to the period's end.
Period to_end(const Period& period);

}  // namespace shanhai
