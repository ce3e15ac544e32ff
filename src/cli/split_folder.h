#pragma once
// The folder of `convert --split`: a file for each value, each whole or not at all, like that of --output. One
// of them at a time is open.

#include <memory>
#include <string>
#include <vector>

#include "cli/output.h"
#include "shanhai/convert/convert.h"
#include "shanhai/convert/split_names.h"

namespace shanhai::cli {

class SplitFolder {
 public:
  /// `ending` is `.csv`. Throws OutputError where `path` is no folder, here and below.
  SplitFolder(const std::string& path, const std::string& ending);

  /// The file of a new value; the first makes the folder if it is not there.
  Destination& file_for(const std::string& value);
  /// Lets the files take their places.
  void finish();

 private:
  class File;

  std::string folder_, ending_;
  SplitNames names_;
  std::vector<std::unique_ptr<Destination>> files_;
};

}  // namespace shanhai::cli
