#include "cli/writing.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 &&
        errno == EAGAIN) {  // somebody has made the terminal or pipe one that does not wait
      pollfd ready{file, POLLOUT, 0};
      ::poll(&ready, 1, -1);
      continue;
    }
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string error_text(int error) { return std::generic_category().message(error); }

void fail_to_write(const std::string& name, int error) {
  throw OutputError(fmt::format("cannot write {}: {}", name, error_text(error)));
}

}  // namespace shanhai::cli
