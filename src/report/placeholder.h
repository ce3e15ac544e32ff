#pragma once
// What stands in `{{ ... }}`:
//
//   {{ ID [where CONDITION] [by COLUMN=VALUE] [@ PERIOD] [: PART[, PART ...]] }}
//   {{ period [@ PERIOD] [: iso] }}   {{ as_of [: iso] }}   {{ today [: iso] }}   {{ pace [@ PERIOD] }}
//   {{ not_counted }}                 on a line of its own: where that section stands (else at the end)
//
// ID is an indicator. PERIOD is one as in --period, or counts from the report's own: see report_period.h.
// A CONDITION or VALUE that has : @ or braces in it stands in quotes there. PART is one of
//   yoy mom ytd ytd-yoy cumulative share rank target completion pace ahead   derived (share and rank need `by`)
//   元 万元 亿元, 万人 ...   the unit, which is printed      a whole number   of decimals
//   unit   print the indicator's unit     bare   print no unit     plain   no thousands separators
//   words  growth as 增长3.20% or 下降3.20%, ahead as 快于序时进度3.10个百分点
// Money and percentages carry their unit, since it could be another; counts do not, since the sentence names
// what is counted: `转移就业{{ labour.transferred }}人`.

#include <optional>
#include <string>
#include <vector>

#include "report/scaled_unit.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/report/figures.h"

namespace shanhai {

struct Placeholder {
  enum class Kind { figure, period, as_of, today, pace, not_counted } kind = Kind::figure;
  const Indicator* indicator = nullptr;
  std::string where, by;
  std::string period;  // as it is written behind @; empty: the report's own
  Derived derived = Derived::value;
  std::optional<int> decimals;
  std::optional<ScaledUnit> unit;
  std::string unit_text;  // as it is written
  bool with_unit = false, bare = false, plain = false, words = false, iso = false;
};

/// Reads what stands between the braces. Throws UsageError, with the nearest right name.
Placeholder read_placeholder(const std::string& inside, const Catalogue& catalogue);

}  // namespace shanhai
