#pragma once
// -s: what an answer's rows are ordered by. Ties keep the order of the keys, and empty values are last in
// both directions.

#include <string>
#include <vector>

#include "gather/select_rows.h"
#include "question/question_columns.h"
#include "question/question_measures.h"

namespace shanhai {

/// One entry of -s, as it is typed: `-sum(amount)`.
struct SortEntry {
  std::string name;
  bool descending = false;
};
std::vector<SortEntry> sort_entries(const std::vector<std::string>& typed);

/// The column with that id or label, else the one whose id or label is spelled alike.
std::optional<std::size_t> column_named(const std::vector<TableColumn>& columns, const std::string& name);
/// Throws UsageError: nothing in an answer with these columns is called so.
[[noreturn]] void fail_not_printed(const std::vector<TableColumn>& columns, const std::string& name);

/// What a row of groups is sorted by.
struct SortKey {
  enum class Of {
    key,       // a column of -g
    cell,      // a printed column
    measure,   // QuestionMeasures::row_values(): of the whole row, whether it is printed or not
    printed,   // a printed column of a pivot, known by name only
  } of = Of::cell;
  std::size_t number = 0;
  std::string name;
  bool descending = false;
};

/// Finds out what the entries mean, before any row is read. `printed` are the columns of the answer, of a
/// pivot only those of -g; measures that are not shown are added to `measures`. Throws UsageError.
std::vector<SortKey> sort_keys(const std::vector<SortEntry>& entries, const std::vector<GroupColumn>& groups,
                               const std::vector<TableColumn>& printed, bool is_pivot, QuestionMeasures& measures,
                               const LedgerSpec& ledger);

}  // namespace shanhai
