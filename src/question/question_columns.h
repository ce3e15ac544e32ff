#pragma once
// The columns of -g and -p, and tuples of their values.

#include <vector>

#include "question/shown_cells.h"
#include "shanhai/gather/groups.h"
#include "shanhai/filter/columns.h"

namespace shanhai {

struct GroupColumn {
  Name name;
  Key key;
  TableColumn shown;
  ShownCells cells;
  bool is_time = false;  // made from the ledger's date

  /// Groups of time have the precision asked for; those of the date itself have its own.
  Precision precision() const { return name.time.value_or(Precision::day); }
};

/// The column that `text` names. Throws UsageError with the nearest right name.
GroupColumn group_column(const std::string& text, Columns& columns, const Setting& setting);

/// A value as names are made of it; empty where there is none.
std::string named(const Value& value);

/// Throws UsageError where two of them have one id.
void refuse_twins(const std::vector<TableColumn>& columns);

/// Values of some group columns: those of a group, as they are in the ledger.
using Tuple = std::vector<Value>;
struct TupleOrder {
  bool operator()(const Tuple& a, const Tuple& b) const;
};

/// The values at those positions.
Tuple picked(const Tuple& tuple, const std::vector<std::size_t>& positions);

/// The keys of all groups, in their order.
std::vector<Tuple> tuples_of(const Groups& groups, std::size_t keys);

}  // namespace shanhai
