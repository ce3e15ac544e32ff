#pragma once
// A workbook beside a CSV file of the same name: somebody goes on writing in the one while the other is read.

#include <filesystem>
#include <vector>

#include "load/folder_entries.h"
#include "shanhai/ledger/notice.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// One for each of the files of the folder that has such a neighbour, in their order.
std::vector<Notice> workbooks_beside(const std::filesystem::path& folder, const std::vector<FolderEntry>& entries,
                                     const std::vector<LedgerFile>& files);

}  // namespace shanhai
