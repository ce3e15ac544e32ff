#pragma once
// Some of the rows of a file, as hashes: all of a small one, of a large one those with a hash below a limit that
// falls as more come. Two files are held against each other at the lower of their limits, where each sketch is a fair
// sample of its file, and the same rows have the same hashes: so the share that they have in common can be told.
// (P. B. Gibbons, Distinct Sampling for Highly-Accurate Answers to Distinct Values Queries, VLDB 2001.)

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace shanhai {

class RowSketch {
 public:
  static constexpr std::size_t usual_most = 16'384;

  /// Keeps so many hashes at most; begins with one in 2^`halvings` rows.
  explicit RowSketch(std::size_t most = usual_most, int halvings = 0)
      : limit_(std::numeric_limits<std::uint64_t>::max() >> halvings), most_(most) {}

  void add(std::uint64_t hash) {
    if (hash <= limit_) insert(hash);
  }
  void absorb(const RowSketch& other);

  std::uint64_t limit() const { return limit_; }
  /// All rows are in it.
  bool is_whole() const { return limit_ == std::numeric_limits<std::uint64_t>::max(); }
  /// The different rows in it.
  std::size_t size() const { return size_; }
  std::size_t size_below(std::uint64_t limit) const;
  bool has(std::uint64_t hash) const;

  template <class Take>
  void each(const Take& take) const {
    for (const std::uint64_t hash : slots_) {
      if (hash != 0) take(hash);
    }
  }

 private:
  void insert(std::uint64_t hash);
  void rebuild(std::size_t slots);
  std::size_t slot_of(std::uint64_t hash) const;

  std::uint64_t limit_;
  std::size_t most_;
  std::vector<std::uint64_t> slots_;  // 0: empty
  std::size_t size_ = 0;
};

/// How many rows two files have in common.
struct Overlap {
  std::size_t first = 0, second = 0;  // numbers of sketches, first < second
  std::uint64_t common = 0;           // different rows, of those that were compared
  std::uint64_t of_first = 0, of_second = 0;
  bool exact = false;                 // all were compared
};

/// The pairs of which one may hold a quarter of the other's rows or more. A sketch may be nullptr. Of files that all hold
/// the same rows, not every pair is named, but each file at least once.
std::vector<Overlap> overlaps(const std::vector<const RowSketch*>& sketches);

/// Mixes all digits of a number into all of the result, the same in every run.
inline std::uint64_t mixed(std::uint64_t x) {  // splitmix64's last step
  x += 0x9E37'79B9'7F4A'7C15u;
  x = (x ^ (x >> 30)) * 0xBF58'476D'1CE4'E5B9u;
  x = (x ^ (x >> 27)) * 0x94D0'49BB'1331'11EBu;
  return x ^ (x >> 31);
}

}  // namespace shanhai
