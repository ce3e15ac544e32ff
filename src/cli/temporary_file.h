#pragma once
// A file that is being written beside the one whose place it will take, while the signals that end a run are
// held back, so that there is always somebody to remove it.

#include <signal.h>

#include <string>
#include <string_view>

namespace shanhai::cli {

/// Holds SIGINT, SIGTERM and SIGHUP back for as long as it lives; then they do what they would have done.
/// REQUIRES: no other threads.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

  /// One of them has come.
  bool any_waiting() const;

 private:
  sigset_t held_;
  sigset_t before_;
};

class TemporaryFile {
 public:
  /// For `target`, which may exist already: a new file in its folder with its permissions, or those that a
  /// new file has. `shown` is the target's name in messages. Throws OutputError, here and below.
  TemporaryFile(const std::string& target, const std::string& shown);
  /// Removes it, unless it has taken the target's place.
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// Gives up when a signal is waiting.
  void write(std::string_view bytes, const SignalsHeld& held);
  /// Closes the file until there is more to write: for those who have many.
  void set_aside();
  /// Gives up when a signal is waiting.
  void take_place(const SignalsHeld& held);

 private:
  std::string target_, shown_, path_;
  int file_ = -1;
};

}  // namespace shanhai::cli
