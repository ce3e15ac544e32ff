#pragma once
// Finds the header of a file among its first rows, and says which of its columns are which of a ledger's.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/column_names.h"
#include "load/title_units.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// What PassedOver::reason begins with where a header has wrong bytes; its line follows, a space, and what is wrong.
inline constexpr const char* unreadable_header = "has a header that cannot be read in line ";

/// The header is looked for within so many rows.
inline constexpr std::size_t header_within_rows = 30;

/// A file has at most so many columns, as a spreadsheet has; one with more is an error.
inline constexpr std::size_t most_columns = 16384;

/// The columns of a header row as those of `ledger`.
struct HeaderMatch {
  std::vector<FileColumn> columns;
  std::size_t known = 0;  // of them
};

/// Empty where a required column of the ledger is not among `cells`. Units are those that the cells themselves name.
std::optional<HeaderMatch> match_header(const std::vector<std::string>& cells, const LedgerSpec& ledger,
                                        const std::vector<NamedColumn>& named);

/// The unit of a money column's cells where neither they, the header nor a title line names one.
UnitPower own_unit(const ColumnSpec& column);

/// A row at the beginning of a file.
struct HeadRow {
  std::vector<std::string> cells;   // UTF-8, trimmed
  std::vector<std::string> folded;  // as names are compared
  std::size_t width = 0;            // how many cells it has; of those behind most_columns nothing is known
  std::size_t wrong_cells = 0;      // that cannot be decoded
  std::string wrong_bytes;          // what is wrong with the first of them
  bool unclosed_quote = false;
  std::uint64_t line = 0;
  std::uint64_t next_line = 0;     // where the row below begins
  std::uint64_t next_offset = 0;
};

struct HeaderFound {
  HeaderMatch match;
  std::size_t row = 0;
  std::size_t first_row = 0;  // the upper one of several: two of names, one of units below them
  std::vector<TitleUnit> titles;  // what stands above says of units
};

/// The row names columns of the ledger, and lacks no more of the required ones than it has cells with wrong bytes.
bool lacks_only_wrong_cells(const HeadRow& row, const LedgerSpec& ledger, const std::vector<NamedColumn>& named);

/// The first of `rows` that is a header of `ledger`, or the first two that are one when joined: `资金(万元)`
/// above `到位资金` and `支出资金` (merged cells leave their text in the first). Of such, `row` is the lower. A row of
/// units below the names belongs to it.
std::optional<HeaderFound> find_header(const std::vector<HeadRow>& rows, const LedgerSpec& ledger,
                                       const std::vector<NamedColumn>& named);

}  // namespace shanhai
