#pragma once
// The values of one column, as far as it takes to tell which lie far from their median: how often each occurs,
// and the largest and the smallest with their lines. Above a bound of distinct values the counts are kept by
// the first twelve binary digits, so that memory does not grow with the rows; the median is then right to one
// part in two thousand, which is enough for "ten thousand times".

#include <cstdint>
#include <vector>

#include "gather/counted_values.h"
#include "shanhai/check/check.h"
#include "shanhai/ledger/exact.h"

namespace shanhai::checking {

class Spread {
 public:
  struct Extreme {
    std::int64_t value;
    std::uint64_t line;
  };

  void add(std::int64_t value, std::uint64_t line);
  void absorb(const Spread& other);

  std::uint64_t count() const { return count_; }
  /// Twice the median, so that the mean of two in the middle stays whole. REQUIRES: count() > 0.
  Wide twice_median() const;
  /// How many values v there are with 2 v >= twice, or 2 v <= twice.
  std::uint64_t at_least(Wide twice) const;
  std::uint64_t at_most(Wide twice) const;
  /// The largest first, and the smallest first; most_places at most.
  const std::vector<Extreme>& largest() const { return largest_; }
  const std::vector<Extreme>& smallest() const { return smallest_; }

 private:
  void coarsen();
  void keep_extremes(Extreme extreme);

  CountedValues counts_;
  bool coarse_ = false;
  std::uint64_t count_ = 0;
  std::vector<Extreme> largest_, smallest_;
};

}  // namespace shanhai::checking
