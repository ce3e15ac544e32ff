#include "shanhai/gather/ledger_days.h"

#include <algorithm>

#include "gather/ledger_pass.h"
#include "look/looking_scan.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

constexpr Day far = 366 * 50;

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
    if (!ledger->with_role(Role::date)) continue;
    LedgerPass pass(*ledger, only_looking);
    pass.add_dates();
    pass.read();
    const std::optional<Date> from = pass.first_date(), to = pass.last_date();
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
