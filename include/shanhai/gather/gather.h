#pragma once
// Groupings over one ledger, collected in one pass: what questions and figures are made of.

#include <vector>

#include "shanhai/gather/groups.h"
#include "shanhai/gather/left_out.h"
#include "shanhai/gather/setting.h"
#include "shanhai/filter/columns.h"

namespace shanhai {

struct Gathered {
  std::vector<Groups> groups;      // one for each grouping, sorted
  std::vector<LiteralUse> unmet;   // words that are watched for and no row has
  std::vector<std::size_t> files;  // the ledger's files, by number in Setting::files
  ScanReport report;               // its files in the same order
};

/// Reads the files of `columns.ledger()` once. All conditions and measures of `groupings` are bound to
/// `columns`. Throws InputError where there is no file of that ledger.
Gathered gather(const Columns& columns, const std::vector<Grouping>& groupings, const Setting& setting);

/// The rows that grouping number `grouping` had to leave out, by file: those that could not be cut into
/// cells, and those with an unreadable cell in a column that it needs.
std::vector<LeftOut> left_out(const Gathered& gathered, std::size_t grouping, const Columns& columns,
                              const Setting& setting);

}  // namespace shanhai
