#pragma once
// What is looked at in a pass besides what is asked, because it may make the answers wrong although every cell can be
// read: words that no row has, columns that one of several files lacks, rows without a date, merged cells, a ledger that
// ends before the period begins. Notices come of it.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "load/merged_cells.h"
#include "shanhai/gather/left_out.h"
#include "shanhai/gather/setting.h"
#include "shanhai/filter/condition.h"

namespace shanhai {

/// Columns are the ledger's column numbers.
struct Watch {
  std::vector<LiteralUse> words;     // that somebody typed into a condition
  std::vector<std::size_t> columns;  // that answers depend on
  std::vector<std::size_t> grouped;  // by whose words rows are grouped
  std::vector<Period> periods;       // by whose days rows are chosen
  bool dated = false;                // a row without a date is in none of the answers' periods

  /// Adds what is not in it yet.
  void add(const Watch& other);
};

class Watcher {
 public:
  /// Both must outlive this.
  Watcher(const Watch& watch, const Columns& columns);

  void take(const Batch& batch);
  void absorb(Watcher& other);

  // For one of those whose watches were added to that.

  /// Those of its words that no row has.
  std::vector<LiteralUse> unmet(const std::vector<LiteralUse>& words) const;
  /// Of everything else. `files` are the ledger's numbers in Setting::files, those of `report` in the same order.
  std::vector<Notice> notices(const Watch& watch, const std::vector<std::size_t>& files, const ScanReport& report,
                              const Setting& setting) const;

 private:
  struct Word {
    std::size_t place;
    bool list;
    bool met = false;
    std::uint64_t epoch = 0;
    std::size_t looked_at = 0;  // words of the dictionary
  };
  struct Undated {
    std::uint64_t rows = 0;
    std::uint64_t first_line = ~std::uint64_t{0};
  };
  bool is_met(const LiteralUse& use, const Word& word, std::string_view cell) const;
  void add_of_columns(const Watch& watch, const std::vector<std::size_t>& files, const ScanReport& report, const Setting& setting, std::vector<Notice>& to) const;
  void add_of_dates(const Watch& watch, const std::vector<std::size_t>& files, const ScanReport& report, const Setting& setting, std::vector<Notice>& to) const;

  const Watch& watch_;
  const Columns& columns_;
  const LedgerSpec& ledger_;
  std::vector<Word> words_;
  std::optional<std::size_t> date_;  // its place
  std::map<std::size_t, Undated> undated_;  // by file
  std::int64_t last_date_ = missing;        // packed
  std::vector<std::size_t> grouped_;        // places
  std::map<std::pair<std::size_t, std::size_t>, MergedCells> blocks_;  // by file and place
};

/// A ledger whose last day is before the period.
Notice notice_of_end(const LedgerSpec& ledger, Date last, const Period& period);

/// The words of conditions, as somebody typed them, that a row of the ledger may have.
std::vector<LiteralUse> words_of(std::span<const ConditionTree> conditions, const LedgerSpec& ledger);
/// Those of a condition in a measure or a catalogue. What a vocabulary knows is no slip there: it may well be that no row
/// has it.
std::vector<LiteralUse> doubtful_words(const ConditionNode& condition, const LedgerSpec& ledger);
/// A notice for each of them that no row has, with the nearest that one has. Reads the ledger once more, unless there are
/// none; not where it is a pipe.
std::vector<Notice> unknown_words(const std::vector<LiteralUse>& words, const LedgerSpec& ledger, const Setting& setting);
/// Of conditions that narrow several ledgers: of the words that none of those has that know the column.
std::vector<Notice> words_nowhere(const std::vector<std::string>& where, const Setting& setting);

/// Why there is no share of these measures or figures; nothing where there are none.
std::optional<Notice> without_share(const std::string& ledger, const std::vector<std::string>& names);

/// No file of the ledger has the column, and nothing stands in for it.
bool is_absent(std::size_t column, const LedgerSpec& ledger, const Setting& setting);

}  // namespace shanhai
