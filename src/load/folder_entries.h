#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace shanhai {

/// The names in a folder, in no order. (std::filesystem's iterators end the program where memory runs out.)
/// Throws InputError.
std::vector<std::string> folder_entries(const std::filesystem::path& folder);

}  // namespace shanhai
