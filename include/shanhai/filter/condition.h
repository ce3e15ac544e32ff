#pragma once
// The condition of --where: text -> tree -> a test over a Batch. docs/query.md has the grammar.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/filter/columns.h"
#include "shanhai/filter/syntax.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

/// One byte a row: 1 where it holds, else 0.
using Mask = std::vector<std::uint8_t>;

/// A condition bound to the columns of a scan. It keeps what it has found out about words, so each thread
/// has a copy of its own (clone). No cell of the columns that it needs may be `unreadable` in the rows whose
/// verdict matters; such a cell compares as missing.
class Condition {
 public:
  virtual ~Condition() = default;
  /// Fills `mask` (resized to batch.rows()).
  virtual void test(const Batch& batch, Mask& mask) = 0;
  virtual std::unique_ptr<Condition> clone() const = 0;
};

/// Binds a tree: looks up its names and puts what it needs into `columns`; reads its literals as the type on
/// the left. Throws UsageError that shows `tree.text` with a caret under the place.
std::unique_ptr<Condition> bind(const ConditionTree& tree, Columns& columns);

/// The date of a row lies in a period; for indicators also to-date and active (see Over). `active` needs
/// the ledger's end column; UsageError if there is none, or if it knows no time.
std::unique_ptr<Condition> within(const Period& period, Over over, Columns& columns);

/// All of them hold; with none, every row does. Null pointers are passed over.
std::unique_ptr<Condition> all_of(std::vector<std::unique_ptr<Condition>> conditions);

}  // namespace shanhai
