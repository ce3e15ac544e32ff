// A handler has no arguments: what it has to clear away it finds in variables of this file. It runs on the main
// thread only, and the list of files changes only while that thread holds signals back.
#include "cli/signals.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <string_view>
#include <utility>

namespace shanhai::cli {

namespace {

constexpr std::array ending{SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGXCPU, SIGALRM,
                            SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGPOLL};

RemovedOnSignal* newest_file = nullptr;
std::atomic<bool> line_on_terminal = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void clear_away_and_end(int signal) {
  RemovedOnSignal::remove_all();
  constexpr std::string_view wipe = "\r\x1B[K";
  // Nobody is left to be told that this did not work.
  if (line_on_terminal && ::write(STDERR_FILENO, wipe.data(), wipe.size()) < 0) ::_exit(128 + signal);
  if (signal == SIGINT) ::_exit(128 + SIGINT);
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

}  // namespace

void prepare_signals() {
  struct sigaction action {};
  action.sa_handler = SIG_IGN;
  for (const int signal : {SIGPIPE, SIGXFSZ}) ::sigaction(signal, &action, nullptr);
  action.sa_handler = clear_away_and_end;
  for (const int signal : ending) ::sigaddset(&action.sa_mask, signal);
  for (const int signal : ending) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
  }
}

SignalsHeld::SignalsHeld() {
  sigset_t held;
  ::sigemptyset(&held);
  for (const int signal : ending) ::sigaddset(&held, signal);
  ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

SignalsHeld::~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void keep_signals_away() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

RemovedOnSignal::RemovedOnSignal(std::string path) : path_(std::move(path)), before_(newest_file) {
  if (before_) before_->behind_ = this;
  newest_file = this;
}

RemovedOnSignal::~RemovedOnSignal() {
  if (before_) before_->behind_ = behind_;
  (behind_ ? behind_->before_ : newest_file) = before_;
}

void RemovedOnSignal::remove_all() {
  for (const RemovedOnSignal* file = newest_file; file; file = file->before_) ::unlink(file->path_.c_str());
}

void wipe_on_signal(bool line_is_there) { line_on_terminal = line_is_there; }

}  // namespace shanhai::cli
