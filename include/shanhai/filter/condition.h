#pragma once
// The condition of --where: text -> tree -> a test over a Batch. docs/query.md has the grammar.
//
// Every comparison is false in a row where one of its cells is empty, and `not` of it is then true: there
// are two truth values. `!=`, `!~`, `not in` and `not between` are comparisons, so they are false there too.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/filter/columns.h"
#include "shanhai/language/syntax.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

/// One byte a row: 1 where it holds, else 0.
using Mask = std::vector<std::uint8_t>;

/// A condition bound to the columns of a scan. It keeps what it has found out about words, so each thread
/// has a copy of its own (clone), which starts without that knowledge. REQUIRES: the batches that one copy
/// tests come from one set of dictionaries (for another set of dictionaries, clone anew).
/// No cell of the columns that it needs may be `unreadable` in the rows whose verdict matters; such a cell
/// compares as missing.
class Condition {
 public:
  virtual ~Condition() = default;
  /// Fills `mask` (resized to batch.rows()). Allocates nothing once it has met its words and batch sizes.
  virtual void test(const Batch& batch, Mask& mask) = 0;
  virtual std::unique_ptr<Condition> clone() const = 0;
};

/// Binds a tree: looks up its names and puts what it needs into `columns`; reads its literals as the type on
/// the left. Throws UsageError that shows `tree.text` with a caret under the place.
std::unique_ptr<Condition> bind(const ConditionTree& tree, Columns& columns);
/// The same for a condition inside a measure; `text` is the expression that its tokens stand in. (It is not
/// called bind, because with a std::string among the arguments std::bind would be looked up too, and win.)
std::unique_ptr<Condition> bind_condition(const ConditionNode& node, const std::string& text,
                                          Columns& columns);

/// The date of a row lies in a period; for indicators also to-date and active (see Over). `period` and
/// `active` need the ledger's date, `active` also its end: UsageError where there is none. Where the ledger
/// knows no time, every row counts in `to_date`, as undated rows do.
std::unique_ptr<Condition> within(const Period& period, Over over, Columns& columns);

/// All of them hold; with none, every row does. Null pointers are passed over.
std::unique_ptr<Condition> all_of(std::vector<std::unique_ptr<Condition>> conditions);

/// A copy of the tree that calls its columns by their ids, on both sides: for keys, so that `金额 > 1` and
/// `amount > 1` are one. Names that the ledger does not know stay as they are.
std::unique_ptr<ConditionNode> with_ids(const ConditionNode& node, const LedgerSpec& ledger);

/// A word that a condition looks for in a column of words (=, !=, in, not in), or in the text of its cells (~, !~).
struct LiteralUse {
  std::size_t column = 0;  // the ledger's column number
  std::string word;        // as it is compared: in the vocabulary's spelling where there is one
  Token value;             // as it is written
  bool contains = false;
};
/// Those of a tree, from left to right: a word that occurs nowhere in its column may be misspelt, and the
/// caller, who has seen the cells, can say so. None of personal columns: advice would give away what is there.
std::vector<LiteralUse> literals(const ConditionNode& node, const LedgerSpec& ledger);

/// The vocabulary's spelling of a word (compared by folded_name with values, English values and aliases, the
/// first that matches), or the word itself where the column's vocabulary does not know it.
std::string vocabulary_spelling(const ColumnSpec& column, std::string_view word);

}  // namespace shanhai
