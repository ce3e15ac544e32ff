#pragma once
// The inside of Tally: ledgers, counts, and lists of the rows that could not be counted.

#include "question/compare_slice.h"
#include "gather/watch.h"
#include "figure/stock_times.h"
#include "figure/tally.h"

namespace shanhai {

struct Tally::Ledger {
  Ledger(const LedgerSpec& ledger_spec, Day today)
      : spec(&ledger_spec), columns(ledger_spec, today) {}

  const LedgerSpec* spec;
  std::vector<std::size_t> files;  // numbers in Setting::files; none: it is not there
  Columns columns;
  std::vector<Grouping> groupings;
  std::optional<std::size_t> dates;  // the grouping that finds the last date
  Measure last_date;
  std::optional<std::size_t> months;  // the grouping by month
  bool by_period = false;             // a count is of the rows of a period
  Watch watch;
  Gathered gathered;
};

struct Tally::Count {
  const Indicator* indicator;
  std::optional<Period> period;
  Ledger* ledger;
  std::size_t grouping;
  Measure measure;
  bool priced;  // an average or a single value: of one person or thing
  Needs needs;
  bool cannot_tell;  // no file has a column that it hangs on; of an `active` figure, one lacks that of the end
  std::string lacking, lacking_en;
  std::optional<std::size_t> by;  // the column of its keys
};

/// One grouping for each ledger, which collects nothing but rejected rows.
struct Tally::LeftOutList {
  std::vector<std::pair<Ledger*, std::size_t>> groupings;
  std::vector<LeftOut> left_out;
};

/// A count by a group of time: a question of its own, whose groupings stand one behind the other. Of what is there at a
/// day (StockTimes) it is one grouping, by when the rows begin and end.
struct Tally::Times {
  std::size_t own;  // the count as a whole
  std::size_t first = 0, groupings = 0;
  std::optional<Slice> slice;
  std::optional<StockQuestion> stock;
  Measure measure;
};

}  // namespace shanhai
