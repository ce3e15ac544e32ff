#include "load/byte_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

[[noreturn]] void fail(const std::string& name, int error) {
  throw InputError(name + ": cannot be read: " + std::generic_category().message(error));
}

FileState state_in(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
          static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

void append_utf8(char32_t c, std::string& text) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c >= 0xD800 && c < 0xE000) {
    text += '\xFF';
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace

ByteInput::ByteInput(const std::string& path, const std::string& name) : name_(name) {
  if (path == "-") {
    owned_ = false;
    look_at(STDIN_FILENO);
  } else {
    open_path(path);
  }
}

ByteInput::ByteInput(const LedgerFile& file) : name_(file.name) {
  if (file.descriptor < 0) {
    open_path(file.path);
    return;
  }
  owned_ = false;
  look_at(file.descriptor);
}

int ByteInput::keep_open() {
  if (seekable_ && owned_) return -1;
  owned_ = false;
  return descriptor_;
}

/// A file that standard input was redirected from is one, as long as nobody has read from it.
void ByteInput::look_at(int descriptor) {
  descriptor_ = descriptor;
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail(name_, errno);
  if (S_ISDIR(status.st_mode)) throw InputError(name_ + ": is a folder; name its files, or read all of them with -d");
  seekable_ = S_ISREG(status.st_mode) && ::lseek(descriptor, 0, SEEK_CUR) == 0;
  if (seekable_) state_ = state_in(status);
}

void ByteInput::open_path(const std::string& path) {
  owned_ = true;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(name_, errno);
  try {
    look_at(descriptor);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
}

std::string ByteInput::keep_copy(std::string_view first) {
  const auto no_room = [&] {
    throw InputError(name_ + ": the pipe cannot be kept in a temporary file: " +
                     std::generic_category().message(errno) + "; save it to a file and name that");
  };
  copied_to_ = nullptr;
  std::FILE* const file = std::tmpfile();
  const int copy = file ? ::fcntl(::fileno(file), F_DUPFD_CLOEXEC, 0) : -1;
  if (file) std::fclose(file);
  if (copy < 0) no_room();
  std::string bytes;
  while (!first.empty()) {
    const ssize_t written = ::write(copy, first.data(), first.size());
    if (written < 0 && errno != EINTR) no_room();
    if (written > 0) first.remove_prefix(static_cast<std::size_t>(written));
    if (!first.empty()) continue;
    constexpr std::size_t some = 1 << 20;
    bytes.resize(some);
    bytes.resize(read_raw(bytes.data(), some));
    first = bytes;
  }
  if (owned_) ::close(descriptor_);
  const std::string path = "/proc/self/fd/" + std::to_string(copy);
  open_path(path);
  return path;
}

ByteInput::~ByteInput() {
  ahead_.reset();
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

ByteInput::ByteInput(ByteInput&& other) noexcept
    : name_(std::move(other.name_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      owned_(other.owned_),
      seekable_(other.seekable_),
      state_(other.state_),
      offset_(other.offset_),
      ahead_(std::move(other.ahead_)),
      counted_in_(other.counted_in_),
      copied_to_(other.copied_to_),
      first_(std::move(other.first_)),
      first_at_(other.first_at_),
      utf16_(other.utf16_),
      undecoded_(std::move(other.undecoded_)),
      decoded_(std::move(other.decoded_)),
      decoded_at_(other.decoded_at_),
      begun_(other.begun_),
      at_line_end_(other.at_line_end_) {}

void ByteInput::check_opened(const FileState& state) const {
  if (seekable_ && state_ != state) throw InputError(name_ + ": was changed while it was read; run it again");
}

void ByteInput::check_unchanged(const FileState& state) const {
  if (!seekable_) return;
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail(name_, errno);
  if (state_in(status) != state) throw InputError(name_ + ": was changed while it was read; run it again");
}

void ByteInput::read_ahead() {
  if (seekable_ || ahead_) return;
  try {
    ahead_ = std::make_unique<ReadAhead>(descriptor_);
  } catch (const std::system_error&) {
    // Then it is read by whoever works on it.
  }
}

std::size_t ByteInput::read_raw(char* buffer, std::size_t size) {
  std::size_t done = std::min(size, first_.size() - first_at_);
  std::memcpy(buffer, first_.data() + first_at_, done);
  first_at_ += done;
  while (done < size) {
    const ssize_t got = seekable_ ? ::pread(descriptor_, buffer + done, size - done, static_cast<off_t>(offset_))
                        : ahead_  ? ahead_->read(buffer + done, size - done)
                                  : ::read(descriptor_, buffer + done, size - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(name_, errno);
    if (got == 0) break;
    if (copied_to_ && !seekable_) copied_to_->append(buffer + done, static_cast<std::size_t>(got));
    done += static_cast<std::size_t>(got);
    offset_ += static_cast<std::uint64_t>(got);
    if (counted_in_) counted_in_->fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
    // A file that has grown since is found out by its state. (What the kernel makes up has a size of 0.)
    if (seekable_ && state_.size > 0 && offset_ == state_.size) break;
  }
  return done;
}

void ByteInput::decode_utf16(bool big_endian) {
  utf16_ = big_endian ? Utf16::big_endian : Utf16::little_endian;
}

std::size_t ByteInput::read(char* buffer, std::size_t size) {
  if (utf16_ == Utf16::none) return read_raw(buffer, size);
  std::size_t done = 0;
  while (done < size && (decoded_at_ < decoded_.size() || decode_some())) {
    const std::size_t some = std::min(size - done, decoded_.size() - decoded_at_);
    std::memcpy(buffer + done, decoded_.data() + decoded_at_, some);
    decoded_at_ += some;
    done += some;
  }
  return done;
}

void ByteInput::skip(std::uint64_t bytes) {
  std::string passed;
  while (bytes > 0) {
    passed.resize(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, 64 << 10)));
    const std::size_t got = read(passed.data(), passed.size());
    if (got == 0) return;
    bytes -= got;
  }
}

/// Decodes the next stretch; false at the end.
bool ByteInput::decode_some() {
  constexpr std::size_t stretch = 64 << 10;
  const std::size_t kept = undecoded_.size();
  undecoded_.resize(kept + stretch);
  const std::size_t got = read_raw(undecoded_.data() + kept, stretch);
  undecoded_.resize(kept + got);
  const bool last = got < stretch;
  decoded_.clear();
  decoded_at_ = 0;
  if (undecoded_.empty()) return false;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(undecoded_[at]);
    const auto second = static_cast<unsigned char>(undecoded_[at + 1]);
    return static_cast<char32_t>(utf16_ == Utf16::big_endian ? first << 8 | second : second << 8 | first);
  };
  std::size_t at = 0;
  for (; at + 1 < undecoded_.size(); at += 2) {
    char32_t c = unit(at);
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && at + 3 >= undecoded_.size() && !last) break;
    if (high && at + 3 < undecoded_.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    const bool mark = c == 0xFEFF && !begun_;
    begun_ = true;
    if (!mark) append_utf8(c, decoded_);
    at_line_end_ = c == '\n' || c == '\r';
  }
  undecoded_.erase(0, at);
  if (last && !undecoded_.empty()) {
    // Half a character at the end of the file: of a line end, or behind one, it can belong to no cell.
    const bool is_blank = undecoded_[0] == '\0' || undecoded_[0] == '\n' || undecoded_[0] == '\r' || undecoded_[0] == '\x1A';
    if (!is_blank && !at_line_end_) decoded_ += '\xFF';
    undecoded_.clear();
  }
  return !decoded_.empty() || !last;
}

}  // namespace shanhai
