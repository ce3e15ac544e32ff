#include "load/folder_entries.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

namespace fs = std::filesystem;

/// Most file systems say it along with the name.
fs::file_type type_of(const dirent& entry, const fs::path& folder) {
  if (entry.d_type == DT_REG) return fs::file_type::regular;
  if (entry.d_type == DT_LNK) return fs::file_type::symlink;
  std::error_code unknown;
  return fs::symlink_status(folder / entry.d_name, unknown).type();
}

}  // namespace

std::vector<FolderEntry> folder_entries(const std::filesystem::path& folder) {
  const auto fail = [&] {
    const int error = errno;
    if (error == ENOMEM) throw std::bad_alloc();
    throw InputError(folder.string() + ": the data folder cannot be read: " + std::generic_category().message(error));
  };
  struct Close {
    void operator()(DIR* open) const { ::closedir(open); }
  };
  const std::unique_ptr<DIR, Close> open(::opendir(folder.c_str()));
  if (!open) fail();
  std::vector<FolderEntry> entries;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(open.get());
    if (!entry) break;
    const std::string name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({name, type_of(*entry, folder)});
  }
  if (errno != 0) fail();
  return entries;
}

bool is_hidden(const std::string& name) { return name.starts_with('.') || name.starts_with("~$"); }

std::string ending_of(const std::string& name) {
  std::string ending = fs::path(name).extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return ending;
}

}  // namespace shanhai
