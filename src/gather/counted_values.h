#pragma once
// Values and how often each came, in a flat table with open addressing, at most half full.

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "ledger/hash.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

/// `missing` is no value.
class CountedValues {
 public:
  void add(std::int64_t value, std::uint64_t times = 1) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::size_t at = hash_of(value) & (slots_.size() - 1);
    while (slots_[at].first != missing && slots_[at].first != value) at = (at + 1) & (slots_.size() - 1);
    size_ += slots_[at].first == missing;
    slots_[at].first = value;
    slots_[at].second += times;
  }
  void add(const CountedValues& others) {
    others.each([&](std::int64_t value, std::uint64_t times) { add(value, times); });
  }
  void clear() { *this = {}; }

  /// Different ones.
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// use(value, times), in no order.
  template <class Use>
  void each(const Use& use) const {
    for (const auto& [value, times] : slots_) {
      if (value != missing) use(value, times);
    }
  }
  /// Values with their counts, the smallest first.
  std::vector<std::pair<std::int64_t, std::uint64_t>> in_order() const {
    std::vector<std::pair<std::int64_t, std::uint64_t>> sorted;
    each([&](std::int64_t value, std::uint64_t times) { sorted.emplace_back(value, times); });
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  void grow() {
    std::vector<std::pair<std::int64_t, std::uint64_t>> old(std::max<std::size_t>(64, slots_.size() * 2), {missing, 0});
    old.swap(slots_);
    size_ = 0;
    for (const auto& [value, times] : old) {
      if (value != missing) add(value, times);
    }
  }

  std::vector<std::pair<std::int64_t, std::uint64_t>> slots_;
  std::size_t size_ = 0;
};

}  // namespace shanhai
