#pragma once
// A condition on the date takes away the rows that a comparison looks for: of `-w 'year = 2023' -c yoy` last year is gone.

#include <optional>
#include <string>
#include <vector>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/notice.h"
#include "shanhai/question/compare.h"

namespace shanhai {

/// What is to be said where one of `where`, as it was typed, looks at the ledger's date, and one of `compares` at other times.
std::optional<Notice> narrowed_dates(const std::vector<std::string>& where, const std::vector<Compare>& compares,
                                     const LedgerSpec& ledger, Day today);

}  // namespace shanhai
