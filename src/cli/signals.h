#pragma once
// The signals that end a run: SIGINT (Ctrl-C), SIGTERM, SIGHUP, and all others that are not of a crash. Whatever the run is busy with, they end it at
// once; what must not stay is cleared away before: temporary files, and a progress line on the terminal.
// The main thread is the one to be interrupted; every other thread keeps all signals from itself.

#include <signal.h>

#include <string>

namespace shanhai::cli {

/// To be called once, before anything else here. A signal that whoever started the program has turned off
/// (nohup, a shell's background) stays so. Ctrl-C ends with status 130, the others as they would have.
/// SIGPIPE and SIGXFSZ are turned off: a reader that has gone, and a file that may grow no more, are told by write().
void prepare_signals();

/// Holds the signals back for as long as it lives. For the main thread.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

/// Keeps all signals from the calling thread, for good.
void keep_signals_away();

/// A file that a signal removes, as long as this lives. To be made and ended while signals are held.
class RemovedOnSignal {
 public:
  explicit RemovedOnSignal(std::string path);
  ~RemovedOnSignal();
  RemovedOnSignal(const RemovedOnSignal&) = delete;
  RemovedOnSignal& operator=(const RemovedOnSignal&) = delete;

  const std::string& path() const { return path_; }
  /// Those behind it, for the signal handler.
  static void remove_all();

 private:
  std::string path_;
  RemovedOnSignal* before_;
  RemovedOnSignal* behind_ = nullptr;
};

/// A line without an end stands on the terminal, which a signal wipes away.
void wipe_on_signal(bool line_is_there);

}  // namespace shanhai::cli
