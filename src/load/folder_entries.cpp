#include "load/folder_entries.h"

#include <dirent.h>

#include <cerrno>
#include <memory>
#include <system_error>

#include "shanhai/ledger/errors.h"

namespace shanhai {

std::vector<std::string> folder_entries(const std::filesystem::path& folder) {
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
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(open.get());
    if (!entry) break;
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  if (errno != 0) fail();
  return names;
}

}  // namespace shanhai
