#pragma once
// What the commands have in common: the shared options become a catalogue, files, a setting and a style; and
// an answer is accounted for and written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/files_of_run.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/output.h"
#include "shanhai/question/question.h"
#include "shanhai/question/written_answer.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/render/render.h"
#include "shanhai/figure/alarm.h"

namespace shanhai::cli {

class Run {
 public:
  /// Reads the catalogue. Throws UsageError for a value that means nothing, OutputError where the answer
  /// could not be written. Both must outlive the run.
  Run(const Options& options, Messages& messages);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// For a command whose answer goes elsewhere, in pieces or into a folder: account() takes the place of finish().
  const Output& output() const { return output_; }
  FilesOfRun& files_of_run() { return files_of_run_; }

  /// The files that are named, which hold `ledger`; or without any, those of the data folder. Throws UsageError
  /// where one of them is written.
  void open(const std::vector<std::string>& files, const LedgerSpec* ledger);

  const Catalogue& catalogue() const { return catalogue_; }
  const LedgerFiles& files() const { return files_; }
  const Setting& setting() const { return setting_; }
  const Style& style() const { return style_; }
  /// The periods of --period; relative ones count from --today.
  std::vector<Period> periods() const;
  /// For commands that take one. Throws UsageError where there are several.
  std::optional<Period> period() const;
  /// Throws UsageError for one that is far outside the ledger, or all of them. To be called when they are open.
  void refuse_far_periods(const LedgerSpec* ledger) const;
  /// Those of --fail-if. Throws UsageError with a caret.
  std::vector<Alarm> alarms() const;

  /// With --strict, throws InputError for the first row that was left out; --rejects is written before.
  void insist_on_all(const std::vector<LeftOut>& left_out);
  /// Throws InputError that names the ledgers: all that a question is about are missing.
  [[noreturn]] void fail_for_missing(const std::vector<std::string>& ledgers) const;
  /// Writes the answer; its messages follow it, so that a long answer does not carry them off.
  void finish(std::string_view answer, const std::vector<LeftOut>& left_out,
              const std::vector<std::string>& notes, const std::vector<std::string>& missing);
  /// Writes an answer that is made while it is written, without its messages.
  void finish(std::string_view answer, const RestOfAnswer& rest);
  /// The same for an answer that has been written.
  void account(const std::vector<LeftOut>& left_out, const std::vector<std::string>& notes,
               const std::vector<std::string>& missing);
  /// With --fail-if: rows may have counted twice. finish() has said so.
  bool is_alarmed() const;

 private:
  void write_rejects();

  const Options& options_;
  Messages& messages_;
  FilesOfRun files_of_run_;
  Output output_;
  std::optional<Output> rejects_output_;  // --rejects
  RejectedRows rejects_;
  std::vector<Notice> notices_;  // what the answers have found
  Progress progress_;
  Style style_;
  Catalogue catalogue_;
  LedgerFiles files_;
  Setting setting_;
};

}  // namespace shanhai::cli
