#include "aggregate/accumulators_quantile.h"

#include <algorithm>
#include <cassert>

namespace shanhai {

std::vector<ValueCounts::Run> ValueCounts::runs_of(const std::vector<std::int64_t>& sorted) {
  std::vector<Run> runs;
  for (const std::int64_t value : sorted) {
    if (runs.empty() || runs.back().value != value) runs.push_back({value, 0});
    ++runs.back().count;
  }
  return runs;
}

std::vector<ValueCounts::Run> ValueCounts::united(const std::vector<Run>& a,
                                                  const std::vector<Run>& b) {
  std::vector<Run> runs;
  runs.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(runs),
             [](const Run& left, const Run& right) { return left.value < right.value; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (kept > 0 && runs[kept - 1].value == runs[i].value) {
      runs[kept - 1].count += runs[i].count;
    } else {
      runs[kept++] = runs[i];
    }
  }
  runs.resize(kept);
  return runs;
}

void ValueCounts::settle() {
  std::sort(loose_.begin(), loose_.end());
  std::vector<Run> runs = runs_of(loose_);
  // A run takes as much room as two loose values.
  if (runs_.empty() && runs.size() * 2 > loose_.size()) {
    limit_ = loose_.size() * 4;
    return;
  }
  runs_ = united(runs_, runs);
  loose_.clear();
  limit_ = std::max<std::size_t>(1024, runs_.size());
}

void ValueCounts::add(const ValueCounts& other) {
  if (!other.runs_.empty()) runs_ = united(runs_, other.runs_);
  loose_.insert(loose_.end(), other.loose_.begin(), other.loose_.end());
  if (loose_.size() >= limit_) settle();
}

/// The value at `place` in order, and the next one.
std::pair<Wide, Wide> ValueCounts::neighbours(std::uint64_t place) const {
  if (runs_.empty()) {
    std::vector<std::int64_t> values = loose_;
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), low, values.end());
    const auto high = std::min_element(low + 1, values.end());
    return {*low, high == values.end() ? *low : *high};
  }
  std::vector<std::int64_t> sorted = loose_;
  std::sort(sorted.begin(), sorted.end());
  const std::vector<Run> runs = united(runs_, runs_of(sorted));
  auto run = runs.begin();
  for (; place >= run->count; ++run) place -= run->count;
  const bool last_of_run = place + 1 == run->count && run + 1 != runs.end();
  return {run->value, last_of_run ? (run + 1)->value : run->value};
}

std::optional<Exact> ValueCounts::quantile(Exact probability) const {
  assert(probability.units >= 0 && probability.decimals <= probability_decimals);
  std::uint64_t count = loose_.size();
  for (const Run& run : runs_) count += run.count;
  if (count == 0) return std::nullopt;
  const Wide one = power_of_ten(probability.decimals);
  const Wide place = Wide{count - 1} * probability.units;  // in units of the probability
  const auto [low, high] = neighbours(static_cast<std::uint64_t>(place / one));
  return Exact{low * one + place % one * (high - low), probability.decimals};
}

}  // namespace shanhai
