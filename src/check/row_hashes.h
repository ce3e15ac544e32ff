#pragma once
// Rows as numbers: two rows that say the same have the same hash, in whatever file and order of columns.

#include <cstdint>
#include <vector>

#include "check/probe.h"

namespace shanhai::checking {

class RowHashes {
 public:
  explicit RowHashes(const CheckPass& pass);
  /// The hash of each row: of all its filled cells, but not of a running number (序号).
  const std::vector<std::uint64_t>& of(const Batch& batch);

 private:
  struct Column {
    std::size_t place;
    std::uint64_t seed;  // of its name
    PerWord<std::uint64_t> words;
  };
  std::vector<Column> columns_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace shanhai::checking
