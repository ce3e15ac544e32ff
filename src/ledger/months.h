#pragma once
// How many months a unit of time has.

#include "shanhai/ledger/date.h"

namespace shanhai {

/// 12 of a year, 1 of a month; 0 of a day.
constexpr int months_of(Precision unit) {
  switch (unit) {
    case Precision::year: return 12;
    case Precision::half: return 6;
    case Precision::quarter: return 3;
    case Precision::month: return 1;
    case Precision::day: break;
  }
  return 0;
}

}  // namespace shanhai
