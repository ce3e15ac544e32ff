#pragma once
// Periods in a template. Besides those of --period, these count from the report's own, P:
//
//   ytd          from 1 January to the end of P        year       the whole year in which P ends
//   before       the period just before, as long       12-months  the twelve months up to the end of P
//   year-before  a year earlier                        to-date    everything up to the end of P
//
// (So `ytd` is P's year to date, not today's. `2023..` and last-year mean what they mean in --period.)

#include <string_view>

#include "shanhai/ledger/period.h"

namespace shanhai {

/// Throws UsageError with the nearest right word.
Period report_period(std::string_view text, const Period& own, Day today);

}  // namespace shanhai
