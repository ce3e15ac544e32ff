#pragma once
// Measures: `sum(amount where channel = 电商) / sum(amount) as 电商占比`. Text -> tree -> aggregates to collect
// and a formula over them. docs/query.md has the grammar.
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
#include "shanhai/language/syntax.h"

namespace shanhai {

enum class Function { count, sum, mean, min, max, quantile, stddev, distinct, first, last, wmean };

/// One aggregate as it is written: a function, its columns, and the rows that it narrows itself to.
struct AggregateCall {
  Function function = Function::count;
  std::string name = "count";            // as it is called, in lower case: sum, median, p99.9; avg is mean
  Token value;                           // its column; empty text for a plain count
  Token weight;                          // wmean's second column
  Exact share;                           // quantile: 0 to 1 (p99.9 is 0.999)
  std::shared_ptr<ConditionNode> where;  // null: all rows
};

struct MeasureNode {
  enum class Kind { number, aggregate, add, subtract, multiply, divide, negate } kind = Kind::number;
  Exact number;         // of a number, in ones: 100万 is 1000000
  bool money = false;   // the number names 元, 万元 or 亿元
  std::string text;     // of a number: as it is written
  AggregateCall call;   // of an aggregate
  int brackets = 0;     // how many pairs of brackets stand around it
  std::size_t begin = 0, end = 0;                   // bytes in the expression
  std::vector<std::unique_ptr<MeasureNode>> parts;  // two; of negate one
};

struct MeasureTree {
  std::string text;   // the expression that it stands in, for messages
  std::string alias;  // its `as` name; empty if none
  std::shared_ptr<const MeasureNode> root;
};

/// Throws UsageError with a caret. A measure needs a column or a count in it: `2` is an error.
MeasureTree parse_measure(const std::string& text);
/// `count,sum(amount) as 金额`: measures with commas between them.
std::vector<MeasureTree> parse_measures(const std::string& text);
/// For `--having`, which compares measures: the one that begins at the lexer's place (no `as`), behind which
/// it is left. Nothing, and the lexer where it was, where none begins there: a plain word or number, or the
/// bracket of a condition. Throws UsageError for one that begins and is wrong: `sum(amount`.
std::optional<MeasureTree> measure_at(Lexer& lexer);

/// The most numbers and aggregates that one measure may have.
inline constexpr int most_terms = 1000;

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
