#pragma once
// Bytes that are put away to be fetched again in the same order: beyond some megabytes they lie in a temporary file that
// no folder shows.

#include <cstdint>
#include <string>
#include <string_view>

namespace shanhai {

class Spool {
 public:
  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// The place from which they can be fetched.
  std::uint64_t put(std::string_view bytes);
  /// Quickest in the order in which they were put. Throws InputError where the temporary file cannot be read.
  std::string_view get(std::uint64_t place, std::size_t size);

 private:
  void write_down();

  int file_ = -1;
  bool is_full_ = false;      // the file takes no more: all else stays in memory
  std::uint64_t written_ = 0; // bytes in the file
  std::string waiting_;       // those behind them
  std::string window_;        // some of the file's, read ahead
  std::uint64_t window_at_ = 0;
};

}  // namespace shanhai
