#include "gather/accumulators_quantile.h"

#include <algorithm>
#include <cassert>

namespace shanhai {

/// Counts the values if that takes less room. A slot is as large as two values, and half of them are free.
void ValueCounts::look_for_repetitions() {
  for (const std::int64_t value : values_) {
    counted_.add(value);
    if (counted_.size() * 4 > values_.size()) {
      counted_.clear();
      next_look_ = values_.size() * 4;
      return;
    }
  }
  values_ = {};
}

void ValueCounts::add(const ValueCounts& other) {
  if (other.counted_.empty() && counted_.empty()) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    if (values_.size() >= next_look_) look_for_repetitions();
    return;
  }
  for (const std::int64_t value : values_) counted_.add(value);
  values_ = {};
  for (const std::int64_t value : other.values_) counted_.add(value);
  counted_.add(other.counted_);
}

/// The value at `place` in order, and the next one, or the same at the end.
std::pair<Wide, Wide> ValueCounts::neighbours(std::uint64_t place) const {
  if (counted_.empty()) {
    std::vector<std::int64_t> values = values_;
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), low, values.end());
    const auto high = std::min_element(low + 1, values.end());
    return {*low, high == values.end() ? *low : *high};
  }
  const auto sorted = counted_.in_order();
  auto low = sorted.begin();
  for (; place >= low->second; ++low) place -= low->second;
  const bool next_is_higher = place + 1 == low->second && low + 1 != sorted.end();
  return {low->first, next_is_higher ? (low + 1)->first : low->first};
}

std::optional<Exact> ValueCounts::quantile(Exact probability) const {
  assert(probability.units >= 0 && probability.decimals <= probability_decimals);
  std::uint64_t count = values_.size();
  counted_.each([&](std::int64_t, std::uint64_t times) { count += times; });
  if (count == 0) return std::nullopt;
  const Wide one = power_of_ten(probability.decimals);
  const Wide place = Wide{count - 1} * probability.units;  // in units of the probability
  const auto [low, high] = neighbours(static_cast<std::uint64_t>(place / one));
  return Exact{low * one + place % one * (high - low), probability.decimals};
}

}  // namespace shanhai
