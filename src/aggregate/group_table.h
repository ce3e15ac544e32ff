#pragma once
// From tuples of keys to numbers of groups: one flat table with open addressing, at most half full, over
// int64 parts. Groups are numbered as they are met.

#include <cstdint>
#include <span>
#include <vector>

namespace shanhai {

class GroupTable {
 public:
  /// Without keys there is one group from the beginning.
  explicit GroupTable(std::size_t keys);

  std::size_t keys() const { return keys_; }
  std::size_t size() const { return size_; }
  std::int64_t part(std::size_t group, std::size_t key) const {
    return parts_[group * keys_ + key];
  }

  /// The numbers of the groups of some rows, one after another; parts[k][i] is key k of row i.
  void number(std::span<const std::vector<std::int64_t>> parts, std::size_t rows,
              std::vector<std::uint32_t>& groups);
  /// The group of one tuple, or -1.
  std::ptrdiff_t find(const std::int64_t* tuple) const;

 private:
  template <std::size_t fixed_keys>  // 0: keys_, which the compiler does not know
  void number_rows(std::span<const std::vector<std::int64_t>> parts, std::size_t rows,
                   std::vector<std::uint32_t>& groups);
  void grow();

  std::size_t keys_;
  std::size_t size_;
  std::vector<std::int64_t> parts_;   // group by group
  std::vector<std::uint32_t> slots_;  // group + 1; 0: free
  std::vector<std::int64_t> tuple_;
};

}  // namespace shanhai
