#pragma once
// Words under numbers that last. The numbers in a Batch hold only for an epoch of its dictionary; groups and
// distinct counts outlive that, so they keep words of their own.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "shanhai/ledger/batch.h"

namespace shanhai {

class WordIds {
 public:
  /// A list's cell stands for its items; of the words for which `counts` is false, the id is `missing`.
  using Counts = bool (*)(std::string_view word);
  explicit WordIds(ColumnType type, Counts counts = nullptr) : list_(type == ColumnType::list), counts_(counts) {}

  /// To be told the dictionary of each batch before its numbers are used; null if its column is empty.
  /// REQUIRES: all batches have the same dictionary, which may have been emptied since.
  /// Returns how many of its words are new.
  std::size_t meet(const Dictionary* dictionary);

  /// The id of word number `number`. Not for lists.
  std::int64_t id(std::int64_t number) {
    const std::int64_t known = known_[static_cast<std::size_t>(number)];
    return known >= 0 ? known : learn(number);
  }
  /// To be called some words before id(), where many are new.
  void fetch(std::int64_t number) const {
    if (known_[static_cast<std::size_t>(number)] == unknown) words_.fetch(dictionary_->word(number));
  }
  /// The ids of the items of a list (`、` between them), each once, in the order written; none if it has none.
  std::span<const std::int64_t> items(std::int64_t number);

  /// Calls `use` with each id that a cell stands for.
  template <typename Use>
  void each(std::int64_t number, const Use& use) {
    if (list_) {
      for (const std::int64_t item : items(number)) use(item);
    } else if (const std::int64_t one = id(number); one != missing) {
      use(one);
    }
  }

  std::string_view word(std::int64_t id) const { return words_.word(id); }
  std::size_t size() const { return words_.size(); }
  /// To be called some ids before word(): first for where it stands, then for the word itself.
  void fetch_place(std::int64_t id) const { words_.fetch(id); }
  void fetch_word(std::int64_t id) const { __builtin_prefetch(words_.word(id).data()); }
  static constexpr std::size_t ahead = 16;
  /// From the ids of `other` to the ids here.
  struct Translation {
    std::vector<std::int64_t> ids;
    std::int64_t operator()(std::int64_t id) const { return ids[static_cast<std::size_t>(id)]; }
  };
  Translation absorb(const WordIds& other);
  /// The ids in the order of their words, by code point.
  std::vector<std::int64_t> in_order(unsigned threads) const;

 private:
  struct Items {
    std::size_t begin, end;  // in items_
  };
  static constexpr std::int64_t unknown = -1;

  std::int64_t learn(std::int64_t number);
  std::int64_t learn_items(std::string_view list);

  bool list_;
  Counts counts_;
  Dictionary words_;
  const Dictionary* dictionary_ = nullptr;  // the batches'
  std::uint64_t epoch_ = 0;
  std::vector<std::int64_t>
      known_;  // by word number: the id (of a list: its place in lists_), or unknown
  std::vector<Items> lists_;
  std::vector<std::int64_t> items_;
};

}  // namespace shanhai
