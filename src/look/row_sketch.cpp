#include "look/row_sketch.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <utility>

#include "ledger/hash.h"

namespace shanhai {

namespace {

constexpr std::size_t first_slots = 16;

/// Of each file some hashes are looked for in all others: those, and who looks for them.
class Wanted {
 public:
  Wanted(const std::vector<const RowSketch*>& sketches, std::size_t from_each) {
    limits_.resize(sketches.size());
    counts_.resize(sketches.size());
    for (std::size_t i = 0; i < sketches.size(); ++i) {
      if (!sketches[i]) continue;
      const std::size_t size = sketches[i]->size();
      const int halvings = size > 2 * from_each ? static_cast<int>(std::bit_width(size / from_each)) - 1 : 0;
      limits_[i] = sketches[i]->limit() >> halvings;
      sketches[i]->each([&](std::uint64_t hash) {
        if (hash > limits_[i]) return;
        wanted_.push_back({hash, i});
        ++counts_[i];
      });
    }
    std::sort(wanted_.begin(), wanted_.end());
    bits_.resize(std::bit_ceil(std::max<std::size_t>(64, wanted_.size())));
    for (const auto& [hash, file] : wanted_) bits_[place(hash)] |= bit(hash);
  }

  /// Those who look for the hash, in order.
  std::pair<std::size_t, std::size_t> who(std::uint64_t hash) const {
    if (!(bits_[place(hash)] & bit(hash))) return {0, 0};
    const auto begin = std::lower_bound(wanted_.begin(), wanted_.end(), std::pair(hash, std::size_t{0}));
    auto end = begin;
    while (end != wanted_.end() && end->first == hash) ++end;
    return {static_cast<std::size_t>(begin - wanted_.begin()), static_cast<std::size_t>(end - wanted_.begin())};
  }
  std::size_t file(std::size_t at) const { return wanted_[at].second; }
  std::size_t size() const { return wanted_.size(); }
  /// About how many of a file's are not above a limit.
  std::size_t count(std::size_t file, std::uint64_t limit) const {
    const int halvings = static_cast<int>(std::bit_width(limits_[file])) - static_cast<int>(std::bit_width(limit));
    return counts_[file] >> std::clamp(halvings, 0, 63);
  }

 private:
  // The lowest digits of a hash are as good as any; its highest are all nothing in a sketch of few of many rows.
  std::size_t place(std::uint64_t hash) const { return (hash >> 6) & (bits_.size() - 1); }
  static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t{1} << (hash & 63); }

  std::vector<std::pair<std::uint64_t, std::size_t>> wanted_;
  std::vector<std::uint64_t> limits_;
  std::vector<std::size_t> counts_;
  std::vector<std::uint64_t> bits_;
};

/// The hashes that are in two files, and few others: nearly all are in one only, and need not be looked for.
class HeldTwice {
 public:
  explicit HeldTwice(std::size_t hashes) : once_(std::bit_ceil(std::max<std::size_t>(64, hashes))), twice_(once_.size()) {}
  void add(std::uint64_t hash) {
    std::uint64_t& once = once_[place(hash)];
    const std::uint64_t bit = std::uint64_t{1} << (hash & 63);
    twice_[place(hash)] |= once & bit;
    once |= bit;
  }
  bool may_be(std::uint64_t hash) const { return twice_[place(hash)] >> (hash & 63) & 1; }

 private:
  std::size_t place(std::uint64_t hash) const { return (hash >> 6) & (once_.size() - 1); }

  std::vector<std::uint64_t> once_, twice_;
};

Overlap compared(const std::vector<const RowSketch*>& sketches, std::size_t first, std::size_t second) {
  const RowSketch& a = *sketches[first];
  const RowSketch& b = *sketches[second];
  const std::uint64_t limit = std::min(a.limit(), b.limit());
  Overlap overlap{first, second, 0, a.size_below(limit), b.size_below(limit), a.is_whole() && b.is_whole()};
  const bool a_is_smaller = a.size() < b.size();
  (a_is_smaller ? a : b).each([&](std::uint64_t hash) { overlap.common += hash <= limit && (a_is_smaller ? b : a).has(hash); });
  return overlap;
}

}  // namespace

