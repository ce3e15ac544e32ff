#pragma once
// What is said on standard error. Errors always; notes and rejected rows unless --quiet; files, counts and
// times with --verbose. Each is written at once, so that lines of several runs do not mix. Where standard
// error cannot be written, nothing is said about that.

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/question/question.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai::cli {

class ProgressLine;

class Messages {
 public:
  Messages();
  ~Messages();

  void set_quiet(bool quiet) { quiet_ = quiet; }
  void set_verbose(bool verbose) { verbose_ = verbose; }

  /// Shows it on a terminal, unless --quiet, until end_progress(); `progress` must be there as long.
  void begin_progress(const Progress& progress);
  void end_progress();

  /// `shanhai: MESSAGE`. The message may have further lines: an expression, and a caret under a place in it.
  void error(std::string_view message) const;
  /// What --fail-if has found: said even with --quiet, since the exit status comes from it.
  void alarm(std::string_view line) const;
  /// `shanhai: note: MESSAGE`
  void note(std::string_view message) const;
  /// A line for each file with rejected rows.
  void rejected(const std::vector<LeftOut>& left_out) const;
  /// `labour: no file of this ledger in DIR`
  void missing_ledgers(const std::vector<std::string>& ledgers, const std::string& folder) const;

  /// Which files are passed over although they look like data: links, pipes, folders. --verbose: all that are,
  /// and why, and which files are read as what.
  void files(const LedgerFiles& files) const;
  /// --verbose: a line.
  void detail(std::string_view line) const;
  /// --verbose: how long it took since the last stage ended.
  void stage(std::string_view name);

 private:
  void say(std::string line) const;

  std::unique_ptr<ProgressLine> progress_line_;
  bool quiet_ = false;
  bool verbose_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace shanhai::cli
