// Periods as they are typed: names (2023Q2), ranges of names, and words that count from today.
#include <algorithm>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

namespace {

/// A period that is told from today: the one around it, the one before, or the year so far.
struct RelativeName {
  std::string_view name, chinese, also;
  Precision unit;
  enum { around, before, year_to_date } which;
};
constexpr RelativeName relative_names[] = {
    {"this-month", "本月", "当月", Precision::month, RelativeName::around},
    {"last-month", "上月", "上个月", Precision::month, RelativeName::before},
    {"this-quarter", "本季度", "本季", Precision::quarter, RelativeName::around},
    {"last-quarter", "上季度", "上季", Precision::quarter, RelativeName::before},
    {"this-year", "今年", "本年", Precision::year, RelativeName::around},
    {"last-year", "去年", "上年", Precision::year, RelativeName::before},
    {"ytd", "本年累计", "今年以来", Precision::day, RelativeName::year_to_date}};

std::optional<Period> relative(std::string_view name, Day today) {
  for (const RelativeName& each : relative_names) {
    if (name != each.name && name != each.chinese && name != each.also) continue;
    const Period around = period_of(Date(today, Precision::day).truncated(each.unit));
    if (each.which == RelativeName::before) return just_before(around);
    return each.which == RelativeName::around ? around : year_to_date(around);
  }
  return std::nullopt;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<int> take_month(std::string_view& text) {
  int month = 0;
  std::size_t digits = 0;
  for (; digits < 2 && !text.empty() && text.front() >= '0' && text.front() <= '9'; ++digits, text.remove_prefix(1)) {
    month = month * 10 + (text.front() - '0');
  }
  return month >= 1 && month <= 12 ? std::optional(month) : std::nullopt;
}

/// What stands between the ends of a range in Chinese; folding turns some of them into a hyphen.
bool take_dash(std::string_view& text) {
  for (const std::string_view mark : {"——", "—", "–", "-", "~", "至", "到"}) {
    if (take(text, mark)) return true;
  }
  return false;
}

/// Some months of a year, from 1, in the unit in which they are written.
struct PartOfYear {
  int first, months;
  Precision unit;
};

/// 上半年, 第二季度, 1—6月.
std::optional<PartOfYear> part_of_year(std::string_view text) {
  if (text == "上半年") return PartOfYear{1, 6, Precision::half};
  if (text == "下半年") return PartOfYear{7, 6, Precision::half};
  std::string_view rest = text;
  take(rest, "第");
  constexpr std::string_view numbers[] = {"一", "二", "三", "四"};
  for (int quarter = 0; quarter < 4; ++quarter) {
    std::string_view behind = rest;
    const bool is_it = take(behind, numbers[quarter]) || take(behind, std::string(1, static_cast<char>('1' + quarter)));
    if (is_it && (behind == "季度" || behind == "季")) return PartOfYear{quarter * 3 + 1, 3, Precision::quarter};
  }
  const auto from = take_month(text);
  if (!from) return std::nullopt;
  take(text, "月");
  if (!take_dash(text)) return std::nullopt;
  const auto to = take_month(text);
  take(text, "份");
  if (!to || *to < *from || (text != "月" && text != "月份")) return std::nullopt;
  return PartOfYear{*from, *to - *from + 1, Precision::month};
}

/// 2023年上半年, 2023年第二季度, 2023年1—6月.
std::optional<Period> chinese(std::string_view name) {
  constexpr std::string_view year_sign = "年";
  if (name.size() < 4 + year_sign.size() || name.substr(4, year_sign.size()) != year_sign) return std::nullopt;
  const auto year = read_date(name.substr(0, 4));
  const auto part = part_of_year(name.substr(4 + year_sign.size()));
  if (!year.date || !part) return std::nullopt;
  const Day first = add_months(year.date->first(), part->first - 1);
  return Period{first, add_months(first, part->months) - 1, part->unit};
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
  if (auto period = chinese(name)) return period;
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
  if (auto period = named(name)) return period;
  // 2020—2023年, 2023年11月至2024年2月.
  for (std::size_t at = 1; at < name.size(); ++at) {
    std::string_view behind = std::string_view(name).substr(at);
    if (behind.front() == '-' || !take_dash(behind)) continue;
    const bool is_end = behind.ends_with("年") || behind.ends_with("月") || behind.ends_with("日");
    if (!is_end) continue;
    return try_period(name.substr(0, at) + ".." + std::string(behind), today);
  }
  return std::nullopt;
}

std::vector<std::string> relative_period_names() {
  std::vector<std::string> names;
  for (const RelativeName& each : relative_names) names.insert(names.end(), {std::string(each.name), std::string(each.chinese)});
  return names;
}

Period parse_period(std::string_view text, Day today) {
  if (auto period = try_period(text, today)) return *period;
  throw UsageError("\"" + std::string(text) + "\" is not a period" + did_you_mean(text, relative_period_names()) +
                   " (write 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30, a range such as 2020..2023 or 2023-01.., "
                   "this-month, last-month, this-quarter, last-quarter, this-year, last-year or ytd; or 2023年上半年, "
                   "2023年第二季度, 2023年1—6月, 上月, 去年, 本年累计)");
}

}  // namespace shanhai
