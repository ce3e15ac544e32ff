#pragma once
// One aggregate, collected for all groups at once: a vector of accumulator sets (accumulators.h), indexed by
// group. Which set and which kind of cell is decided once, when the collector is made; a batch is then one
// virtual call and one loop.

#include <cstdint>
#include <memory>
#include <span>

#include "gather/formula.h"
#include "shanhai/gather/measure.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

/// Rows of a batch, each with the number of the group that it goes to. A row may stand in several groups.
struct Selection {
  const Batch& batch;
  std::span<const std::uint32_t> rows;
  std::span<const std::uint32_t> groups;
  bool one_group = false;  // all of them go to group 0
};

/// A group of another collector, and the group here that it is added to.
struct Pairing {
  std::uint32_t from, into;
};

class Collector {
 public:
  virtual ~Collector() = default;
  virtual void resize(std::size_t groups) = 0;
  virtual void add(const Selection& selection) = 0;
  /// `other` was made for the same aggregate. Throws UsageError where a sum does not fit any more.
  virtual void merge(const Collector& other, std::span<const Pairing> groups) = 0;
  /// Adds a group of `other`, made for the same aggregate, to group 0 here. Words keep the numbers that they have there, so
  /// REQUIRES: nothing else is ever added here.
  virtual void unite(const Collector& other, std::size_t group) = 0;
  /// To be called some groups before outcome() (Groups::fetch).
  virtual void fetch(std::size_t group) const = 0;
  /// What `aggregate`, for which this was made or which collects alike, comes to.
  virtual Outcome outcome(std::size_t group, const Aggregate& aggregate) const = 0;
};

std::unique_ptr<Collector> make_collector(const Aggregate& aggregate);

/// One collector does for both: sum and mean, or quantiles, of one column and condition.
bool collects_alike(const Aggregate& a, const Aggregate& b);

}  // namespace shanhai
