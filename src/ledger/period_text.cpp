// Periods as they are typed: names (2023Q2), ranges of names, and words that count from today.
#include <algorithm>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

namespace {

const std::vector<std::string>& relative_names() {
  static const std::vector<std::string> names = {"this-month", "last-month", "this-quarter", "last-quarter",
                                                 "this-year",  "last-year",  "ytd"};
  return names;
}

std::optional<Period> relative(std::string_view name, Day today) {
  const auto around = [&](Precision unit) { return period_of(Date(today, Precision::day).truncated(unit)); };
  if (name == "this-month") return around(Precision::month);
  if (name == "last-month") return just_before(around(Precision::month));
  if (name == "this-quarter") return around(Precision::quarter);
  if (name == "last-quarter") return just_before(around(Precision::quarter));
  if (name == "this-year") return around(Precision::year);
  if (name == "last-year") return just_before(around(Precision::year));
  if (name == "ytd") return year_to_date(period_of(Date(today, Precision::day)));
  return std::nullopt;
}

/// 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30, and the other spellings of dates but serials.
std::optional<Period> named(std::string_view name) {
  if (name.size() == 6 && (name[4] == 'h' || name[4] == 'q')) {
    const auto year = read_date(name.substr(0, 4));
    const int part = name[5] - '1';
    const int parts = name[4] == 'h' ? 2 : 4;
    if (!year.date || part < 0 || part >= parts) return std::nullopt;
    const Day first = add_months(year.date->first(), part * 12 / parts);
    return period_of(Date(first, parts == 2 ? Precision::half : Precision::quarter));
  }
  const bool serial = name.size() >= 5 && name.find_first_not_of("0123456789.") == name.npos &&
                      (name.size() == 5 || name[5] == '.');
  if (serial) return std::nullopt;
  const DateReading reading = read_date(name);
  return reading.date ? std::optional(period_of(*reading.date)) : std::nullopt;
}

}  // namespace

std::optional<Period> try_period(std::string_view text, Day today) {
  const std::string name = folded_name(text);
  if (const auto dots = name.find(".."); dots != name.npos) {
    const std::string left = name.substr(0, dots);
    const std::string right = name.substr(dots + 2);
    if (left.empty() && right.empty()) return std::nullopt;
    const auto end_named = [&](const std::string& end) {
      const auto period = relative(end, today);
      return period ? period : named(end);
    };
    Period range;
    range.unit = Precision::year;
    if (!left.empty()) {
      const auto from = end_named(left);
      if (!from) return std::nullopt;
      range.first = from->first;
      range.unit = from->unit;
    }
    if (!right.empty()) {
      const auto to = end_named(right);
      if (!to) return std::nullopt;
      range.last = to->last;
      range.unit = std::max(range.unit, to->unit);
    }
    if (range.first && range.last && *range.first > *range.last) return std::nullopt;
    return range;
  }
  if (auto period = relative(name, today)) return period;
  return named(name);
}

Period parse_period(std::string_view text, Day today) {
  if (auto period = try_period(text, today)) return *period;
  throw UsageError("\"" + std::string(text) + "\" is not a period" + did_you_mean(text, relative_names()) +
                   " (write 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30, a range such as 2020..2023 or 2023-01.., "
                   "this-month, last-month, this-quarter, last-quarter, this-year, last-year or ytd)");
}

}  // namespace shanhai
