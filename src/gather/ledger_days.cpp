#include "shanhai/gather/ledger_days.h"

#include <algorithm>

#include "look/looking_scan.h"
#include "shanhai/gather/gather.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

constexpr Day far = 366 * 50;

/// The least and the largest date of a ledger.
std::pair<Value, Value> dates_of(const LedgerSpec& ledger, std::size_t date, const Setting& setting) {
  Columns columns(ledger, setting.today);
  Grouping grouping;
  const std::string column = "(`" + ledger.columns[date].id + "`)";
  const Measure least = shanhai::bind(parse_measure("min" + column), columns, grouping.aggregates, setting.english);
  const Measure most = shanhai::bind(parse_measure("max" + column), columns, grouping.aggregates, setting.english);
  grouping.needs = {columns.place(date)};
  grouping.is_answer = false;
  const Gathered gathered = gather(columns, {grouping}, setting);
  return {gathered.groups[0].value(least, 0), gathered.groups[0].value(most, 0)};
}

}  // namespace

LedgerDays::LedgerDays(const Setting& setting) : setting_(setting) {
  for (const LedgerSpec& ledger : setting.catalogue->ledgers()) ledgers_.push_back(&ledger);
}

LedgerDays::LedgerDays(const Setting& setting, const LedgerSpec& ledger) : setting_(setting), ledgers_{&ledger} {}

const std::optional<Period>& LedgerDays::days() {
  if (days_) return *days_;
  Setting only_looking = setting_;
  only_looking.notices = nullptr;
  only_looking.rejects = nullptr;
  std::optional<Period> days;
  for (const LedgerSpec* const ledger : ledgers_) {
    const auto date = ledger->with_role(Role::date);
    if (!date || setting_.files->of(*ledger).empty()) continue;
    const auto [least, most] = dates_of(*ledger, *date, only_looking);
    const auto* from = std::get_if<Date>(&least);
    const auto* to = std::get_if<Date>(&most);
    if (!from || !to) continue;
    if (!days) days = Period{from->first(), to->last(), Precision::day};
    days->first = std::min(*days->first, from->first());
    days->last = std::max(*days->last, to->last());
  }
  return days_.emplace(days);
}

std::optional<Period> LedgerDays::years() {
  if (!days()) return std::nullopt;
  const auto year = [](Day day) { return Date(day, Precision::day).truncated(Precision::year); };
  return Period{year(*days()->first).first(), year(*days()->last).last(), Precision::year};
}

/// From today: only then it is worth while to look how far it is from the ledgers.
bool LedgerDays::is_far(const Period& period) const {
  const auto is_away = [&](const std::optional<Day>& day) { return day && (*day < setting_.today - far || *day > setting_.today + far); };
  return is_away(period.first) || is_away(period.last);
}

void LedgerDays::refuse_far(const Period& period) {
  if (!is_far(period)) return;
  for (const LedgerSpec* const ledger : ledgers_) {
    for (const std::size_t file : setting_.files->of(*ledger)) {
      if (!can_be_read_again(setting_.files->files[file])) return;
    }
  }
  if (!days()) {
    if (!period.first || !period.last || *period.last - *period.first <= far) return;
    throw UsageError(to_text(period) + " is longer than 50 years, and no row of the ledgers has a date; leave an end open");
  }
  const auto is_beyond = [&](const std::optional<Day>& day) { return day && (*day < *days()->first - far || *day > *days()->last + far); };
  if (!is_beyond(period.first) && !is_beyond(period.last)) return;
  throw UsageError(to_text(period) + " reaches more than 50 years beyond the ledgers, which go from " +
                   to_text(Date(*days()->first, Precision::day)) + " to " + to_text(Date(*days()->last, Precision::day)) +
                   "; give a period near them, or leave an end open");
}

}  // namespace shanhai
