#pragma once
// Measures as text and trees: `sum(amount where channel = 电商) / sum(amount) as 电商占比`. docs/query.md has the grammar.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shanhai/language/syntax.h"
#include "shanhai/ledger/value.h"

namespace shanhai {

enum class Function { count, sum, mean, min, max, quantile, stddev, distinct, first, last, wmean };

/// Decimals that a probability may have, so that a quantile is exact in 128 bits and 18 decimals.
inline constexpr int probability_decimals = 14;

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

}  // namespace shanhai
