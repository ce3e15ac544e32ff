#include "cli/temporary_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <random>

#include "cli/writing.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

/// `.FILE.XXXXXX` in the folder of `target`. A name of 255 bytes, the longest there is, has to lose some.
std::string neighbour(const std::string& target, std::random_device& random) {
  constexpr std::string_view characters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const std::size_t slash = target.rfind('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  std::string path = target.substr(0, begin) + "." + target.substr(begin, 240) + ".";
  for (int i = 0; i < 6; ++i) path += characters[random() % characters.size()];
  return path;
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& target, const std::string& shown)
    : target_(target), shown_(shown) {
  std::random_device random;
  for (int tries = 0; file_ < 0; ++tries) {
    const SignalsHeld held;
    there_.emplace(neighbour(target, random));
    file_ = ::open(there_->path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file_ >= 0) break;
    const int error = errno;
    there_.reset();
    if (error != EEXIST || tries == 100) fail_to_write(shown_, error);
  }
  struct stat before {};
  if (::stat(target.c_str(), &before) == 0) {
    // Its owner and group too, where the system lets us; first, because a new owner loses permissions. Another
    // group may do no more than everybody may.
    const bool same_group = ::fchown(file_, before.st_uid, before.st_gid) == 0 ||
                            ::fchown(file_, static_cast<uid_t>(-1), before.st_gid) == 0;
    const mode_t all = before.st_mode & 0777;
    const mode_t permissions = same_group ? all : all & (0707 | (all & 0007) << 3);
    if (::fchmod(file_, permissions) != 0) errno = 0;
  }
}

TemporaryFile::~TemporaryFile() {
  if (file_ >= 0) ::close(file_);
  if (!there_) return;
  const SignalsHeld held;
  ::unlink(there_->path().c_str());
  there_.reset();
}

void TemporaryFile::write(std::string_view bytes) {
  if (file_ < 0) file_ = ::open(there_->path().c_str(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
  if (file_ < 0 || !write_all(file_, bytes)) fail_to_write(shown_, errno);
}

void TemporaryFile::set_aside() {
  const int file = file_;
  file_ = -1;
  if (file >= 0 && ::close(file) != 0) fail_to_write(shown_, errno);
}

void TemporaryFile::take_place() {
  set_aside();
  const SignalsHeld held;
  if (std::rename(there_->path().c_str(), target_.c_str()) != 0) fail_to_write(shown_, errno);
  there_.reset();
}

}  // namespace shanhai::cli
