#include "cli/messages.h"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/progress_line.h"
#include "cli/terminal.h"
#include "cli/writing.h"
#include "shanhai/ledger/display.h"
#include "shanhai/report/report.h"

namespace shanhai::cli {

namespace {

/// Columns of the longest line of an error or note: they may name what is a megabyte long.
constexpr int longest_line_said = 600;

/// Control characters shown, lines kept.
std::string visible_lines(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find('\n', begin);
    out += shortened(visible(text.substr(begin, end - begin)), longest_line_said);
    if (end == std::string_view::npos) return out;
    out += '\n';
    begin = end + 1;
  }
}

}  // namespace

Messages::Messages() = default;
Messages::~Messages() = default;

void Messages::say(std::string line) const {
  line += '\n';
  if (progress_line_) {
    progress_line_->write(line);
  } else {
    write_all(STDERR_FILENO, line);  // where it cannot be written, there is nobody to be told
  }
}

void Messages::begin_progress(const Progress& progress) {
  if (!quiet_ && terminal_shows_progress()) progress_line_ = std::make_unique<ProgressLine>(progress);
}

void Messages::end_progress() { progress_line_.reset(); }

void Messages::error(std::string_view message) const { say("shanhai: " + visible_lines(message)); }

void Messages::alarm(std::string_view line) const { say("shanhai: --fail-if: " + visible(line)); }

void Messages::note(std::string_view message) const {
  if (!quiet_) say("shanhai: note: " + shortened(visible(message), longest_line_said));
}

void Messages::rejected(const std::vector<LeftOut>& left_out) const {
  if (quiet_) return;
  for (const LeftOut& each : left_out) {
    if (each.rows > 0) say(visible(to_words(each, /*english=*/true)));
  }
}

void Messages::missing_ledgers(const std::vector<std::string>& ledgers,
                               const std::string& folder) const {
  if (quiet_ || ledgers.empty()) return;
  say(visible(fmt::format("{}: no file of {} in {}", fmt::join(ledgers, ", "),
                          ledgers.size() == 1 ? "this ledger" : "these ledgers", folder)));
}

void Messages::files(const LedgerFiles& files) const {
  for (const PassedOver& file : files.passed_over) {
    if (file.is_strange && !verbose_) note(fmt::format("{} {}: passed over", file.name, file.reason));
  }
  if (!verbose_) return;
  for (const LedgerFile& file : files.files) {
    say(visible(fmt::format("{}: {}, {}, header in line {}", file.name, file.ledger->id,
                            name_of(file.encoding), file.header_line)));
  }
  for (const PassedOver& file : files.passed_over) {
    say(visible(fmt::format("{}: passed over: {}", file.name, file.reason)));
  }
}

void Messages::detail(std::string_view line) const {
  if (verbose_) say(visible(line));
}

void Messages::stage(std::string_view name) {
  const auto now = std::chrono::steady_clock::now();
  const std::chrono::duration<double> seconds = now - begin_;
  begin_ = now;
  if (verbose_) say(fmt::format("{}: {:.3f} s", name, seconds.count()));
}

}  // namespace shanhai::cli
