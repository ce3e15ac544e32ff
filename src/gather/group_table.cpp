#include "gather/group_table.h"

#include <algorithm>
#include <limits>
#include <new>

#include "ledger/hash.h"

namespace shanhai {

namespace {

template <std::size_t fixed_keys>
std::size_t hash_of_tuple(const std::int64_t* tuple, std::size_t keys) {
  std::uint64_t hash = 0;
  for (std::size_t k = 0; k < (fixed_keys == 0 ? keys : fixed_keys); ++k) hash = hash_upon(hash, tuple[k]);
  return hash;
}

}  // namespace

GroupTable::GroupTable(std::size_t keys, bool dense)
    : keys_(keys), dense_(dense), size_(keys == 0 ? 1 : 0), slots_(64), tuple_(keys) {}

void GroupTable::number(std::span<const std::vector<std::int64_t>> parts, std::size_t rows,
                        std::vector<std::uint32_t>& groups) {
  groups.resize(rows);
  if (dense_) return number_dense(parts[0], groups);
  switch (keys_) {
    case 0:
      std::fill(groups.begin(), groups.end(), 0u);
      break;
    case 1:
      number_rows<1>(parts, rows, groups);
      break;
    case 2:
      number_rows<2>(parts, rows, groups);
      break;
    case 3:
      number_rows<3>(parts, rows, groups);
      break;
    default:
      number_rows<0>(parts, rows, groups);
  }
}

template <std::size_t fixed_keys>
void GroupTable::number_rows(std::span<const std::vector<std::int64_t>> parts, std::size_t rows,
                             std::vector<std::uint32_t>& groups) {
  const std::size_t keys = fixed_keys == 0 ? keys_ : fixed_keys;
  std::int64_t fixed_tuple[fixed_keys == 0 ? 1 : fixed_keys];
  std::int64_t* const tuple = fixed_keys == 0 ? tuple_.data() : fixed_tuple;
  const std::int64_t* columns[fixed_keys == 0 ? 1 : fixed_keys];
  for (std::size_t k = 0; k < fixed_keys; ++k) columns[k] = parts[k].data();
  for (std::size_t i = 0; i < rows; ++i) {
    if constexpr (fixed_keys == 0) {
      for (std::size_t k = 0; k < keys; ++k) tuple[k] = parts[k][i];
    } else {
      for (std::size_t k = 0; k < fixed_keys; ++k) tuple[k] = columns[k][i];
    }
    std::size_t at = hash_of_tuple<fixed_keys>(tuple, keys) & (slots_.size() - 1);
    for (;; at = (at + 1) & (slots_.size() - 1)) {
      const std::uint32_t slot = slots_[at];
      if (slot == 0) {
        parts_.insert(parts_.end(), tuple, tuple + keys);
        groups[i] = static_cast<std::uint32_t>(size_);
        slots_[at] = static_cast<std::uint32_t>(++size_);
        if (size_ * 2 > slots_.size()) grow();
        break;
      }
      if (std::equal(tuple, tuple + keys, parts_.data() + (slot - 1) * keys)) {
        groups[i] = slot - 1;
        break;
      }
    }
  }
}

void GroupTable::number_dense(const std::vector<std::int64_t>& parts, std::vector<std::uint32_t>& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t place = dense_place(parts[i]);
    if (place >= slots_.size()) slots_.resize(std::max(place + 1, slots_.size() * 2));
    std::uint32_t& slot = slots_[place];
    if (slot == 0) {
      parts_.push_back(parts[i]);
      slot = static_cast<std::uint32_t>(++size_);
    }
    groups[i] = slot - 1;
  }
}

std::ptrdiff_t GroupTable::find(const std::int64_t* tuple) const {
  if (keys_ == 0) return 0;
  if (dense_) {
    const std::size_t place = dense_place(tuple[0]);
    return place < slots_.size() ? static_cast<std::ptrdiff_t>(slots_[place]) - 1 : -1;
  }
  std::size_t at = hash_of_tuple<0>(tuple, keys_) & (slots_.size() - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    const std::size_t group = slots_[at] - 1;
    if (std::equal(tuple, tuple + keys_, parts_.data() + group * keys_)) {
      return static_cast<std::ptrdiff_t>(group);
    }
  }
  return -1;
}

void GroupTable::grow() {
  if (slots_.size() > std::numeric_limits<std::uint32_t>::max() / 2) throw std::bad_alloc();  // groups have 32 bits
  slots_.assign(slots_.size() * 2, 0);
  for (std::size_t group = 0; group < size_; ++group) {
    std::size_t at = hash_of_tuple<0>(parts_.data() + group * keys_, keys_) & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = static_cast<std::uint32_t>(group + 1);
  }
}

}  // namespace shanhai
