#pragma once
// One key of a grouping: from the cells of a column to int64 parts of a tuple, and back to values. A number
// is itself, a date or group of time is packed, a word is its lasting id (word_ids.h), and nothing is
// `missing`.

#include <cstdint>
#include <optional>
#include <vector>

#include "gather/time_groups.h"
#include "gather/word_ids.h"
#include "shanhai/gather/groups.h"
#include "shanhai/ledger/value.h"

namespace shanhai {

class KeyColumn {
 public:
  explicit KeyColumn(const Key& key);

  /// The parts of the rows with these numbers, in their order. A list puts a row under each of its items:
  /// then `rows` grows, and `origin` says for each row of the new selection which row of the old one it was.
  /// Returns whether it did; otherwise `origin` is not touched.
  bool read(const Batch& batch, std::vector<std::uint32_t>& rows, std::vector<std::int64_t>& parts,
            std::vector<std::uint32_t>& origin);

  Value value(std::int64_t part) const;
  /// To be called some parts before value(), one after the other (WordIds).
  void fetch_place(std::int64_t part) const {
    if (part != missing && is_text(key_.type)) words_.fetch_place(part);
  }
  void fetch_word(std::int64_t part) const {
    if (part != missing && is_text(key_.type)) words_.fetch_word(part);
  }
  /// The part of a value; empty where no group can have it. REQUIRES: for words, after sort().
  std::optional<std::int64_t> part(const Value& value) const;

  /// The parts here of what are parts `there` in a key of other groups.
  void translate(const KeyColumn& other, std::vector<std::int64_t>& there);

  /// Settles the order of words. `rank` then sorts as the key does: empty last.
  void sort(unsigned threads);
  std::int64_t rank(std::int64_t part) const;
  /// The ids of words in order, after sort().
  const std::vector<std::int64_t>& sorted() const { return sorted_; }

 private:
  bool read_list(const BatchColumn& column, std::vector<std::uint32_t>& rows,
                 std::vector<std::int64_t>& parts, std::vector<std::uint32_t>& origin);

  Key key_;
  WordIds words_;
  TimeGroups times_;
  std::vector<std::int64_t> sorted_;  // ids of words in order
  std::vector<std::int64_t> ranks_;   // by id
  std::vector<std::uint32_t> expanded_;
};

}  // namespace shanhai
