#pragma once
// Files that are called .csv and are something else, or nearly CSV: what they are, and what to do.

#include <string>
#include <string_view>
#include <vector>

#include "load/head.h"
#include "load/header.h"

namespace shanhai {

/// Told from the first bytes of a file: `is compressed (gzip): …`; empty for text.
std::string other_format(std::string_view bytes);

/// Told from rows in which no header of a ledger has been found: other separators, lines in quotes, a cross table, no
/// header at all; empty where it is none of these. `rows` are those under a comma.
std::string nearly_csv(const std::vector<HeadRow>& rows, const std::vector<const LedgerSpec*>& ledgers,
                       const std::vector<NamedColumn>& named);

}  // namespace shanhai
