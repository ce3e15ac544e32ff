#include "aggregate/accumulators_quantile.h"

#include <algorithm>
#include <cassert>

namespace shanhai {

void ValueCounts::count(std::int64_t value, std::uint64_t times) {
  if (2 * (distinct_ + 1) > slots_.size()) grow();
  const auto hash = static_cast<std::uint64_t>(value) * 0x9E37'79B9'7F4A'7C15u;
  std::size_t at = (hash ^ hash >> 32) & (slots_.size() - 1);
  while (slots_[at].value != missing && slots_[at].value != value) {
    at = (at + 1) & (slots_.size() - 1);
  }
  if (slots_[at].value == missing) ++distinct_;
  slots_[at].value = value;
  slots_[at].count += times;
}

void ValueCounts::grow() {
  std::vector<Slot> old(std::max<std::size_t>(64, slots_.size() * 2));
  old.swap(slots_);
  distinct_ = 0;
  for (const Slot& slot : old) {
    if (slot.value != missing) count(slot.value, slot.count);
  }
}

/// Counts the values if that takes less room. A slot is as large as two values, and half of them are free.
void ValueCounts::look_for_repetitions() {
  for (const std::int64_t value : values_) {
    count(value, 1);
    if (distinct_ * 4 > values_.size()) {
      slots_ = {};
      distinct_ = 0;
      next_look_ = values_.size() * 4;
      return;
    }
  }
  values_ = {};
}

void ValueCounts::add(const ValueCounts& other) {
  if (other.slots_.empty() && slots_.empty()) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    if (values_.size() >= next_look_) look_for_repetitions();
    return;
  }
  for (const std::int64_t value : values_) count(value, 1);
  values_ = {};
  for (const std::int64_t value : other.values_) count(value, 1);
  for (const Slot& slot : other.slots_) {
    if (slot.value != missing) count(slot.value, slot.count);
  }
}

/// The value at `place` in order, and the next one, or the same at the end.
std::pair<Wide, Wide> ValueCounts::neighbours(std::uint64_t place) const {
  if (slots_.empty()) {
    std::vector<std::int64_t> values = values_;
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), low, values.end());
    const auto high = std::min_element(low + 1, values.end());
    return {*low, high == values.end() ? *low : *high};
  }
  std::vector<Slot> sorted;
  std::copy_if(slots_.begin(), slots_.end(), std::back_inserter(sorted),
               [](const Slot& slot) { return slot.value != missing; });
  std::sort(sorted.begin(), sorted.end(),
            [](const Slot& a, const Slot& b) { return a.value < b.value; });
  auto low = sorted.begin();
  for (; place >= low->count; ++low) place -= low->count;
  const bool next_is_higher = place + 1 == low->count && low + 1 != sorted.end();
  return {low->value, next_is_higher ? (low + 1)->value : low->value};
}

std::optional<Exact> ValueCounts::quantile(Exact probability) const {
  assert(probability.units >= 0 && probability.decimals <= probability_decimals);
  std::uint64_t count = values_.size();
  for (const Slot& slot : slots_) count += slot.count;
  if (count == 0) return std::nullopt;
  const Wide one = power_of_ten(probability.decimals);
  const Wide place = Wide{count - 1} * probability.units;  // in units of the probability
  const auto [low, high] = neighbours(static_cast<std::uint64_t>(place / one));
  return Exact{low * one + place % one * (high - low), probability.decimals};
}

}  // namespace shanhai
