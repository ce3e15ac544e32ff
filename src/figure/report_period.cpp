#include "figure/report_period.h"

#include <algorithm>
#include <string>
#include <vector>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

std::optional<Period> whole_year(const Period& own) {
  if (!own.last) return std::nullopt;
  return period_of(Date(*own.last, Precision::day).truncated(Precision::year));
}

std::optional<Period> twelve_months(const Period& own) {
  if (!own.last) return std::nullopt;
  const bool whole_months = civil(*own.last + 1).day == 1;
  return Period{add_months(*own.last + 1, -12), own.last,
                whole_months ? Precision::month : Precision::day};
}

struct Relative {
  const char* name;
  std::optional<Period> (*from)(const Period&);
};
constexpr Relative relatives[] = {
    {"ytd", year_to_date},
    {"before", just_before},
    {"year-before", year_before},
    {"year", whole_year},
    {"12-months", twelve_months},
    {"to-date", [](const Period& own) { return std::optional(to_end(own)); }},
};

struct Several {
  const char* name;
  Precision unit;
};
constexpr Several several[] = {{"months", Precision::month},
                               {"quarters", Precision::quarter},
                               {"halves", Precision::half},
                               {"years", Precision::year}};
constexpr int years_before = 3;

[[noreturn]] void fail_for_open(std::string_view name, const Period& own) {
  throw UsageError(std::string(name) + ": the report's period " + to_text(own) +
                   " is open, so there is none");
}

}  // namespace

Period report_period(std::string_view text, const Period& own, Day today) {
  std::vector<std::string> names = relative_period_names();
  for (const Relative& relative : relatives) {
    if (text == relative.name) {
      if (const auto period = relative.from(own)) return *period;
      fail_for_open(text, own);
    }
    names.emplace_back(relative.name);
  }
  if (const auto period = try_period(text, today)) return *period;
  throw UsageError("\"" + std::string(text) + "\" is not a period" + did_you_mean(text, names) +
                   " (as in --period: 2023, 2023-06, 2020..2023, last-year; or, from the report's "
                   "own: ytd, before, "
                   "year-before, year, 12-months, to-date)");
}

bool asks_for_years(std::string_view text) { return text == "years"; }

std::vector<Period> parts_of(const Period& period, Precision unit) {
  std::vector<Period> parts;
  for (Day day = *period.first; day <= *period.last; day = *parts.back().last + 1) {
    parts.push_back(period_of(Date(day, Precision::day).truncated(unit)));
  }
  return parts;
}

std::vector<Period> report_periods(std::string_view text, const Period& own, Day today,
                                   const std::optional<Period>& in_ledgers) {
  for (const Several& each : several) {
    if (text != each.name) continue;
    if (each.unit != Precision::year) {
      if (!own.first || !own.last) fail_for_open(text, own);
      std::vector<Period> parts = parts_of(own, each.unit);
      if (parts.size() <= most_parts) return parts;
      throw UsageError(std::string(text) + ": " + to_text(own) + " has " + std::to_string(parts.size()) + " of them; at most " +
                       std::to_string(most_parts) + " can be shown");
    }
    const auto year = whole_year(own);
    if (!year) fail_for_open(text, own);
    Period years{add_months(*year->first, -12 * years_before), year->last, Precision::year};
    if (in_ledgers) years.first = std::min(std::max(*years.first, *in_ledgers->first), *year->first);
    return parts_of(years, Precision::year);
  }
  return {report_period(text, own, today)};
}

}  // namespace shanhai
