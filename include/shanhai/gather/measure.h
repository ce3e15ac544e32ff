#pragma once
// Measures bound to the columns of a scan: aggregates to collect, and a formula over them. Their text and trees:
// language/measure_syntax.h.
//
// Units follow: money plus or minus money, and money times or divided by a number, are money; money divided
// by money is a number. Any other mixture is a plain number, money counted in 元.
//
// Of no values, count and distinct are 0 and every other function is empty.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/table/table.h"
#include "shanhai/filter/columns.h"
#include "shanhai/filter/condition.h"
#include "shanhai/language/measure_syntax.h"

namespace shanhai {

/// An aggregate bound to the columns of a scan: what `Groups` collects. Two that are written alike are the
/// same one.
struct Aggregate {
  Function function = Function::count;
  ColumnType type = ColumnType::count;  // of the value's column; count where there is none
  std::ptrdiff_t value = -1;            // places in the Batch; -1: none
  std::ptrdiff_t weight = -1;
  std::ptrdiff_t date = -1;                // first and last: the place of the ledger's date; -1: it has none
  std::optional<Precision> time;        // the value is a group of time made from the date (distinct(month))
  Exact share;
  std::shared_ptr<const Condition> where;  // cloned by each thread; null: all rows
  std::vector<LiteralUse> words;           // of conditions, that some row should have
  std::string where_id;                    // `channel = 电商`; those with the same one share `where`
  std::string id;                          // `sum(amount where channel = 电商)`
};

/// A bound measure: a formula over aggregates, which stand in a list that several measures share.
struct Measure {
  std::string id;     // its `as` name, else the text without spaces and with ids: `sum(amount)`
  std::string label;  // in the language asked for: `金额合计`; its `as` name
  Quantity quantity = Quantity::number;
  std::string unit;   // 元, 人; empty if none
  std::optional<ColumnType> personal;  // its value is a cell of a personal column of that type: mask it
  std::shared_ptr<const MeasureNode> formula;
  std::vector<std::size_t> aggregates;  // of the formula's aggregates, from left to right: places in the list
  bool cannot_tell = false;  // it hangs on a column that no file has: empty, whatever the rows are
};

/// Binds a tree to the columns of a scan; aggregates that are not in `aggregates` yet are added to it. Throws
/// UsageError with a caret for a name that the ledger does not know, and for a function or arithmetic on what
/// is no number. Two measures may come out with the same id: the caller says whether that is an error.
/// (With a temporary tree, call it shanhai::bind: std::bind is looked up too, and would win.)
Measure bind(const MeasureTree& tree, Columns& columns, std::vector<Aggregate>& aggregates, bool english);

}  // namespace shanhai
