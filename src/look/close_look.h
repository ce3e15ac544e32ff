#pragma once
// A close look at some files of one ledger: all columns that the catalogue knows are read, to tell which rows they have
// in common, what they come to month by month, and which row is the sum of the others.

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "look/row_sketch.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// Rows of numbers, as they stand in the file.
struct NumberRows {
  std::vector<std::uint64_t> lines;
  std::vector<std::int64_t> cells;  // of each row one for each of ClosePlan::numbers
};

/// What the rows of one period come to.
struct PeriodSums {
  std::uint64_t rows = 0;
  std::vector<Wide> money;  // by ClosePlan::money
};

struct CloseLook {
  /// A file with more rows is only looked at for a total of all of them.
  static constexpr std::size_t most_rows = 65'536;

  std::uint64_t count = 0;
  std::map<std::size_t, RowSketch> rows;       // by number of the view
  std::map<std::int64_t, PeriodSums> periods;  // by date: the month, or the year where a date says no more
  std::vector<Wide> sums;                      // by ClosePlan::numbers, like the next two
  std::vector<std::uint64_t> nonzero;
  std::vector<bool> unknown;                   // a cell cannot be read
  NumberRows kept;                             // all; of a large file those with the largest number of some column
  std::vector<std::uint64_t> totals;           // lines of totals rows
  std::uint64_t first_line = 0, last_line = 0; // of its rows
};

struct ClosePlan {
  /// Two files are held against each other by the columns that both have.
  using View = std::vector<std::size_t>;  // the ledger's column numbers

  const LedgerSpec* ledger = nullptr;
  std::vector<std::size_t> files;
  std::vector<std::size_t> columns;                     // the ledger's, in the order of a Batch
  std::vector<View> views;
  std::map<std::size_t, std::vector<std::size_t>> views_of;  // by file
  std::map<std::size_t, View> known;                         // by file: the columns that it has
  std::vector<std::size_t> numbers;                     // places of money and counts
  std::vector<std::size_t> money;                       // of them, numbers of `numbers`
  std::optional<std::size_t> date;                      // its place

  /// The view by which these two are held against each other.
  bool is_view_of(std::size_t file, std::size_t other, std::size_t view) const;
  std::size_t column(std::size_t number) const { return columns[numbers[number]]; }
  bool is_money(std::size_t number) const { return ledger->columns[column(number)].type == ColumnType::money; }
};

/// REQUIRES: the files are of one ledger and can be read again.
ClosePlan close_plan(const LedgerFiles& files, const std::vector<std::size_t>& chosen);

/// What each file comes to, with physical lines.
std::map<std::size_t, CloseLook> look_closely(const LedgerFiles& files, const ClosePlan& plan, unsigned threads);

/// The first cell of each of the rows that says something in words, masked where it is personal; may be empty.
std::vector<std::string> row_names(const LedgerFiles& files, std::size_t file, const std::vector<std::uint64_t>& lines);

}  // namespace shanhai
