// Dates as ledgers write them. A cell is a row of digits and marks between them; which marks stand where
// tells the form. Whatever could be two dates is refused.
#include <algorithm>
#include <string>

#include "shanhai/ledger/date.h"

namespace shanhai {

namespace {

constexpr const char* not_a_date = "is not a date";
constexpr const char* no_such_day = "is no day of the calendar";
constexpr const char* month_or_october =
    "may be January or an October that a spreadsheet cut: write 2023-01 or 2023-10";
constexpr const char* day_first = "does not begin with the year: write 2023-06-30";

constexpr std::size_t shortest_with_time = 10;  // 2023-6-3 8

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Up to `most` digits at the beginning of `text`, taken off; -1 where there are none or more.
int take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && is_digit(text[length])) {
    if (length == most) return -1;
    number = number * 10 + (text[length++] - '0');
  }
  if (length < least) return -1;
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

void take_spaces(std::string_view& text) {
  while (take(text, " ")) {}
}

/// ` 08:30`, `T08:30:00.000Z`, ` 8:30 AM`, ` 下午3:20:00`, `8时30分`: read and dropped.
bool is_time_of_day(std::string_view text) {
  bool digits = false;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      digits = true;
      text.remove_prefix(1);
    } else if (!(take(text, ":") || take(text, ".") || take(text, " ") || take(text, "Z") ||
                 take(text, "+") || take(text, "-") || take(text, "UTC") || take(text, "GMT") || take(text, "CST") || take(text, "AM") || take(text, "PM") ||
                 take(text, "上午") || take(text, "下午") || take(text, "时") || take(text, "点") ||
                 take(text, "分") || take(text, "秒"))) {
      return false;
    }
  }
  return digits;
}

/// Minutes that the zone behind a time of day is before Greenwich; nothing where it names none.
std::optional<int> zone_of(std::string_view time) {
  const auto sign = time.find_last_of("+-");
  if (sign == time.npos) {
    const bool greenwich = time.ends_with("Z") || time.find("UTC") != time.npos || time.find("GMT") != time.npos;
    return greenwich ? std::optional(0) : std::nullopt;
  }
  const bool west = time[sign] == '-';
  time.remove_prefix(sign + 1);
  const int hours = take_number(time, 1, 4);
  if (hours < 0) return std::nullopt;
  const int minutes = hours >= 100 ? hours / 100 * 60 + hours % 100 : hours * 60 + (take(time, ":") ? std::max(0, take_number(time, 1, 2)) : 0);
  return west ? -minutes : minutes;
}

/// The time of day, with its zone, is another day's in Beijing.
bool is_other_day_in_beijing(std::string_view time) {
  constexpr int beijing = 8 * 60;
  constexpr int day = 24 * 60;
  const auto zone = zone_of(time);
  if (!zone) return false;
  while (!time.empty() && !is_digit(time.front())) time.remove_prefix(1);
  const int hours = take_number(time, 1, 2);
  const int minutes = take(time, ":") ? std::max(0, take_number(time, 1, 2)) : 0;
  const bool afternoon = time.find("PM") != time.npos && hours < 12;
  const int there = (std::max(0, hours) + (afternoon ? 12 : 0)) * 60 + minutes + beijing - *zone;
  return there < 0 || there >= day;
}

/// Nothing, or a time of day after a space or T.
bool ends_here(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != ' ' && rest.front() != 'T') return false;
  return is_time_of_day(rest.substr(1));
}

DateReading made(int year, int month, int day) {
  const auto first = day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!first) return {std::nullopt, no_such_day};
  return {Date(*first, Precision::day), nullptr};
}

DateReading made(int year, int month) {
  const auto first = day_of(year, static_cast<unsigned>(month), 1);
  if (!first) return {std::nullopt, no_such_day};
  return {Date(*first, Precision::month), nullptr};
}

DateReading made(int year) {
  const auto first = day_of(year, 1, 1);
  if (!first) return {std::nullopt, no_such_day};
  return {Date(*first, Precision::year), nullptr};
}

