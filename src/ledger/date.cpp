#include "shanhai/ledger/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace shanhai {

namespace {

constexpr std::array<int, 4> months_in = {12, 6, 3, 1};  // of year, half, quarter, month

std::chrono::year_month_day calendar(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
}

Day number_of(const std::chrono::year_month_day& date) {
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

}  // namespace

Civil civil(Day day) {
  const auto date = calendar(day);
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
  struct Month {
    int before, days;  // in a year that is no leap year
  };
  static constexpr Month months[] = {{0, 31},   {31, 28},  {59, 31},  {90, 30},  {120, 31}, {151, 30},
                                     {181, 31}, {212, 31}, {243, 30}, {273, 31}, {304, 30}, {334, 31}};
  constexpr Day before_1970 = 719'162;  // days from 0001-01-01
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  const Month& in = months[month - 1];
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (day < 1 || day > static_cast<unsigned>(in.days) + (leap && month == 2 ? 1u : 0u)) return std::nullopt;
  const int past = year - 1;
  return past * 365 + past / 4 - past / 100 + past / 400 + in.before + (leap && month > 2 ? 1 : 0) +
         static_cast<int>(day) - 1 - before_1970;
}

Day add_months(Day day, int months) {
  const auto date = calendar(day);
  const auto month = date.year() / date.month() + std::chrono::months{months};
  auto result = month / date.day();
  if (!result.ok()) result = month / std::chrono::last;
  return number_of(result);
}

Day Date::last() const {
  if (precision() == Precision::day) return first();
  return add_months(first(), months_in[static_cast<std::size_t>(precision())]) - 1;
}

Date Date::truncated(Precision wanted) const {
  if (precision() <= wanted) return *this;
  // Not by day_of: the year before 0001 is none that may be written, but comparisons look there.
  const auto date = calendar(first());
  const auto length = static_cast<unsigned>(months_in[static_cast<std::size_t>(wanted)]);
  const std::chrono::month month{(static_cast<unsigned>(date.month()) - 1) / length * length + 1};
  return Date(number_of(date.year() / month / 1), wanted);
}

std::string to_text(Date date) {
  const Civil first = civil(date.first());
  switch (date.precision()) {
    case Precision::year: return fmt::format("{:04}", first.year);
    case Precision::half: return fmt::format("{:04}H{}", first.year, (first.month - 1) / 6 + 1);
    case Precision::quarter: return fmt::format("{:04}Q{}", first.year, (first.month - 1) / 3 + 1);
    case Precision::month: return fmt::format("{:04}-{:02}", first.year, first.month);
    case Precision::day: break;
  }
  return fmt::format("{:04}-{:02}-{:02}", first.year, first.month, first.day);
}

}  // namespace shanhai
