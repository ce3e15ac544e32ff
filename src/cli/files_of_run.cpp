#include "cli/files_of_run.h"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/output.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

[[noreturn]] void fail(const std::string& written, const std::string& read) {
  throw UsageError(fmt::format("{} is read and written in one run{}: name another file", written,
                               written == read ? "" : fmt::format(" (read as {})", read)));
}

}  // namespace

void FilesOfRun::read(const std::string& path) {
  struct stat file {};
  const int found = path == "-" ? ::fstat(STDIN_FILENO, &file) : ::stat(path.c_str(), &file);
  if (found != 0 || !S_ISREG(file.st_mode)) return;
  const std::string shown = path == "-" ? "standard input" : path;
  const Place place = place_of(file);
  if (const auto same = written_.find(place); same != written_.end()) fail(same->second, shown);
  read_.emplace(place, shown);
}

void FilesOfRun::write(const std::string& target, const std::string& shown) {
  struct stat file {};
  Place place;
  if (::stat(target.c_str(), &file) == 0) {
    place = place_of(file);
  } else {
    const std::string folder = folder_of(target);
    if (::stat(folder.c_str(), &file) != 0) return;  // it cannot be written
    place = place_of(file);
    std::get<std::string>(place) = target.substr(target.rfind('/') + 1);
  }
  if (const auto same = read_.find(place); same != read_.end()) fail(shown, same->second);
  const auto [other, is_new] = written_.emplace(place, shown);
  if (is_new) return;
  throw UsageError(fmt::format("{} is written twice in one run{}: name another file", shown,
                               shown == other->second ? "" : fmt::format(" (also as {})", other->second)));
}

void FilesOfRun::write_standard_output() {
  struct stat file {};
  if (::fstat(STDOUT_FILENO, &file) != 0 || !S_ISREG(file.st_mode)) return;
  const Place place = place_of(file);
  if (const auto same = read_.find(place); same != read_.end()) fail("standard output", same->second);
  written_.emplace(place, "standard output");
}

bool FilesOfRun::reads(const std::string& path) const {
  struct stat file {};
  return ::stat(path.c_str(), &file) == 0 && read_.contains(place_of(file));
}

}  // namespace shanhai::cli
