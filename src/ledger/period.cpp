#include "shanhai/ledger/period.h"

#include <fmt/format.h>

#include "ledger/months.h"

namespace shanhai {

namespace {

/// How many of its units a closed period is long, where it begins and ends with one; 0 elsewhere.
int length_in_months(const Period& period) {
  const Civil first = civil(*period.first);
  const Civil behind = civil(*period.last + 1);
  if (first.day != 1 || behind.day != 1) return 0;
  return (behind.year - first.year) * 12 + static_cast<int>(behind.month) - static_cast<int>(first.month);
}

}  // namespace

bool Period::contains(Date date) const {
  return (!first || date.first() >= *first) && (!last || date.last() <= *last);
}

Period period_of(Date date) { return {date.first(), date.last(), date.precision()}; }

std::optional<Period> year_before(const Period& period) {
  if (!period.first || !period.last) return std::nullopt;
  Period before = period;
  before.first = add_months(*period.first, -12);
  // Whole months stay whole: the end of February 2024 looks at the end of February 2023.
  before.last = period.unit == Precision::day ? add_months(*period.last, -12)
                                              : add_months(*period.last + 1, -12) - 1;
  return before;
}

std::optional<Period> just_before(const Period& period) {
  if (!period.first || !period.last) return std::nullopt;
  Period before = period;
  before.last = *period.first - 1;
  const int months = period.unit == Precision::day ? 0 : length_in_months(period);
  before.first = months > 0 ? add_months(*period.first, -months)
                            : *period.first - (*period.last - *period.first + 1);
  return before;
}

std::optional<Period> year_to_date(const Period& period) {
  if (!period.last) return std::nullopt;
  Period result = period;
  result.first = Date(*period.last, Precision::day).truncated(Precision::year).first();
  if (result.unit < Precision::month && result.first != period.first) result.unit = Precision::month;
  return result;
}

Period to_end(const Period& period) { return {std::nullopt, period.last, period.unit}; }

std::string to_text(const Period& period) {
  const auto name = [&](Day day) { return to_text(Date(day, Precision::day).truncated(period.unit)); };
  if (period.first && period.last) {
    const Date whole = Date(*period.first, Precision::day).truncated(period.unit);
    if (whole.first() == *period.first && whole.last() == *period.last) return to_text(whole);
    // 2023..2023-06 is written in years on one side: say it in its finest unit on both.
    return months_of(period.unit) > 1 && length_in_months(period) % months_of(period.unit) != 0
               ? to_text(Period{period.first, period.last, Precision::month})
               : name(*period.first) + ".." + name(*period.last);
  }
  return (period.first ? name(*period.first) : "") + ".." + (period.last ? name(*period.last) : "");
}

namespace {

std::string in_chinese(Date date) {
  const Civil first = civil(date.first());
  switch (date.precision()) {
    case Precision::year: return fmt::format("{}年", first.year);
    case Precision::half: return fmt::format("{}年{}半年", first.year, first.month < 7 ? "上" : "下");
    case Precision::quarter: return fmt::format("{}年第{}季度", first.year, (first.month - 1) / 3 + 1);
    case Precision::month: return fmt::format("{}年{}月", first.year, first.month);
    case Precision::day: break;
  }
  return fmt::format("{}年{}月{}日", first.year, first.month, first.day);
}

std::string in_english(Date date) {
  static constexpr const char* months[] = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
  const Civil first = civil(date.first());
  switch (date.precision()) {
    case Precision::year: return fmt::format("{}", first.year);
    case Precision::half: return fmt::format("{} half of {}", first.month < 7 ? "first" : "second", first.year);
    case Precision::quarter: return fmt::format("Q{} {}", (first.month - 1) / 3 + 1, first.year);
    case Precision::month: return fmt::format("{} {}", months[first.month - 1], first.year);
    case Precision::day: break;
  }
  return fmt::format("{} {} {}", first.day, months[first.month - 1], first.year);
}

}  // namespace

std::string to_words(const Period& period, bool english) {
  const auto name = [&](Date date) { return english ? in_english(date) : in_chinese(date); };
  const auto part = [&](Day day) { return Date(day, Precision::day).truncated(period.unit); };
  if (period.first && period.last) {
    const Date whole = part(*period.first);
    if (whole.last() == *period.last && whole.first() == *period.first) return name(whole);
    const Civil first = civil(*period.first);
    const Civil last = civil(*period.last);
    if (!english && first.year == last.year && period.unit == Precision::month) {
      return fmt::format("{}年{}—{}月", first.year, first.month, last.month);
    }
    if (!english && period.unit == Precision::year) return fmt::format("{}—{}年", first.year, last.year);
    return name(whole) + (english ? " to " : "至") + name(part(*period.last));
  }
  if (period.first) return english ? "since " + name(part(*period.first)) : name(part(*period.first)) + "以来";
  if (period.last) return english ? "up to " + name(part(*period.last)) : "截至" + name(part(*period.last));
  return english ? "all time" : "全部时间";
}

}  // namespace shanhai
