#pragma once
// The inside of Groups: the table of keys, the collectors, and what a batch goes through. First its rows are
// selected (condition, unreadable cells), then numbered (a group for each), then collected.

#include <map>
#include <memory>
#include <vector>

#include "gather/collector.h"
#include "gather/group_keys.h"
#include "gather/group_table.h"
#include "shanhai/gather/groups.h"

namespace shanhai {

struct Groups::Parts {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// The rows that a condition inside aggregates leaves, shared by the aggregates that have it.
  struct Narrowing {
    const Condition* condition;         // the grouping's
    std::unique_ptr<Condition> tester;  // a clone, made at the first batch
    std::vector<std::uint32_t> rows, groups;
  };
  /// A collector, and which rows it is given.
  struct Collection {
    std::unique_ptr<Collector> collector;
    std::size_t narrowing;  // none: all rows
  };

  explicit Parts(const Grouping& from);
  std::size_t collection_for(std::size_t aggregate);
  std::size_t narrowing_for(const Condition* condition);

  void select(const Batch& batch);
  std::uint64_t reject(const Batch& batch);
  void number(const Batch& batch);
  void collect(const Batch& batch);
  void narrow(const Batch& batch, Narrowing& narrowing);
  void resize();

  /// Nothing has been collected yet.
  bool is_fresh() const {
    const bool empty = table.keys() == 0 ? rows[0] == 0 : rows.empty();
    return empty && taken == 0 && filtered == 0 && rejected.empty();
  }
  void merge(const Parts& other, const std::vector<Pairing>& pairings);
  void merge_rejected(const Parts& other);
  Outcome outcome(std::size_t group, std::size_t aggregate) const;
  std::vector<std::uint32_t> in_order_of_words() const;
  std::vector<std::uint32_t> in_order_of_ranks(unsigned threads) const;
  std::size_t at(std::size_t position) const { return order.empty() ? position : order[position]; }

  Grouping grouping;
  GroupTable table;
  std::vector<KeyColumn> keys;
  std::vector<std::size_t> sources;  // by aggregate: its collection; none: it is the count of rows
  std::vector<Collection> collections;
  std::vector<Narrowing> narrowings;
  std::unique_ptr<Condition> where;  // a clone, made at the first batch
  std::vector<std::uint64_t> rows;   // by group
  std::map<std::size_t, Rejected> rejected;
  std::uint64_t taken = 0;
  std::uint64_t filtered = 0;
  std::vector<std::uint32_t> order;      // after sort(): groups by position
  std::vector<std::uint32_t> positions;  // after sort(): positions by group

  // Of the batch at hand; kept between batches to spare allocations.
  Mask mask;
  std::vector<std::uint32_t> selected, groups, origin;
  std::vector<std::vector<std::int64_t>> key_parts;
  std::vector<std::int64_t> gathered;
};

}  // namespace shanhai
