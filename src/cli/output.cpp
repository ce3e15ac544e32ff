#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "cli/files_of_run.h"
#include "cli/temporary_file.h"
#include "cli/writing.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

/// True where `path` is what standard output already writes to (/dev/stdout and its kin).
bool is_standard_output(const struct stat& target) {
  struct stat standard {};
  return ::fstat(STDOUT_FILENO, &standard) == 0 && standard.st_dev == target.st_dev &&
         standard.st_ino == target.st_ino;
}

}  // namespace

Output::Output(const std::optional<std::string>& path, FilesOfRun& files) {
  if (!path || *path == "-") {
    files.write_standard_output();
    return;
  }
  shown_ = *path;

  target_ = follow_links(shown_);
  struct stat target {};
  exists_ = ::stat(shown_.c_str(), &target) == 0;
  if (exists_ && S_ISDIR(target.st_mode)) fail_to_write(shown_, EISDIR);
  if (exists_ && is_standard_output(target)) {
    files.write_standard_output();
    return;
  }
  if (exists_ && !S_ISREG(target.st_mode)) {
    kind_ = Kind::through;
    return;
  }
  kind_ = Kind::whole;
  if (target_.ends_with('/')) fail_to_write(shown_, EISDIR);
  const std::string folder = folder_of(target_);
  struct stat place {};
  if (::stat(folder.c_str(), &place) != 0) {
    throw OutputError(errno == ENOENT
                          ? fmt::format("cannot write {}: there is no folder {}", shown_, folder)
                          : fmt::format("cannot write {}: {}", shown_, error_text(errno)));
  }
  if (!S_ISDIR(place.st_mode)) fail_to_write(shown_, ENOTDIR);
  // Its folder would let a file be replaced that may not be written; whoever made it so, meant it.
  if (exists_ && ::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0)
    fail_to_write(shown_, errno);
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
    fail_to_write(shown_, errno);
  files.write(target_, shown_);
}

void Output::write(std::string_view bytes) const {
  OutputPieces pieces(*this);
  pieces.write(bytes);
  pieces.finish();
}

OutputPieces::OutputPieces(const Output& output) : output_(output) {}
OutputPieces::~OutputPieces() {
  if (file_ >= 0) ::close(file_);
}

bool OutputPieces::write(std::string_view bytes) {
  if (output_.kind_ == Output::Kind::standard) {
    if (write_all(STDOUT_FILENO, bytes)) return true;
    if (errno == EPIPE) return false;
    fail_to_write("standard output", errno);
  }
  if (output_.kind_ == Output::Kind::through) {
    if (file_ < 0) file_ = ::open(output_.shown_.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (file_ < 0) fail_to_write(output_.shown_, errno);
    if (write_all(file_, bytes)) return true;
    if (errno == EPIPE) return false;
    fail_to_write(output_.shown_, errno);
  }
  if (!temporary_) temporary_ = std::make_unique<TemporaryFile>(output_.target_, output_.shown_);
  temporary_->write(bytes);
  return true;
}

void OutputPieces::finish() {
  if (output_.kind_ == Output::Kind::standard) {
    // What a file server has to say against the last bytes, it says when the file is closed.
    const int copy = ::dup(STDOUT_FILENO);
    if ((copy < 0 || ::close(copy) != 0) && errno != EPIPE) fail_to_write("standard output", errno);
  } else if (output_.kind_ == Output::Kind::through) {
    write({});
    if (::close(std::exchange(file_, -1)) != 0) fail_to_write(output_.shown_, errno);
  } else {
    write({});
    temporary_->take_place();
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string follow_links(const std::string& path) {
  // Folder by folder: a link on the way leads elsewhere just as well as one at the end.
  std::string place = path.starts_with('/') ? "/" : "";
  std::string rest = path;
  for (int links = 0; !rest.empty();) {
    const std::size_t begin = std::min(rest.find_first_not_of('/'), rest.size());
    const std::size_t end = std::min(rest.find('/', begin), rest.size());
    const std::string next = place + rest.substr(begin, end - begin);
    rest.erase(0, end);
    struct stat link {};
    if (::lstat(next.c_str(), &link) != 0 || !S_ISLNK(link.st_mode)) {
      place = rest.empty() ? next : next + "/";
      continue;
    }
    if (++links > 40) fail_to_write(path, ELOOP);

    const std::string folder = folder_of(next);
    struct stat around {};
    if (::stat(folder.c_str(), &around) != 0) fail_to_write(path, errno);
    if ((around.st_mode & S_IWOTH) && link.st_uid != ::geteuid() && link.st_uid != around.st_uid) {
      throw OutputError(
          fmt::format("cannot write {}: {} is a link that somebody else has put into {}", path,
                      next, folder));
    }

    std::string content(4096, '\0');
    const ssize_t size = ::readlink(next.c_str(), content.data(), content.size());
    if (size < 0) fail_to_write(path, errno);
    content.resize(static_cast<std::size_t>(size));
    if (content.starts_with('/')) place = "/";
    rest.insert(0, content);
  }
  return place;
}

void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is the one that is wanted. Opened the wrong way round, for use to fail.
    const int file = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (file != stream && file >= 0) ::close(file);
  }
}

}  // namespace shanhai::cli
