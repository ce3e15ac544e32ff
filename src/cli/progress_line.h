#pragma once
// A line on the terminal that says how far a run has come: there once the run has taken a second, gone when
// it ends. A thread of its own redraws it; where there is none to be had, there is no line.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "shanhai/load/progress.h"

namespace shanhai::cli {

class ProgressLine {
 public:
  /// `progress` must outlive this. Standard error must be a terminal.
  explicit ProgressLine(const Progress& progress);
  /// Wipes the line away.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Writes `text`, which ends its line, in the place of the progress line, which comes back below it.
  void write(std::string_view text);

 private:
  void redraw_until_ended();
  void wipe();

  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  bool drawn_ = false;
  std::thread thread_;
};

/// What is known of a pass at one moment.
struct PassState {
  std::string ledger;  // empty: none has begun
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_all = 0;  // 0: not known
  std::uint64_t rejected = 0;
  std::chrono::duration<double> time{};  // since the pass began
};

/// `labour: 312.4 MB of 1.1 GB, 28 %, 640 MB/s, 1 s left, 3 rows rejected`, as much of it as fits into `width`
/// columns: what comes first is wanted most.
std::string progress_text(const PassState& state, int width);

}  // namespace shanhai::cli
