#pragma once
// The folder of `convert --split`: a file for each value, each whole or not at all, like that of --output. One
// of them at a time is open.

#include <memory>
#include <string>
#include <vector>

#include "cli/output.h"
#include "cli/temporary_file.h"
#include "shanhai/convert/convert.h"
#include "shanhai/convert/split_names.h"

namespace shanhai::cli {

class SplitFolder {
 public:
  /// Makes the folder if it is not there. Throws OutputError, here and below. `ending` is `.csv`.
  SplitFolder(const std::string& path, const std::string& ending);

  /// The file of a new value.
  Destination& file_for(const std::string& value);
  /// Lets the files take their places.
  void finish();

 private:
  class File;

  std::string path_, ending_;
  SplitNames names_;
  std::unique_ptr<SignalsHeld>
      held_;  // once there is a file; let go after the last of them is gone
  std::vector<std::unique_ptr<Destination>> files_;
};

}  // namespace shanhai::cli
