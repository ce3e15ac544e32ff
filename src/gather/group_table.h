#pragma once
// From tuples of keys to numbers of groups: one flat table with open addressing, at most half full, over
// int64 parts. Groups are numbered as they are met.

#include <cstdint>
#include <span>
#include <vector>

#include "shanhai/ledger/batch.h"

namespace shanhai {

class GroupTable {
 public:
  /// Without keys there is one group from the beginning. `dense`: there is one key, whose parts are the numbers of words,
  /// counted from 0, or missing: then they are places in the table themselves.
  explicit GroupTable(std::size_t keys, bool dense = false);

  std::size_t keys() const { return keys_; }
  std::size_t size() const { return size_; }
  std::int64_t part(std::size_t group, std::size_t key) const {
    return parts_[group * keys_ + key];
  }

  bool is_dense() const { return dense_; }
  void fetch(std::size_t group) const { __builtin_prefetch(parts_.data() + group * keys_); }

  /// The numbers of the groups of some rows, one after another; parts[k][i] is key k of row i.
  void number(std::span<const std::vector<std::int64_t>> parts, std::size_t rows,
              std::vector<std::uint32_t>& groups);
  /// The group of one tuple, or -1.
  std::ptrdiff_t find(const std::int64_t* tuple) const;

 private:
  template <std::size_t fixed_keys>  // 0: keys_, which the compiler does not know
  void number_rows(std::span<const std::vector<std::int64_t>> parts, std::size_t rows,
                   std::vector<std::uint32_t>& groups);
  void number_dense(const std::vector<std::int64_t>& parts, std::vector<std::uint32_t>& groups);
  static std::size_t dense_place(std::int64_t part) { return part == missing ? 0 : static_cast<std::size_t>(part) + 1; }
  void grow();

  std::size_t keys_;
  bool dense_;
  std::size_t size_;
  std::vector<std::int64_t> parts_;   // group by group
  std::vector<std::uint32_t> slots_;  // group + 1; 0: free
  std::vector<std::int64_t> tuple_;
};

}  // namespace shanhai
