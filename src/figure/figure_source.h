#pragma once
// Where a figure comes from, as the catalogue writes it: the columns at the end of a list of all figures. For
// people it is one column, `funds: sum(received) where source = 财政援助资金`.

#include "shanhai/table/table.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// source; for machines ledger, measure, where, over.
void append_source_columns(bool for_people, bool english, Table& table);
void append_source(const Indicator& indicator, bool for_people, TableRow& row);

}  // namespace shanhai
