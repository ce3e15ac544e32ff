// Rows and periods, as --period and indicators mean them.
#include "filter/date_ranges.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using filter::ConditionPointer;

ConditionPointer in_period(const Period& period, const LedgerSpec& ledger, Columns& columns) {
  const auto date = ledger.with_role(Role::date);
  if (!date) throw UsageError(ledger.id + " has no date, so its rows belong to no period");
  return filter::lies_in(columns.place(*date), {filter::range_of(Operator::equal, period)});
}

ConditionPointer to_date(const Period& period, const LedgerSpec& ledger, Columns& columns) {
  const auto date = ledger.with_role(Role::date);
  if (!date) return all_of({});
  const std::size_t place = columns.place(*date);
  std::vector<ConditionPointer> either;
  either.push_back(filter::lies_in(place, {filter::range_of(Operator::less_equal, period)}));
  either.push_back(filter::opposite_of(filter::present(place)));
  return filter::any_of(std::move(either));
}

ConditionPointer active(const Period& period, const LedgerSpec& ledger, Columns& columns) {
  const auto date = ledger.with_role(Role::date);
  const auto end = ledger.with_role(Role::end);
  if (!date || !end) {
    throw UsageError(ledger.id + " has no " + (date ? "end" : "date") + ", so its rows are never active");
  }
  using filter::DateRange;
  const DateRange begun = period.last ? filter::begins_by(*period.last) : filter::any_date();
  const DateRange ended = filter::range_of(Operator::less, period);  // a missing end is in no range
  std::vector<ConditionPointer> both;
  both.push_back(filter::lies_in(columns.place(*date), {begun}));
  both.push_back(filter::opposite_of(filter::lies_in(columns.place(*end), {ended})));
  return all_of(std::move(both));
}

}  // namespace

std::unique_ptr<Condition> within(const Period& period, Over over, Columns& columns) {
  const LedgerSpec& ledger = columns.ledger();
  switch (over) {
    case Over::period: break;
    case Over::to_date: return to_date(period, ledger, columns);
    case Over::active: return active(period, ledger, columns);
  }
  return in_period(period, ledger, columns);
}

}  // namespace shanhai
