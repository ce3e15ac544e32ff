#pragma once
// Workbooks in a data folder: they are not read, and that is said. Beside a CSV file of the same name, somebody may go on
// writing in the one while the other is read.

#include <filesystem>
#include <string>
#include <vector>

#include "load/folder_entries.h"
#include "shanhai/ledger/notice.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// Their names, in order.
std::vector<std::string> workbooks(const std::vector<FolderEntry>& entries);

/// One for each of the files of the folder that has a workbook of its name, in their order; and one for all other
/// workbooks, which is of no ledger.
std::vector<Notice> workbooks_beside(const std::filesystem::path& folder, const std::vector<FolderEntry>& entries,
                                     const std::vector<LedgerFile>& files);

}  // namespace shanhai
