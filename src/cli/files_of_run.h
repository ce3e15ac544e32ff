#pragma once
// The files that a run reads and those that it writes. None is both: an original would be gone, and with it what
// the answer leaves out or masks. None is written twice. A file is known by device and inode, so that it does not
// matter by which name or link it is called; one that is not there yet by its folder and name.

#include <sys/stat.h>

#include <map>
#include <string>
#include <tuple>

namespace shanhai::cli {

class FilesOfRun {
 public:
  /// `path` is read, now or later; `-` is standard input. What is no regular file, or not there, is passed over.
  /// Throws UsageError where it is written as well, here and below.
  void read(const std::string& path);
  /// `target` will be written: a path whose links have been followed. `shown` is its name in messages.
  void write(const std::string& target, const std::string& shown);
  /// Whatever standard output is. Several may write there, one behind the other.
  void write_standard_output();

  bool reads(const std::string& path) const;

 private:
  using Place = std::tuple<dev_t, ino_t, std::string>;  // the name is of a file that is not there yet
  static Place place_of(const struct stat& file) { return {file.st_dev, file.st_ino, {}}; }

  std::map<Place, std::string> read_, written_;  // their names in messages
};

}  // namespace shanhai::cli
