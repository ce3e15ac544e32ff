#pragma once
// Everything that figures are made of: first all is asked of the ledgers' passes, then those are read, then the numbers are
// there. What is asked for twice is collected once.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "question/compare_kinds.h"
#include "gather/fraction.h"
#include "figure/bound_count.h"
#include "gather/ledger_pass.h"
#include "shanhai/question/question.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// Columns (numbers in the ledger) that must be readable for a row to count, by the ledger's id.
using Needs = std::map<std::string, std::set<std::size_t>>;

/// What became of the rows of a file.
struct FileTally {
  std::string ledger, file;
  std::uint64_t counted = 0;
  std::uint64_t left_out = 0;
};

class Tally {
 public:
  /// `passes` must outlive this.
  explicit Tally(LedgerPasses& passes);
  ~Tally();
  Tally(const Tally&) = delete;

  // Before the pass.

  /// From now on only the rows of `ledger` for which the condition holds count, but where a count is by
  /// `column` itself.
  void narrow(const std::string& ledger, const std::string& column, const std::string& condition);
  /// That condition; empty where there is none.
  std::string narrowing(const std::string& ledger, const std::string& by) const;

  /// The number of a count. Throws UsageError for a mistake in an expression.
  std::size_t want(const Wanted& wanted);
  /// The number of a list of the rows that cannot be counted where these columns are needed.
  std::size_t want_left_out(const Needs& needs);
  const Needs& needs(std::size_t count) const;
  /// The number of a count by a group of time with these comparisons, which are those of `query`. REQUIRES: `by` names a
  /// group of time, or the ledger's date.
  std::size_t want_times(const Wanted& wanted, const std::vector<Compare>& compares);

  // Once the passes are read.

  /// Says what was noticed of its ledgers, and counts the rows left out. To be called once, before anything else.
  void account();
  /// Says which ledgers end before the period begins that all is about.
  void say_what_ends_before(const Period& period) const;

  // `key` is a value of the column in Wanted::by.

  Value value(std::size_t count) const;
  Value value(std::size_t count, const Value& key) const;
  /// The same before they are rounded, for growth and quotients of them. Empty where they are, or are no number.
  std::optional<Fraction> exact(std::size_t count) const;
  std::optional<Fraction> exact(std::size_t count, const Value& key) const;
  /// The groups of time that there are, in their order.
  std::vector<Value> time_keys(std::size_t number) const;
  /// Of each of these groups of time: the figure, and its comparisons in their order.
  std::vector<std::vector<Value>> times(std::size_t number, const std::vector<Value>& keys) const;
  /// How many rows went into it.
  std::uint64_t rows(std::size_t count) const;
  /// The values of `by` that are there, in the order of keys.
  std::vector<Value> keys(std::size_t count) const;
  /// By file; of all ledgers.
  const std::vector<LeftOut>& left_out(std::size_t list) const;
  std::vector<FileTally> files(std::size_t list) const;
  /// The last date in the ledgers; empty where there is none.
  std::optional<Date> last_date() const;

  // At any time.

  const Indicator& indicator(std::size_t count) const;
  const std::optional<Period>& period(std::size_t count) const;
  /// Names of the files of its ledger.
  std::vector<std::string> file_names(std::size_t count) const;
  Quantity quantity(std::size_t count) const;
  const Measure& measure(std::size_t count) const;
  /// It is a sum or a count: its parts make a whole.
  bool adds_up(std::size_t count) const;
  /// 元 for money; else the indicator's unit.
  std::string unit(std::size_t count) const;
  bool has_ledger(std::size_t count) const;
  /// What the files lack: `funds.csv has no column source (资金类别)`; empty: nothing.
  std::string lacking(std::size_t count, bool english) const;
  /// Ids of ledgers that were asked for and are not there, in the order asked.
  const std::vector<std::string>& missing() const { return missing_; }
  bool none_there() const { return ledgers_.size() == missing_.size() && !ledgers_.empty(); }
  const Setting& setting() const { return passes_.setting(); }

 private:
  struct Ledger;
  struct Count;
  struct LeftOutList;
  struct Times;

  /// The same, narrowed as the ledger is.
  Wanted narrowed(Wanted wanted) const;
  /// What `read` finds in the group of that key, or in the only one where it is null; {} without a ledger.
  template <class Read>
  auto in_group(std::size_t count, const Value* key, Read read) const;
  Ledger& ledger(const std::string& id);
  std::size_t add_times(Times times, std::vector<Grouping> groupings, Ledger& from);
  void watch(const Wanted& asked, const std::vector<std::size_t>& columns, const Count& count) const;
  void say_unmet_words() const;
  void note_lacking_columns(Count& count) const;

  struct Narrowed {
    std::string column, condition;
  };

  LedgerPasses& passes_;
  const Setting& setting_;
  std::vector<std::unique_ptr<Ledger>> ledgers_;  // in the order asked
  std::vector<Count> counts_;
  std::map<std::string, Narrowed> narrowed_;      // by the ledger's id
  std::map<std::string, std::size_t> known_;  // what a count is of, as text
  std::vector<LeftOutList> lists_;
  std::vector<Times> times_;
  std::vector<std::string> missing_;
};

}  // namespace shanhai
