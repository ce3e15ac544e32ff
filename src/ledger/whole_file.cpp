#include "ledger/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

[[noreturn]] void fail(const std::string& name, int error) {
  throw InputError(name + ": cannot be read: " + std::generic_category().message(error));
}

/// Closed when it is left. -1 is no file.
class OpenFile {
 public:
  explicit OpenFile(int file) : file_(file) {}
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return file_; }

 private:
  int file_;
};

}  // namespace

void need_small(std::size_t size, const std::string& name) {
  if (size <= largest_whole_file) return;
  throw InputError(name + ": is larger than " + std::to_string(largest_whole_file >> 20) + " MB");
}

std::optional<std::string> whole_file(const std::string& path, const std::string& name) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 && errno == ENOENT) return std::nullopt;
  if (file.number() < 0) fail(name, errno);
  constexpr std::size_t step = 64 << 10;
  std::string content;
  for (std::size_t size = 0;;) {
    content.resize(size + step);
    const ssize_t got = ::read(file.number(), content.data() + size, step);
    if (got < 0 && errno != EINTR) fail(name, errno);
    if (got > 0) size += static_cast<std::size_t>(got);
    content.resize(size);
    if (got == 0) return content;
    need_small(size, name);
  }
}

}  // namespace shanhai
