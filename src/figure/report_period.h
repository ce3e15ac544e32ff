#pragma once
// Periods in a template. Besides those of --period, these count from the report's own, P:
//
//   ytd          from 1 January to the end of P        year       the whole year in which P ends
//   before       the period just before, as long       12-months  the twelve months up to the end of P
//   year-before  a year earlier                        to-date    everything up to the end of P
//
// (So `ytd` is P's year to date, not today's. `2023..` and last-year mean what they mean in --period.)
//
// A block may also have several at once: `months`, `quarters`, `halves` are those of P, `years` the year in
// which P ends and those before it that the ledgers know, four at most.

#include <optional>
#include <string_view>
#include <vector>

#include "shanhai/ledger/period.h"

namespace shanhai {

/// Throws UsageError with the nearest right word.
Period report_period(std::string_view text, const Period& own, Day today);

/// The same, or several. `in_ledgers`: from the first to the last year of the ledgers, where it is known.
std::vector<Period> report_periods(std::string_view text, const Period& own, Day today,
                                   const std::optional<Period>& in_ledgers);
/// Whether report_periods() wants to know the years in the ledgers.
bool asks_for_years(std::string_view text);

/// The years, quarters ... of a period, those at its ends in full. REQUIRES: it has both ends.
std::vector<Period> parts_of(const Period& period, Precision unit);

/// `months` and its like are no more than anybody could want to see side by side.
inline constexpr std::size_t most_parts = 200;

}  // namespace shanhai
