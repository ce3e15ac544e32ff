#pragma once
// What a pass over a ledger collects for one grouping: for the rows for which a condition holds, by the
// values of the keys, a list of aggregates. Each aggregate is a Boost.Accumulators set per group
// (accumulators.h), exact and mergeable, so that threads collect apart and are merged once.
// Memory grows with groups, and with values where a quantile or a distinct count needs them.
//
// first and last go by date, file number, line: files are numbered in the order of their names. A row without
// a date is neither while there is one with a date.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shanhai/gather/measure.h"
#include "shanhai/ledger/batch.h"
#include "shanhai/load/scan.h"

namespace shanhai {

struct Fraction;  // src/gather/fraction.h

/// A column to group by: its place in the Batch, and for groups of time their length.
struct Key {
  std::size_t place = 0;
  ColumnType type = ColumnType::text;
  std::optional<Precision> time;
};

struct Grouping {
  std::shared_ptr<const Condition> where;  // null: all rows
  std::vector<Key> keys;                   // none: one group, there even without rows
  std::vector<Aggregate> aggregates;
  std::vector<std::size_t> needs;          // places: a row with an unreadable cell in one of them is rejected
  bool is_answer = true;                   // what it leaves out is left out of an answer (Setting::rejects)
  std::vector<LiteralUse> words = {};      // besides those of its aggregates: that some row should have
};

/// The rows of one file that a grouping had to leave out.
struct Rejected {
  std::uint64_t rows = 0;
  std::uint64_t first_line = 0;
  std::size_t first_place = 0;  // of the column
  std::string first_reason;
};

class Groups {
 public:
  explicit Groups(const Grouping& grouping);
  ~Groups();
  Groups(Groups&&) noexcept;
  Groups& operator=(Groups&&) noexcept;

  /// Adds the rows of a batch. One thread at a time. REQUIRES: the batches come from one set of dictionaries,
  /// those of the thread that reads (as Condition does); not after absorb() or sort().
  void take(const Batch& batch);
  /// Adds all groups of `other`, which has the same grouping and is not used again. Throws UsageError where a
  /// sum does not fit in 128 bits any more.
  void absorb(Groups& other);

  /// Orders the groups by their keys: dates by time, the coarser first; numbers by value; text by code
  /// point; empty last. To be called once, when everything is absorbed.
  void sort(unsigned threads = 1);

  std::size_t size() const;
  /// To be called before a few hundred groups in their order are asked for, where there are so many that they stand
  /// in no cache: what is known of them is scattered over memory, and better fetched all at once than one by one.
  void fetch(std::size_t begin, std::size_t end) const;
  /// The value of key number `key` of a group: text, Date, number (money in 元), or empty.
  Value key(std::size_t group, std::size_t key) const;
  /// The group with these keys, or -1. REQUIRES: after sort().
  std::ptrdiff_t find(const std::vector<Value>& keys) const;
  /// How many rows went into a group; one with several items in a list goes into several.
  std::uint64_t rows(std::size_t group) const;
  /// What a measure comes to in a group: exact, or rounded once (10 decimals where there is a mean or a
  /// quotient in it, 6 with a stddev). Throws UsageError where that does not fit in 128 bits.
  Value value(const Measure& measure, std::size_t group) const;
  /// The same before it is rounded, for growth and shares of it. Empty where it is, or is no number.
  std::optional<Fraction> exact_value(const Measure& measure, std::size_t group) const;
  /// A new set of groups with one group, without keys, that is the union of these: for running totals, which
  /// are computed from the rows and not from printed values.
  Groups merged(const std::vector<std::size_t>& groups) const;
  /// Adds a group of `from` to the only one here, in the time that its own values take. REQUIRES: this is
  /// from.merged(...), to which nothing else has been added.
  void unite(const Groups& from, std::size_t group);

  /// By number of file.
  const std::map<std::size_t, Rejected>& rejected() const;
  std::uint64_t rows_taken() const;     // rows for which the condition held, each once
  std::uint64_t rows_filtered() const;  // rows for which it did not

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// A sink that collects several groupings in one pass.
class GroupsSink : public Sink {
 public:
  explicit GroupsSink(const std::vector<Grouping>& groupings);
  void take(const Batch& batch) override;
  void absorb(Sink& other) override;
  std::vector<Groups>& groups() { return groups_; }

 private:
  std::vector<Groups> groups_;
};

}  // namespace shanhai
