#pragma once
// What an answer says besides its table: columns that no file has, words that occur nowhere.

#include <string>
#include <vector>

#include "shanhai/aggregate/question.h"
#include "shanhai/filter/condition.h"

namespace shanhai {

/// A note for each of the columns (numbers in the ledger) that is in none of its files and has no default.
std::vector<std::string> missing_columns(const std::vector<std::size_t>& columns, const LedgerSpec& ledger,
                                         const Setting& setting);

/// For a condition that no row has met: a note for each of its words that no row has in that column, with the
/// nearest that one has. Reads the ledger once more, so not where it is a pipe.
std::vector<std::string> unknown_words(const std::vector<ConditionTree>& conditions, const LedgerSpec& ledger,
                                       const Setting& setting);

/// Why there is no share of these measures or figures; nothing where there are none.
std::optional<Notice> without_share(const std::string& ledger, const std::vector<std::string>& names);

}  // namespace shanhai
