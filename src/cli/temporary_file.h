#pragma once
// A file that is being written beside the one whose place it will take. However the run ends, it does not stay
// (short of SIGKILL).

#include <optional>
#include <string>
#include <string_view>

#include "cli/signals.h"

namespace shanhai::cli {

class TemporaryFile {
 public:
  /// For `target`, which may exist already: a new file in its folder with its permissions, or those that a
  /// new file has. `shown` is the target's name in messages. Throws OutputError, here and below.
  TemporaryFile(const std::string& target, const std::string& shown);
  /// Removes it, unless it has taken the target's place.
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view bytes);
  /// Closes the file until there is more to write: for those who have many.
  void set_aside();
  void take_place();

 private:
  std::string target_, shown_;
  std::optional<RemovedOnSignal> there_;  // until it has taken the target's place
  int file_ = -1;
};

}  // namespace shanhai::cli
