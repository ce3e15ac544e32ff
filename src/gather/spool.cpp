#include "gather/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {
constexpr std::size_t most_waiting = 4 << 20;
constexpr std::size_t window_bytes = 256 << 10;

int temporary_file() {
  std::FILE* const file = std::tmpfile();
  if (!file) return -1;
  const int own = ::fcntl(::fileno(file), F_DUPFD_CLOEXEC, 0);
  std::fclose(file);
  return own;
}
}  // namespace

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

std::uint64_t Spool::put(std::string_view bytes) {
  if (waiting_.size() >= most_waiting && !is_full_) write_down();
  const std::uint64_t place = written_ + waiting_.size();
  waiting_ += bytes;
  return place;
}

void Spool::write_down() {
  if (file_ < 0) file_ = temporary_file();
  std::size_t done = 0;
  while (file_ >= 0 && done < waiting_.size()) {
    const ssize_t some = ::pwrite(file_, waiting_.data() + done, waiting_.size() - done, static_cast<off_t>(written_ + done));
    if (some < 0 && errno == EINTR) continue;
    if (some <= 0) break;
    done += static_cast<std::size_t>(some);
  }
  is_full_ = done < waiting_.size();
  if (is_full_) return;
  written_ += done;
  waiting_.clear();
}

std::string_view Spool::get(std::uint64_t place, std::size_t size) {
  if (place >= written_) return std::string_view(waiting_).substr(place - written_, size);
  if (place < window_at_ || place + size > window_at_ + window_.size()) {
    window_at_ = place;
    window_.resize(std::min<std::uint64_t>(std::max(size, window_bytes), written_ - place));
    std::size_t done = 0;
    while (done < window_.size()) {
      const ssize_t some = ::pread(file_, window_.data() + done, window_.size() - done, static_cast<off_t>(place + done));
      if (some < 0 && errno == EINTR) continue;
      if (some <= 0) throw InputError("the temporary file with the rows of the answer cannot be read");
      done += static_cast<std::size_t>(some);
    }
  }
  return std::string_view(window_).substr(place - window_at_, size);
}

}  // namespace shanhai
