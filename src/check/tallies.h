#pragma once
// What has been found so far: for each file, kind and column how often, and the first places. Names of kinds
// and columns are views of what outlives the check (kinds.h, the catalogue, the files' headers).

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "shanhai/check/check.h"
#include "shanhai/load/scan.h"

namespace shanhai::checking {

/// The physical lines of a pass that is over.
struct PassLines {
  const std::vector<std::size_t>& files;  // of the pass
  const ScanReport& report;

  const FileRows& rows_of(std::size_t file) const {
    const auto at = std::find(files.begin(), files.end(), file) - files.begin();
    return report.files[static_cast<std::size_t>(at)];
  }
  std::uint64_t of(std::size_t file, std::uint64_t batch_line) const {
    const auto at = std::find(files.begin(), files.end(), file) - files.begin();
    return report.line(static_cast<std::size_t>(at), batch_line);
  }
};

struct Tally {
  std::uint64_t count = 0;
  std::vector<FindingPlace> places;  // the first, by line
};

class Tallies {
 public:
  struct Key {
    std::size_t file;
    std::string_view kind;
    std::string_view column;
    auto operator<=>(const Key&) const = default;
  };

  /// Counts one more; `message()` is called only where the place is kept. Quickest where lines increase.
  template <class Message>
  void add(const Key& key, std::uint64_t line, const Message& message, std::uint64_t count = 1) {
    Tally& tally = tallies_[key];
    tally.count += count;
    auto& places = tally.places;
    if (places.size() == most_places && places.back().line <= line) return;
    const auto at = std::upper_bound(places.begin(), places.end(), line,
                                     [](std::uint64_t l, const FindingPlace& place) { return l < place.line; });
    places.insert(at, {line, message()});
    if (places.size() > most_places) places.pop_back();
  }

  void absorb(Tallies& other) {
    for (auto& [key, theirs] : other.tallies_) {
      Tally& tally = tallies_[key];
      tally.count += theirs.count;
      std::move(theirs.places.begin(), theirs.places.end(), std::back_inserter(tally.places));
      std::stable_sort(tally.places.begin(), tally.places.end(),
                       [](const FindingPlace& a, const FindingPlace& b) { return a.line < b.line; });
      if (tally.places.size() > most_places) tally.places.resize(most_places);
    }
  }

  /// Adds those of a pass whose lines are still those of batches.
  void absorb(Tallies& other, const PassLines& lines) {
    for (auto& [key, tally] : other.tallies_) {
      for (FindingPlace& place : tally.places) place.line = lines.of(key.file, place.line);
    }
    absorb(other);
  }

  template <class Keep>
  void keep_if(const Keep& keep) {
    std::erase_if(tallies_, [&](const auto& entry) { return !keep(entry.first); });
  }

  const std::map<Key, Tally>& all() const { return tallies_; }

 private:
  std::map<Key, Tally> tallies_;
};

}  // namespace shanhai::checking
