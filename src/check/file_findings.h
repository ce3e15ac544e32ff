#pragma once
// What is to be said of a file as a whole: its header, rows that cannot be cut, and files of no ledger.

#include "check/tallies.h"
#include "shanhai/check/check.h"

namespace shanhai::checking {

/// The file's header: columns recognised, ignored, missing.
CheckedFile header_of(const LedgerFile& file);

/// Two columns that are one, columns that are ignored. `file` is its number in the setting's files.
void find_in_header(std::size_t file, const Setting& setting, Tallies& findings);

/// Rows that cannot be read, another table below, short rows.
void find_in_rows(std::size_t file, const FileRows& rows, const PassLines& lines, const Setting& setting,
                  Tallies& findings);

/// A file that belongs to no ledger, with its finding: an error, unless it is a table of the tool's own
/// (targets.csv, published.csv).
CheckedFile no_ledger(const PassedOver& file, const Setting& setting);

}  // namespace shanhai::checking
