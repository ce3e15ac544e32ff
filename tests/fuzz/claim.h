#pragma once
// What a fuzz target claims of every input, and an input as a file.

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace shanhai::fuzz {

/// A claim that does not hold ends the target: nothing catches this (the targets catch shanhai::Error only).
inline void claim(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error(what);
}

/// A file that is nowhere but in memory, under a path that can be opened.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content) : descriptor_(::memfd_create("shanhai-fuzz", MFD_CLOEXEC)) {
    claim(descriptor_ >= 0, "no file in memory");
    while (!content.empty()) {
      const ssize_t written = ::write(descriptor_, content.data(), content.size());
      claim(written > 0, "no room in memory");
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace shanhai::fuzz

/// Each target defines it; libFuzzer, or replay.cpp, calls it.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);