/// The days since 1899-12-30 that spreadsheets write; a fraction is the time of day.
DateReading serial(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  if (number < 20000 || number > 80000) return {std::nullopt, not_a_date};
  constexpr Day spreadsheet_epoch = -25569;
  return {Date(spreadsheet_epoch + number, Precision::day), nullptr};
}

DateReading read_compact(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  const auto part = [&](std::size_t from, std::size_t count) {
    std::string_view digits = text.substr(from, count);
    return take_number(digits, count, count);
  };
  const std::string_view rest = text.substr(length);
  if (length == 8 && ends_here(rest)) return made(part(0, 4), part(4, 2), part(6, 2));
  if (length == 6 && rest.empty()) {
    const int year = part(0, 4);
    const bool plausible = year >= 1900 && year <= 2100;  // 230601 is a day without its century, and no month of 2306
    return plausible ? made(year, part(4, 2)) : DateReading{std::nullopt, not_a_date};
  }
  if (length == 4 && rest.empty()) return made(part(0, 4));
  if (length == 5) {
    std::string_view fraction = rest;
    const bool whole = fraction.empty();
    if (whole || (take(fraction, ".") && fraction.find_first_not_of("0123456789") == fraction.npos)) {
      return serial(text.substr(0, 5));
    }
  }
  return {std::nullopt, not_a_date};
}

DateReading read_chinese(int year, std::string_view rest) {
  take_spaces(rest);
  if (rest.empty()) return made(year);
  const int month = take_number(rest, 1, 2);
  take_spaces(rest);
  if (month < 0 || !take(rest, "月")) return {std::nullopt, not_a_date};
  take_spaces(rest);
  if (rest.empty() || rest == "份") return made(year, month);
  const int day = take_number(rest, 1, 2);
  take_spaces(rest);
  if (day < 0) return {std::nullopt, not_a_date};
  if (!(take(rest, "日") || take(rest, "号")) && !rest.empty()) return {std::nullopt, not_a_date};
  if (rest.empty() || ends_here(rest) || is_time_of_day(rest)) return made(year, month, day);
  return {std::nullopt, not_a_date};
}

DateReading read_day(std::string_view text) {
  std::string_view rest = text;
  if (text.empty() || !is_digit(text.front())) return {std::nullopt, not_a_date};
  const int year = take_number(rest, 4, 4);
  if (std::string_view behind = rest; year >= 0) {
    take_spaces(behind);
    if (take(behind, "年")) return read_chinese(year, behind);
  }
  if (year < 0 || rest.empty() || is_digit(rest.front()) || std::string_view("-/.").find(rest.front()) == std::string_view::npos) {
    const auto mark = text.find_first_of("-/.");
    const auto second = mark == text.npos ? mark : text.find_first_of("-/.", mark + 1);
    const DateReading compact = read_compact(text);
    if (!compact.date && second != text.npos && mark <= 2) return {std::nullopt, day_first};
    return compact;
  }
  const char mark = rest.front();
  rest.remove_prefix(1);
  const std::size_t month_length = rest.find_first_not_of("0123456789");
  const int month = take_number(rest, 1, 2);
  if (month < 0) return {std::nullopt, not_a_date};
  if (rest.empty()) {
    if (mark == '.' && month_length == rest.npos && text.size() == 6 && month == 1) {
      return {std::nullopt, month_or_october};
    }
    return made(year, month);
  }
  if (rest.front() != mark) return {std::nullopt, not_a_date};
  rest.remove_prefix(1);
  const int day = take_number(rest, 1, 2);
  if (day < 0 || !ends_here(rest)) return {std::nullopt, not_a_date};
  return made(year, month, day);
}

}  // namespace

DateReading read_date(std::string_view text) {
  DateReading reading = read_day(text);
  if (text.size() <= shortest_with_time || !reading.date) return reading;
  if (const auto time = text.find_first_of(" T"); time != text.npos) {
    reading.other_day_in_beijing = is_other_day_in_beijing(text.substr(time + 1));
  }
  return reading;
}

}  // namespace shanhai
