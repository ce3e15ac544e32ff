#include "load/byte_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

[[noreturn]] void fail(const std::string& name, int error) {
  throw InputError(name + ": cannot be read: " + std::generic_category().message(error));
}

}  // namespace

ByteInput::ByteInput(const std::string& path, const std::string& name) : name_(name) {
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
    owned_ = false;
    return;
  }
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail(name_, errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) {
    const int error = errno;
    ::close(descriptor_);
    fail(name_, error);
  }
  if (S_ISDIR(status.st_mode)) {
    ::close(descriptor_);
    throw InputError(name_ + ": is a folder; name its files, or read all of them with -d");
  }
  seekable_ = S_ISREG(status.st_mode);
  if (seekable_) size_ = static_cast<std::uint64_t>(status.st_size);
}

ByteInput::~ByteInput() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

ByteInput::ByteInput(ByteInput&& other) noexcept
    : name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      owned_(other.owned_),
      seekable_(other.seekable_),
      size_(other.size_),
      offset_(other.offset_),
      first_(std::move(other.first_)) {}

std::size_t ByteInput::read(char* buffer, std::size_t size) {
  std::size_t done = std::min(size, first_.size());
  std::memcpy(buffer, first_.data(), done);
  first_.erase(0, done);
  while (done < size) {
    const ssize_t got = seekable_ ? ::pread(descriptor_, buffer + done, size - done, static_cast<off_t>(offset_))
                                  : ::read(descriptor_, buffer + done, size - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(name_, errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
    offset_ += static_cast<std::uint64_t>(got);
  }
  return done;
}

}  // namespace shanhai
