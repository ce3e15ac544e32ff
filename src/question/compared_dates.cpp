#include "question/compared_dates.h"

#include <algorithm>

#include "question/compare_kinds.h"
#include "shanhai/filter/columns.h"
#include "shanhai/filter/condition.h"
#include "shanhai/language/syntax.h"

namespace shanhai {

std::optional<Notice> narrowed_dates(const std::vector<std::string>& where, const std::vector<Compare>& compares,
                                     const LedgerSpec& ledger, Day today) {
  const auto looks_at_other_times = [](Compare compare) {
    const CompareKind& kind = kind_of(compare);
    return kind.is_of_before() || kind.rows != CompareKind::Rows::own;
  };
  const auto date = ledger.with_role(Role::date);
  if (!date || std::none_of(compares.begin(), compares.end(), looks_at_other_times)) return std::nullopt;
  Columns columns(ledger, today);
  for (const std::string& condition : where) bind(parse_condition(condition), columns);
  const std::vector<std::size_t> looked_at = columns.wanted();
  if (std::find(looked_at.begin(), looked_at.end(), *date) == looked_at.end()) return std::nullopt;
  return Notice{ledger.id, "",
                {"条件里限定了日期，同比、环比和累计也只看符合条件的行，条件以外的时期按没有数据算；只想看某个时期，用 --period",
                 "a condition narrows the date, and comparisons see only the rows that meet it: other times count as empty; choose "
                 "the time with --period instead"}};
}

}  // namespace shanhai
