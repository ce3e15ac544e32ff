#pragma once
// Which of a ledger's columns a header cell names, and in which unit.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

/// --column ID=HEADER: which column of the files is meant. HEADER may be its place: #3.
struct NamedColumn {
  std::string id;
  std::string header;                // as it was typed
  std::string folded_header;
  std::optional<std::size_t> place;  // from 0

  /// It names the cell at `place` of a header row.
  bool is(std::size_t at, const std::vector<std::string>& all_folded) const;
};

/// --column as it was typed; `equals` is where its first `=` stands.
NamedColumn named_column(const std::string& option, std::size_t equals);

/// What `folded` says of the unit of a column's numbers; nothing where it has none.
UnitReading unit_for(const ColumnSpec& column, std::string_view folded);

/// The unit in a header that need not be the catalogue's: in brackets, or the last word. `header` as it is written.
UnitReading unit_in_header(const std::string& header, const ColumnSpec& column);

struct NameMeaning {
  std::size_t column;
  UnitReading unit;
};
/// By the catalogue's names, whole or with a unit behind: 金额, 金额(万元), 金额 万元. `folded`: see folded_name.
std::optional<NameMeaning> meaning_of_name(const std::string& folded, const LedgerSpec& ledger);

/// The ledger's column that the header cell at `place` means, by --column or by its own name.
std::optional<std::size_t> column_of(std::size_t place, const std::vector<std::string>& all_folded,
                                     const LedgerSpec& ledger, const std::vector<NamedColumn>& named);

}  // namespace shanhai
