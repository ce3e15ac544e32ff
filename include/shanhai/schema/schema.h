#pragma once
// What the catalogue knows of ledgers, as tables.

#include "shanhai/table/table.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/table/style.h"

namespace shanhai {

/// A row for each ledger: ledger, label, label_en, columns (how many), required (their names), date.
Table ledgers_table(const Catalogue& catalogue, bool english);

/// A row for each column of a ledger: id, label, label_en, type, unit, required, role, default, headers (what is
/// accepted besides id and labels, `;` between them), vocabulary (its values, likewise).
Table columns_table(const LedgerSpec& ledger, bool english);

/// The same for machines, an array of objects, a column a line: `required` is true or false, `headers` an array,
/// `vocabulary` one of objects with value, value_en and aliases.
std::string columns_json(const LedgerSpec& ledger);
/// An object for each column, a line each.
std::string columns_jsonl(const LedgerSpec& ledger);

/// No row: the header of an empty ledger, which reading recognises.
Table template_table(const LedgerSpec& ledger, const Style& style);

}  // namespace shanhai
