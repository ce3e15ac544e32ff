#pragma once
// A look at the ledgers before a report is planned: what it asks for can depend on the values that are in them.

#include <string>

#include "shanhai/question/question.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// Whether files of the ledger have the column, and a row of them has that value in it.
bool has_value(const LedgerSpec& ledger, const std::string& column, const std::string& value,
               const Setting& setting);

}  // namespace shanhai
