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

}  // namespace

Civil civil(Day day) {
  const auto date = calendar(day);
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (year < 1 || year > 9999 || !date.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

Day add_months(Day day, int months) {
  const auto date = calendar(day);
  const auto month = date.year() / date.month() + std::chrono::months{months};
  auto result = month / date.day();
  if (!result.ok()) result = month / std::chrono::last;
  return static_cast<Day>(std::chrono::sys_days{result}.time_since_epoch().count());
}

Day Date::last() const {
  if (precision() == Precision::day) return first();
  return add_months(first(), months_in[static_cast<std::size_t>(precision())]) - 1;
}

Date Date::truncated(Precision wanted) const {
  if (precision() <= wanted) return *this;
  const Civil date = civil(first());
  const auto length = static_cast<unsigned>(months_in[static_cast<std::size_t>(wanted)]);
  const unsigned month = (date.month - 1) / length * length + 1;
  return Date(*day_of(date.year, month, 1), wanted);
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
