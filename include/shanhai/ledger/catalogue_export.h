#pragma once
// The catalogue as files, for `schema --export`.

#include <filesystem>
#include <optional>
#include <vector>

#include "shanhai/ledger/embedded.h"

namespace shanhai {

/// The built-in files, by name; with `folder`, those in it on top, row by row as Catalogue::add_folder takes
/// them. Read again on top of the built-in ones, they give the same catalogue. Throws UsageError and InputError
/// as add_folder does.
std::vector<EmbeddedFile> catalogue_files(const std::optional<std::filesystem::path>& folder);

}  // namespace shanhai