std::size_t RowSketch::slot_of(std::uint64_t hash) const {
  // Whoever knows these hashes does not know where they stand.
  std::size_t slot = hash_of(static_cast<std::int64_t>(hash)) & (slots_.size() - 1);
  while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void RowSketch::insert(std::uint64_t hash) {
  hash += hash == 0;
  if (slots_.empty()) slots_.resize(first_slots);
  const std::size_t slot = slot_of(hash);
  if (slots_[slot] == hash) return;
  slots_[slot] = hash;
  ++size_;
  if (size_ > most_) {
    limit_ >>= 1;
    rebuild(slots_.size());
  } else if (size_ * 2 > slots_.size()) {
    rebuild(slots_.size() * 2);
  }
}

void RowSketch::rebuild(std::size_t slots) {
  const std::vector<std::uint64_t> before = std::exchange(slots_, std::vector<std::uint64_t>(slots));
  size_ = 0;
  for (const std::uint64_t hash : before) {
    if (hash == 0 || hash > limit_) continue;
    slots_[slot_of(hash)] = hash;
    ++size_;
  }
}

void RowSketch::absorb(const RowSketch& other) {
  if (other.limit_ < limit_) {
    limit_ = other.limit_;
    if (!slots_.empty()) rebuild(slots_.size());
  }
  other.each([&](std::uint64_t hash) { add(hash); });
}

std::size_t RowSketch::size_below(std::uint64_t limit) const {
  if (limit >= limit_) return size_;
  return static_cast<std::size_t>(std::ranges::count_if(slots_, [&](std::uint64_t hash) { return hash != 0 && hash <= limit; }));
}

bool RowSketch::has(std::uint64_t hash) const {
  return !slots_.empty() && hash != 0 && slots_[slot_of(hash)] == hash;
}

std::vector<Overlap> overlaps(const std::vector<const RowSketch*>& sketches) {
  const bool many = sketches.size() > 500;
  const Wanted wanted(sketches, many ? 16 : 64);
  // A row that is in all files says little; and there would be very many pairs.
  const std::size_t most_holders = many ? 5 : 100;
  std::vector<std::uint32_t> holders(wanted.size());
  std::map<std::pair<std::size_t, std::size_t>, std::uint64_t> found;  // who looks, who has it
  HeldTwice held(wanted.size());
  for (const RowSketch* sketch : sketches) {
    if (sketch) sketch->each([&](std::uint64_t hash) { held.add(hash); });
  }
  for (std::size_t holder = 0; holder < sketches.size(); ++holder) {
    if (!sketches[holder]) continue;
    sketches[holder]->each([&](std::uint64_t hash) {
      if (!held.may_be(hash)) return;
      const auto [begin, end] = wanted.who(hash);
      if (begin == end || (end == begin + 1 && wanted.file(begin) == holder)) return;
      if (holders[begin]++ >= most_holders) return;
      for (std::size_t at = begin; at < end; ++at) {
        if (wanted.file(at) != holder) ++found[{wanted.file(at), holder}];
      }
    });
  }
  std::set<std::pair<std::size_t, std::size_t>> likely;
  for (const auto& [pair, times] : found) {
    const auto [looks, has] = pair;
    if (times * 8 >= wanted.count(looks, sketches[has]->limit())) likely.insert(std::minmax(looks, has));
  }
  std::vector<Overlap> result;
  for (const auto& [first, second] : likely) {
    const Overlap overlap = compared(sketches, first, second);
    if (overlap.common * 4 >= std::min(overlap.of_first, overlap.of_second)) result.push_back(overlap);
  }
  return result;
}

}  // namespace shanhai
