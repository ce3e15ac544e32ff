#pragma once
// The folder of `convert --split` and `report --each`: a file for each value, each whole or not at all, like that of
// --output. One of them at a time is open. What an earlier run has left there is named, or with --clean removed.

#include <memory>
#include <string>
#include <vector>

#include "cli/files_of_run.h"
#include "shanhai/convert/convert.h"
#include "shanhai/convert/split_names.h"

namespace shanhai::cli {

class SplitFolder {
 public:
  /// `ending` is `.csv`. Throws OutputError where `path` is no folder, here and below. `files` must outlive this.
  SplitFolder(const std::string& path, const std::string& ending, bool clean, FilesOfRun& files);
  ~SplitFolder();

  /// The file of a new value; the first makes the folder if it is not there. Throws UsageError where it is another
  /// file of the run.
  Destination& file_for(const std::string& value);
  /// Lets the files take their places; what is to be said of those that lie there besides.
  std::vector<std::string> finish();

 private:
  class File;

  std::vector<std::string> remove(const std::vector<std::string>& names, const struct FolderManifest& earlier) const;
  std::vector<std::string> others() const;

  std::string folder_, ending_;
  bool clean_;
  FilesOfRun& files_of_run_;
  SplitNames names_;
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace shanhai::cli
