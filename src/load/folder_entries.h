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

}  // namespace shanhai
