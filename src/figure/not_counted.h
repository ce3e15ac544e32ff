#pragma once
// What a report says of rows and ledgers that are not in its figures.

#include <string>
#include <vector>

#include "figure/tally.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/table/document.h"

namespace shanhai {

struct NotCounted {
  std::vector<std::string> missing;  // ids of ledgers
  std::vector<FileTally> files;      // of those that are there
  std::vector<LeftOut> left_out;     // by file
  std::vector<std::string> lacking;  // columns that files lack, in words
  std::vector<Notice> notices;
};

/// The section, which says what is news: ledgers that are missing, files of which rows do not count, and notices.
std::vector<Block> not_counted_section(const NotCounted& what, const Catalogue& catalogue, bool english);

/// The same, for machines.
std::vector<LeftOutNote> not_counted_notes(const NotCounted& what, const Catalogue& catalogue, bool english);

/// Under a table: `没有劳务台账（labour）`.
std::string missing_words(const LedgerSpec& ledger, bool english);

}  // namespace shanhai
