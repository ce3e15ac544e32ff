#pragma once
// Some thousand rows of a ledger, column by column: what load hands to filter and aggregate.
// Every cell is one int64. A number is counted in 0.0001 of its base unit, a date is packed (date.h), and
// everything else is the number of a word in the column's dictionary.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

inline constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();
/// The cell cannot be read: its row is rejected by every question that needs the column.
inline constexpr std::int64_t unreadable = missing + 1;
inline constexpr bool is_present(std::int64_t cell) { return cell > unreadable; }

/// The rows that a batch holds at most.
inline constexpr std::size_t batch_rows = 4096;

/// The words of one column as one thread has met them. One word may have several numbers. Numbers hold as long as `epoch` does:
/// between two batches a dictionary that has grown beyond its ceiling is emptied, and the epoch moves on, so
/// that memory does not grow with the rows. Whatever is remembered by word number is forgotten then.
class Dictionary {
 public:
  /// The number of `word`, which is added if it is new.
  std::int64_t number(std::string_view word);
  /// A number of its own for this one: for words that hardly come again, which it is a waste to look for.
  std::int64_t append(std::string_view word);
  /// Likewise for a word that the file spells in another way, as `广东` for 东部结对省份.
  std::int64_t append(std::string_view word, std::string_view spelling);
  /// How the file spells it.
  std::string_view spelling(std::int64_t number) const;
  std::string_view word(std::int64_t number) const { return words_[static_cast<std::size_t>(number)]; }
  /// Of a table that no cache holds, what number(word) and word(number) will look at is better asked for some words ahead.
  void fetch(std::string_view word) const;
  void fetch(std::int64_t number) const { __builtin_prefetch(words_.data() + number); }
  std::size_t size() const { return words_.size(); }
  std::uint64_t epoch() const { return epoch_; }
  /// The memory that it takes.
  std::size_t bytes() const;
  void clear();
  /// The same, and keeps no room for words to come.
  void release();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number_plus_one = 0;
  };
  void grow();
  const char* keep(std::string_view word);

  std::vector<std::string_view> words_;
  std::vector<std::pair<std::int64_t, std::string_view>> spellings_;  // of those that are spelt otherwise, by number
  std::vector<Slot> slots_;
  std::vector<std::vector<char>> blocks_;  // where the words' bytes live
  std::size_t room_ = 0;
  std::uint64_t epoch_ = 1;
};

struct BatchColumn {
  std::vector<std::int64_t> cells;
  const Dictionary* words = nullptr;  // for columns of words
};

/// A cell that cannot be read.
struct CellFault {
  std::uint32_t row;     // in the batch
  std::uint32_t column;  // in the batch
  std::string reason;    // `"约100" is not a number`; personal cells are masked
  std::string text = {};      // the cell as it stands in the file
};

/// Something about a cell that was read; noted only where a scan observes (ScanRequest::observe).
enum class Remark : std::uint8_t {
  rounded,   // finer digits than 0.0001
  bracket,   // words in brackets behind the number, which were passed over
  own_unit,  // the cell names its unit
  spaces,    // around it, or an apostrophe in front
  other_day, // a date with a time zone, that is another day in Beijing
};
struct CellRemark {
  std::uint32_t row;     // in the batch
  std::uint32_t column;  // in the batch
  Remark remark;
  int unit = 0;          // own_unit: as a power of ten
  std::string text;      // rounded, bracket, other_day: the cell
};

/// 小计, 本页小计, 本页合计 · 合计, 总计, 共计, Total · 累计
enum class TotalsKind : std::uint8_t { part, all, running };
/// A totals row among the rows of a batch; noted only where a scan observes.
struct TotalsRow {
  std::uint32_t before;             // the row of the batch that it stands before
  std::uint64_t line;               // as in Batch::lines
  TotalsKind kind;
  std::vector<std::int64_t> cells;  // by column of the batch: what it says in columns of numbers, else missing
};

struct Batch {
  std::size_t file = 0;              // its number in the run's list of files
  std::vector<std::uint64_t> lines;  // on which each row begins; sorts as the physical lines (ScanReport::line)
  std::vector<BatchColumn> columns;  // in the order of the scan's columns
  std::vector<CellFault> faults;     // by row
  std::vector<CellRemark> remarks;   // by row
  std::vector<TotalsRow> totals;     // in their order; a batch may hold nothing else

  std::size_t rows() const { return lines.size(); }
};

}  // namespace shanhai
