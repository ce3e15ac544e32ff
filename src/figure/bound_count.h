#pragma once
// A count that a figure is made of, bound to the columns of a scan: which rows, measured how.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shanhai/gather/groups.h"
#include "shanhai/gather/measure.h"
#include "shanhai/filter/columns.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

/// An indicator over the rows of a period.
struct Wanted {
  const Indicator* indicator = nullptr;
  std::vector<std::string> where;  // besides the indicator's own; all must hold
  std::optional<Period> period;    // empty: all rows; for `active` those active today
  std::string by;                  // a column: a number for each of its values; empty: one number
  bool typed = true;               // somebody has typed `where`: a value in it that no row has may be a slip
  bool whole = false;              // one number for all values of `by`: each row once, in a list too
};

/// What it is of, as text: two that are alike are one count.
std::string text_of(const Wanted& wanted);

struct BoundCount {
  std::shared_ptr<const Condition> where;  // null: all rows
  std::vector<Aggregate> aggregates;
  Measure measure;
  std::vector<Key> keys;  // of Wanted::by
};

/// Throws UsageError for a mistake, with Indicator::place where it is the catalogue's.
BoundCount bound(const Wanted& wanted, Columns& columns, bool english);

/// A mean, a quantile, one value: not a total of many.
bool is_of_one(const Measure& measure);

}  // namespace shanhai
