#pragma once
// One pass over the files of a ledger for everything that is asked of it. Whoever needs the ledger (a question, figures, an
// alarm, a report) binds what it needs to `columns()`, adds its groupings and selections of rows, and says what is to be
// watched for. Then the files are read, once, and each finds its own by the number that it was given. Which rows an
// answer leaves out, and what makes it wrong, is reckoned here for all of them alike.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gather/select_rows.h"
#include "gather/watch.h"
#include "shanhai/gather/groups.h"
#include "shanhai/gather/left_out.h"
#include "shanhai/gather/setting.h"
#include "look/file_relations.h"

namespace shanhai {

/// What is asked of a ledger.
struct PassRequest {
  std::vector<Grouping> groupings;
  std::vector<RowSelection> selections;
  std::vector<std::string> others;  // headers the catalogue does not know
  Watch watch;
};

class LedgerPass {
 public:
  /// Both must outlive this.
  LedgerPass(const LedgerSpec& ledger, const Setting& setting);
  ~LedgerPass();
  LedgerPass(const LedgerPass&) = delete;

  const LedgerSpec& ledger() const { return columns_.ledger(); }
  const Setting& setting() const { return setting_; }
  /// Numbers in Setting::files; none: the ledger is not there.
  const std::vector<std::size_t>& files() const { return files_; }
  /// Throws InputError where the ledger is not there.
  void insist_on_files() const;
  Columns& columns() { return columns_; }
  /// Headers the catalogue does not know, of which selections may have cells.
  std::vector<std::string>& others() { return request_.others; }

  // Before it is read; each has a number, those of one kind from 0 on.

  std::size_t add(Grouping grouping);
  std::size_t add(RowSelection selection);
  void add(const Watch& watch) { request_.watch.add(watch); }
  /// Asks when its rows are. REQUIRES: the ledger has a date.
  void add_dates();

  /// Reads the files, unless it has; nothing where there are none. Nobody may ask for anything more.
  void read();
  bool is_read() const { return is_read_; }

  // Once it is read.

  const Groups& groups(std::size_t number) const { return groups_[number]; }
  std::span<const Groups> groups(std::size_t first, std::size_t count) const { return std::span(groups_).subspan(first, count); }
  SelectedRows& rows(std::size_t number) { return rows_[number]; }
  const ScanReport& report() const { return report_; }
  /// The first date of a row, and the last; empty where there is none, or nobody has asked for dates.
  std::optional<Date> first_date() const { return date_of(&Dates::first); }
  std::optional<Date> last_date() const { return date_of(&Dates::last); }
  /// The months in which rows are, and the coarser dates. REQUIRES: somebody has asked for dates.
  const Groups& months() const { return groups_[dates_->months]; }

  /// The rows left out, by file: those that could not be cut into cells, and `rejected` ones.
  std::vector<LeftOut> left_out(const std::map<std::size_t, Rejected>& rejected) const;
  /// Those of the words that no row has. REQUIRES: they were watched for.
  std::vector<LiteralUse> unmet(const std::vector<LiteralUse>& words) const;
  /// Adds to Setting::notices what is known of the files, and what `watch` was looking for but its words. REQUIRES: it was
  /// added.
  void say(const Watch& watch) const;

 private:
  struct Dates {
    std::size_t days, months;  // groupings
    Measure first, last;
  };
  std::optional<Date> date_of(Measure Dates::*which) const;

  const Setting& setting_;
  std::vector<std::size_t> files_;
  Columns columns_;
  PassRequest request_;
  std::optional<Dates> dates_;
  bool is_read_ = false;
  std::vector<Groups> groups_;      // sorted
  std::vector<SelectedRows> rows_;  // finished
  std::unique_ptr<Watcher> watcher_;
  std::vector<FileRelation> relations_;
  std::vector<LiteralUse> words_;       // that groupings brought along: of this ledger and no other
  std::vector<Notice> unknown_words_;   // of them
  ScanReport report_;
};

/// Those of all ledgers that somebody needs.
class LedgerPasses {
 public:
  /// `setting` must outlive this.
  explicit LedgerPasses(const Setting& setting) : setting_(setting) {}

  const Setting& setting() const { return setting_; }
  LedgerPass& of(const LedgerSpec& ledger);
  /// Reads those that nobody has read, in the order in which they were asked for.
  void read();

 private:
  const Setting& setting_;
  std::vector<std::unique_ptr<LedgerPass>> passes_;
};

/// For a ledger that none of the files holds. Throws InputError.
[[noreturn]] void fail_no_files(const LedgerSpec& ledger, const Setting& setting);

/// The physical line of a line number of a batch; `file` is the file's number in Setting::files.
std::uint64_t physical_line(const std::vector<std::size_t>& files, const ScanReport& report, std::size_t file,
                            std::uint64_t batch_line);

/// What LedgerPass::left_out says, of a scan of one's own.
std::vector<LeftOut> left_out(const std::vector<std::size_t>& files, const ScanReport& report,
                              const std::map<std::size_t, Rejected>& rejected, const Columns& columns,
                              const std::vector<std::string>& others, const Setting& setting);

}  // namespace shanhai
