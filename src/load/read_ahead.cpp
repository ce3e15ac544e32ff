#include "load/read_ahead.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace shanhai {

ReadAhead::ReadAhead(int descriptor) : descriptor_(descriptor) {
  for (Block& block : blocks_) block.bytes.resize(block_bytes);
  if (::pipe2(stop_, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category());
#ifdef F_SETPIPE_SZ
  ::fcntl(descriptor_, F_SETPIPE_SZ, 1 << 20);  // fewer turns between the two programs; no matter if refused
#endif
  // Signals stay with the program's own thread.
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  try {
    thread_ = std::thread(&ReadAhead::run, this);
  } catch (...) {
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::close(stop_[0]);
    ::close(stop_[1]);
    throw;
  }
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  [[maybe_unused]] const auto written = ::write(stop_[1], "", 1);
  thread_.join();
  ::close(stop_[0]);
  ::close(stop_[1]);
}

void ReadAhead::run() {
  for (std::size_t next = 0;; next = (next + 1) % blocks_.size()) {
    Block& block = blocks_[next];
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !block.full || ended_; });
      if (ended_) return;
    }
    const bool more = fill(block);
    {
      const std::lock_guard lock(mutex_);
      block.full = block.filled > 0;
      ended_ = ended_ || !more;
    }
    changed_.notify_all();
    if (!more) return;
  }
}

/// False where there is nothing to come behind it. A block is given when the writer pauses, however little is in it.
bool ReadAhead::fill(Block& block) {
  block.filled = block.taken = 0;
  while (block.filled < block.bytes.size()) {
    if (block.filled > 0) {
      pollfd pipe{descriptor_, POLLIN, 0};
      if (::poll(&pipe, 1, 0) == 0) return true;
    }
    if (!wait_for_bytes()) return false;
    const ssize_t got = ::read(descriptor_, block.bytes.data() + block.filled, block.bytes.size() - block.filled);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) error_ = errno;
    if (got <= 0) return false;
    block.filled += static_cast<std::size_t>(got);
  }
  return true;
}

/// False where this is to end.
bool ReadAhead::wait_for_bytes() const {
  pollfd either[] = {{descriptor_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
  while (::poll(either, 2, -1) < 0 && errno == EINTR) {
  }
  return either[1].revents == 0;
}

std::ptrdiff_t ReadAhead::read(char* buffer, std::size_t size) {
  Block& block = blocks_[at_];
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return block.full || ended_; });
    if (!block.full) {
      errno = error_;
      return error_ == 0 ? 0 : -1;
    }
  }
  const std::size_t some = std::min(size, block.filled - block.taken);
  std::memcpy(buffer, block.bytes.data() + block.taken, some);
  block.taken += some;
  if (block.taken == block.filled) {
    {
      const std::lock_guard lock(mutex_);
      block.full = false;
    }
    changed_.notify_all();
    at_ = (at_ + 1) % blocks_.size();
  }
  return static_cast<std::ptrdiff_t>(some);
}

}  // namespace shanhai
