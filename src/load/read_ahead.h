#pragma once
// Reads a pipe in a thread of its own, some blocks ahead of whoever works on the bytes: copying them out of the
// kernel, and waiting for the program that writes them, then takes none of the worker's time.

#include <array>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace shanhai {

class ReadAhead {
 public:
  /// `descriptor` stays open, and nobody else reads from it, as long as this lives. Throws std::system_error where
  /// no thread is to be had.
  explicit ReadAhead(int descriptor);
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// Up to `size` bytes, at least one unless the pipe has ended; -1 with `errno` where reading failed.
  std::ptrdiff_t read(char* buffer, std::size_t size);

 private:
  struct Block {
    std::vector<char> bytes;
    std::size_t filled = 0;
    std::size_t taken = 0;
    bool full = false;  // it is the taker's turn
  };
  static constexpr std::size_t block_bytes = 256 << 10;

  void run();
  bool fill(Block& block);
  bool wait_for_bytes() const;

  int descriptor_;
  int stop_[2];  // a pipe: a byte in it ends the thread
  std::array<Block, 4> blocks_;
  std::size_t at_ = 0;  // the block that is taken from
  bool ended_ = false;  // no block will be filled any more
  int error_ = 0;       // why, unless the pipe's end was reached
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
};

}  // namespace shanhai
