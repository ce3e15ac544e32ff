#pragma once
// How groups of time are called as columns.

#include "shanhai/ledger/date.h"

namespace shanhai {

struct TimeWords {
  const char* id;
  const char* label;
  const char* label_en;
};

constexpr TimeWords time_words(Precision precision) {
  switch (precision) {
    case Precision::year:
      return {"year", "年份", "Year"};
    case Precision::half:
      return {"half", "半年", "Half-year"};
    case Precision::quarter:
      return {"quarter", "季度", "Quarter"};
    case Precision::month:
      return {"month", "月份", "Month"};
    case Precision::day:
      break;
  }
  return {"day", "日期", "Day"};
}

}  // namespace shanhai
