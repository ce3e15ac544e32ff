#pragma once
// A look at the ledgers before a report is planned: what it asks for can depend on the years and the values
// that are in them.

#include <optional>
#include <string>

#include "shanhai/question/question.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

/// From the first to the last year of a date in any of the ledgers; empty where there is none.
std::optional<Period> years_in_ledgers(const Setting& setting);

/// Whether files of the ledger have the column, and a row of them has that value in it.
bool has_value(const LedgerSpec& ledger, const std::string& column, const std::string& value,
               const Setting& setting);

}  // namespace shanhai
