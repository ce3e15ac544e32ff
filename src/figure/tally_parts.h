#pragma once
// The inside of Tally: ledgers, counts, and lists of the rows that could not be counted.

#include "question/compare_slice.h"
#include "gather/ledger_pass.h"
#include "figure/stock_times.h"
#include "figure/tally.h"

namespace shanhai {

struct Tally::Ledger {
  explicit Ledger(LedgerPass& its_pass) : pass(its_pass), spec(its_pass.ledger()) {}

  bool is_there() const { return !pass.files().empty(); }

  LedgerPass& pass;
  const LedgerSpec& spec;
  bool by_period = false;  // a count is of the rows of a period
  Watch watch;
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
