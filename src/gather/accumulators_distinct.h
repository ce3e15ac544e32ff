#pragma once
// How many different samples there were, exactly; accumulators.h has the table.

#include <cstdint>
#include <vector>

#include "gather/accumulators_sum.h"
#include "ledger/hash.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

/// A set of cells: open addressing in one flat table, at most half full. `missing` is never in it.
class CellSet {
 public:
  void insert(std::int64_t cell) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::size_t at = place(cell);
    while (slots_[at] != missing && slots_[at] != cell) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at] == missing) ++size_;
    slots_[at] = cell;
  }
  std::size_t size() const { return size_; }
  template <typename Use>
  void for_each(Use use) const {
    for (const std::int64_t cell : slots_) {
      if (cell != missing) use(cell);
    }
  }

 private:
  std::size_t place(std::int64_t cell) const { return hash_of(cell) & (slots_.size() - 1); }
  void grow() {
    std::vector<std::int64_t> old(slots_.empty() ? 8 : slots_.size() * 2, missing);
    old.swap(slots_);
    size_ = 0;
    for (const std::int64_t cell : old) {
      if (cell != missing) insert(cell);
    }
  }

  std::vector<std::int64_t> slots_;
  std::size_t size_ = 0;
};

namespace impl {

struct distinct_impl : accumulator_base {
  using result_type = std::uint64_t;
  explicit distinct_impl(dont_care) {}
  template <typename Args>
  void operator()(const Args& args) {
    cells_.insert(args[sample]);
  }
  result_type result(dont_care) const { return cells_.size(); }
  const CellSet& cells() const { return cells_; }
  void merge(const distinct_impl& other) {
    other.cells_.for_each([&](std::int64_t cell) { cells_.insert(cell); });
  }

 private:
  CellSet cells_;
};

}  // namespace impl

namespace tag {

struct distinct : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<shanhai::impl::distinct_impl>;
};

}  // namespace tag

namespace extract {

inline const boost::accumulators::extractor<tag::distinct> distinct = {};

}  // namespace extract

using extract::distinct;

}  // namespace shanhai
