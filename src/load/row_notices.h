#pragma once
// What the rows of a file that are no data have said, and a figure may hang on.

#include <vector>

#include "shanhai/load/scan.h"

namespace shanhai {

/// A row between the others or below them names a unit of money in which no amount of its file is read. `numbers` are
/// those of ScanRequest::files.
std::vector<Notice> unit_notices(const LedgerFiles& files, const std::vector<std::size_t>& numbers, const ScanReport& report);

/// The words of such a notice, without file and line.
Said other_unit_words(const LedgerFile& file, const FileRows& rows);

/// The first column of money; other_unit is only of files that have one.
const ColumnSpec& first_amount(const LedgerFile& file);

}  // namespace shanhai
