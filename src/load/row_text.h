#pragma once
// A row of a file as --rejects shows it.

#include <string>
#include <string_view>

#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// The bytes of a row that are shown; of a longer one, none.
inline constexpr std::size_t longest_shown_row = std::size_t{1} << 20;

/// In UTF-8, wrong bytes as U+FFFD.
std::string readable(std::string_view bytes, Encoding encoding);

/// `record` (without its line end) as it stands in the file, in UTF-8, wrong bytes as U+FFFD; personal cells are
/// masked, and so is what looks personal in other columns. `***` where it is not known which cell belongs to
/// which column: the record is empty, cannot be cut, or has more cells than a header with personal columns.
std::string row_text(std::string_view record, const LedgerFile& file, bool show_personal);

}  // namespace shanhai
