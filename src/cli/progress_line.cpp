#include "cli/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/writing.h"
#include "shanhai/ledger/display.h"

namespace shanhai::cli {

namespace {

constexpr std::chrono::milliseconds before_first{1000};
constexpr std::chrono::milliseconds between{200};

/// `812 KB`, `312.4 MB`, `1.1 GB`, counted in thousands as files are.
std::string size_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} KB", bytes / 1e3);
  if (bytes < 1e9) return fmt::format("{:.1f} MB", bytes / 1e6);
  return fmt::format("{:.1f} GB", bytes / 1e9);
}

/// `40 s`, `3:20 min`, `2:05 h`
std::string time_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::clamp(seconds + 0.5, 0.0, 3.6e8));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{}:{:02} min", whole / 60, whole % 60);
  return fmt::format("{}:{:02} h", whole / 3600, whole / 60 % 60);
}

}  // namespace

std::string progress_text(const PassState& state, int width) {
  std::vector<std::string> parts;
  const double done = static_cast<double>(state.bytes_done);
  // A file that has grown since is no reason to say more than all.
  const double all = std::max(static_cast<double>(state.bytes_all), done);
  const double rate = state.time.count() > 0 ? done / state.time.count() : 0;
  if (state.ledger.empty()) {
    parts.emplace_back("looking at the files");
  } else if (state.bytes_all == 0) {
    parts.push_back(fmt::format("{}: {}", state.ledger, size_text(done)));
    parts.push_back(size_text(rate) + "/s");
  } else {
    parts.push_back(fmt::format("{}: {} of {}", state.ledger, size_text(done), size_text(all)));
    parts.push_back(fmt::format("{:.0f} %", 100 * done / all));
    parts.push_back(size_text(rate) + "/s");
    if (rate > 0) parts.push_back(time_text((all - done) / rate) + " left");
  }
  if (state.rejected > 0) {
    parts.push_back(fmt::format("{} row{} rejected", state.rejected, state.rejected == 1 ? "" : "s"));
  }
  std::string line;
  for (const std::string& part : parts) {
    const std::string longer = line + (line.empty() ? "" : ", ") + part;
    if (display_width(longer) > width) break;
    line = longer;
  }
  return line;
}

ProgressLine::ProgressLine(const Progress& progress) : progress_(progress) {
  const SignalsHeld held;  // handed down to the thread
  try {
    thread_ = std::thread([this] {
      keep_signals_away();
      try {
        redraw_until_ended();
      } catch (const std::exception&) {
        // No memory for the line: what it is about may still have some.
      }
    });
  } catch (const std::exception&) {
    // The run goes on without a line.
  }
}

ProgressLine::~ProgressLine() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  wipe();
}

void ProgressLine::write(std::string_view text) {
  const std::lock_guard lock(mutex_);
  wipe();
  write_all(STDERR_FILENO, text);
}

void ProgressLine::redraw_until_ended() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point began = Clock::now();
  Clock::time_point pass_began = began;
  const LedgerSpec* ledger = nullptr;
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, between, [&] { return ended_; })) {
    const Clock::time_point now = Clock::now();
    if (const LedgerSpec* current = progress_.ledger; current != ledger) {
      ledger = current;
      pass_began = now;
    }
    if (now - began < before_first) continue;
    const PassState state{ledger ? ledger->id : "", progress_.bytes_done, progress_.bytes_all,
                          progress_.rejected, now - pass_began};
    const std::string text = progress_text(state, error_terminal_width() - 1);
    if (text.empty()) continue;
    wipe_on_signal(true);
    drawn_ = true;
    write_all(STDERR_FILENO, "\r" + text + "\x1B[K");
  }
}

void ProgressLine::wipe() {
  if (!drawn_) return;
  write_all(STDERR_FILENO, "\r\x1B[K");
  drawn_ = false;
  wipe_on_signal(false);
}

}  // namespace shanhai::cli
