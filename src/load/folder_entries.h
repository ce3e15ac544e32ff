#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace shanhai {

struct FolderEntry {
  std::string name;
  std::filesystem::file_type type;  // not following links
};

/// What is in a folder, in no order. (std::filesystem's iterators end the program where memory runs out.)
/// Throws InputError.
std::vector<FolderEntry> folder_entries(const std::filesystem::path& folder);

/// By its name: `.sales.csv`, or what a spreadsheet leaves beside a workbook that is open, `~$台账.xlsx`.
bool is_hidden(const std::string& name);
/// `.csv`, in small letters; empty where the name has none.
std::string ending_of(const std::string& name);

}  // namespace shanhai
