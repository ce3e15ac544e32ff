#include "report/report_period.h"

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

}  // namespace

Period report_period(std::string_view text, const Period& own, Day today) {
  std::vector<std::string> names = {"this-month",   "last-month", "this-quarter",
                                    "last-quarter", "this-year",  "last-year"};
  for (const Relative& relative : relatives) {
    if (text == relative.name) {
      if (const auto period = relative.from(own)) return *period;
      throw UsageError(std::string(text) + ": the report's period " + to_text(own) +
                       " is open, so there is none");
    }
    names.emplace_back(relative.name);
  }
  if (const auto period = try_period(text, today)) return *period;
  throw UsageError("\"" + std::string(text) + "\" is not a period" + did_you_mean(text, names) +
                   " (as in --period: 2023, 2023-06, 2020..2023, last-year; or, from the report's "
                   "own: ytd, before, "
                   "year-before, year, 12-months, to-date)");
}

}  // namespace shanhai
