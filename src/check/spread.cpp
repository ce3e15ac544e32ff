#include "check/spread.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace shanhai::checking {

namespace {

constexpr std::size_t most_distinct = 64 << 10;
constexpr int kept_digits = 12;

std::int64_t coarse(std::int64_t value) {
  const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  const int drop = std::max(0, static_cast<int>(std::bit_width(size)) - kept_digits);
  const auto kept = static_cast<std::int64_t>((size >> drop) << drop);
  return value < 0 ? -kept : kept;
}

}  // namespace

void Spread::add(std::int64_t value, std::uint64_t line) {
  ++count_;
  counts_.add(coarse_ ? coarse(value) : value);
  if (!coarse_ && counts_.size() > most_distinct) coarsen();
  const bool large = largest_.size() < most_places || value > largest_.back().value;
  const bool small = smallest_.size() < most_places || value < smallest_.back().value;
  if (large || small) keep_extremes({value, line});
}

void Spread::coarsen() {
  coarse_ = true;
  const CountedValues fine = std::exchange(counts_, {});
  fine.each([&](std::int64_t value, std::uint64_t times) { counts_.add(coarse(value), times); });
}

void Spread::keep_extremes(Extreme extreme) {
  const auto keep = [&](std::vector<Extreme>& all, auto before) {
    all.insert(std::upper_bound(all.begin(), all.end(), extreme, before), extreme);
    if (all.size() > most_places) all.pop_back();
  };
  keep(largest_, [](const Extreme& a, const Extreme& b) {
    return a.value != b.value ? a.value > b.value : a.line < b.line;
  });
  keep(smallest_, [](const Extreme& a, const Extreme& b) {
    return a.value != b.value ? a.value < b.value : a.line < b.line;
  });
}

void Spread::absorb(const Spread& other) {
  count_ += other.count_;
  if (other.coarse_ && !coarse_) coarsen();
  other.counts_.each([&](std::int64_t value, std::uint64_t times) { counts_.add(coarse_ ? coarse(value) : value, times); });
  if (!coarse_ && counts_.size() > most_distinct) coarsen();
  // An extreme may be in both of the lists of `other`; each is kept where it belongs.
  const auto merge = [](std::vector<Extreme>& ours, const std::vector<Extreme>& theirs, auto before) {
    ours.insert(ours.end(), theirs.begin(), theirs.end());
    std::ranges::sort(ours, before);
    if (ours.size() > most_places) ours.resize(most_places);
  };
  merge(largest_, other.largest_, [](const Extreme& a, const Extreme& b) {
    return a.value != b.value ? a.value > b.value : a.line < b.line;
  });
  merge(smallest_, other.smallest_, [](const Extreme& a, const Extreme& b) {
    return a.value != b.value ? a.value < b.value : a.line < b.line;
  });
}

Wide Spread::twice_median() const {
  const auto sorted = counts_.in_order();
  const auto at = [&](std::uint64_t rank) {
    std::uint64_t before = 0;
    for (const auto& [value, count] : sorted) {
      before += count;
      if (rank < before) return Wide{value};
    }
    return Wide{sorted.back().first};
  };
  return at((count_ - 1) / 2) + at(count_ / 2);
}

std::uint64_t Spread::at_least(Wide twice) const {
  std::uint64_t count = 0;
  counts_.each([&](std::int64_t value, std::uint64_t times) { count += Wide{value} * 2 >= twice ? times : 0; });
  return count;
}

std::uint64_t Spread::at_most(Wide twice) const {
  std::uint64_t count = 0;
  counts_.each([&](std::int64_t value, std::uint64_t times) { count += Wide{value} * 2 <= twice ? times : 0; });
  return count;
}

}  // namespace shanhai::checking
