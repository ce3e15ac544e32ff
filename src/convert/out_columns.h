#pragma once
// Which columns a converted ledger has: those of the catalogue that are in any of the files, in catalogue
// order, then those it does not know, in the order in which the files have them.

#include <string>
#include <vector>

#include "shanhai/question/question.h"
#include "shanhai/ledger/masking.h"
#include "shanhai/table/style.h"

namespace shanhai {

struct OutColumn {
  std::string id;              // the JSON key
  std::string title;           // what reading recognises; of columns of the catalogue
  const ColumnSpec* spec = nullptr;  // null: the catalogue does not know it

  CellMask mask;                     // how its cells are shown, unless all is

  ColumnType type() const { return spec ? spec->type : ColumnType::text; }
};

struct OutColumns {
  std::vector<OutColumn> written;    // in the order of a batch's columns
  std::vector<std::size_t> columns;  // ScanRequest::columns
  std::vector<std::string> others;   // ScanRequest::others; behind those that are written, columns without a header
};

/// `files` are numbers in Setting::files.
OutColumns out_columns(const LedgerSpec& ledger, const std::vector<std::size_t>& files, const Setting& setting,
                       const Style& style);

}  // namespace shanhai
