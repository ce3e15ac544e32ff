#pragma once
// The catalogue as files: those of a user's folder, and all of it, for `schema --export`.

#include <filesystem>
#include <optional>
#include <vector>

#include "shanhai/ledger/embedded.h"

namespace shanhai {

/// What Catalogue::add_folder reads of a folder, in its order. Throws UsageError where the folder cannot be read.
std::vector<std::filesystem::path> catalogue_paths(const std::filesystem::path& folder);

/// The built-in files, by name; with `folder`, those in it on top, row by row as Catalogue::add_folder takes
/// them. Read again on top of the built-in ones, they give the same catalogue. Throws UsageError and InputError
/// as add_folder does.
std::vector<EmbeddedFile> catalogue_files(const std::optional<std::filesystem::path>& folder);

}  // namespace shanhai
