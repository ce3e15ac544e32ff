#include "gather/word_ids.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "filter/words.h"
#include "ledger/threads.h"

namespace shanhai {

using filter::item_separator;

namespace {

/// A word with its first sixteen bytes behind what all words begin with, as numbers that sort as they do: nearly always
/// they settle which of two words is first, without a look at the words.
struct Headed {
  std::uint64_t first, second;
  std::int64_t id;
};

/// With zeros behind a shorter word.
std::uint64_t eight_bytes(std::string_view word) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, word.data(), std::min<std::size_t>(8, word.size()));
  return __builtin_bswap64(bytes);
}

std::size_t common_beginning(const Dictionary& words) {
  if (words.size() == 0) return 0;
  std::string_view common = words.word(0);
  for (std::size_t i = 1; i < words.size() && !common.empty(); ++i) {
    const std::string_view word = words.word(static_cast<std::int64_t>(i));
    const auto differ = std::mismatch(common.begin(), common.end(), word.begin(), word.end()).first;
    common = common.substr(0, static_cast<std::size_t>(differ - common.begin()));
  }
  return common.size();
}

}  // namespace

std::size_t WordIds::meet(const Dictionary* dictionary) {
  if (dictionary == nullptr) return 0;
  if (dictionary_ != dictionary || epoch_ != dictionary->epoch()) {
    dictionary_ = dictionary;
    epoch_ = dictionary->epoch();
    known_.clear();
    lists_.clear();
    items_.clear();
  }
  const std::size_t met = known_.size();
  if (met < dictionary->size()) known_.resize(dictionary->size(), unknown);
  return known_.size() - met;
}

std::int64_t WordIds::learn(std::int64_t number) {
  std::int64_t& known = known_[static_cast<std::size_t>(number)];
  if (known == unknown) {
    const std::string_view word = dictionary_->word(number);
    if (list_) {
      known = learn_items(word);
    } else {
      known = counts_ != nullptr && !counts_(word) ? missing : words_.number(word);
    }
  }
  return known;
}

std::int64_t WordIds::learn_items(std::string_view list) {
  const std::size_t begin = items_.size();
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(item_separator), list.size());
    const std::string_view item = list.substr(0, end);
    list.remove_prefix(std::min(end + item_separator.size(), list.size()));
    if (item.empty()) continue;
    const std::int64_t id = words_.number(item);
    const auto first = items_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::find(first, items_.end(), id) == items_.end()) items_.push_back(id);
  }
  lists_.push_back({begin, items_.size()});
  return static_cast<std::int64_t>(lists_.size()) - 1;
}

std::span<const std::int64_t> WordIds::items(std::int64_t number) {
  const Items list = lists_[static_cast<std::size_t>(id(number))];
  return {items_.data() + list.begin, items_.data() + list.end};
}

WordIds::Translation WordIds::absorb(const WordIds& other) {
  std::vector<std::int64_t> ids(other.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + ahead < ids.size()) words_.fetch(other.word(static_cast<std::int64_t>(i + ahead)));
    ids[i] = words_.number(other.word(static_cast<std::int64_t>(i)));
  }
  return {std::move(ids)};
}

std::vector<std::int64_t> WordIds::in_order(unsigned threads) const {
  const std::size_t common = common_beginning(words_);
  std::vector<Headed> words(size());
  in_stretches(size(), threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto id = static_cast<std::int64_t>(i);
      const std::string_view rest = word(id).substr(common);
      words[i] = {eight_bytes(rest), eight_bytes(rest.substr(std::min<std::size_t>(8, rest.size()))), id};
    }
  });
  sort_on_threads(words, threads, [this](const Headed& a, const Headed& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second != b.second) return a.second < b.second;
    return word(a.id) < word(b.id);
  });
  std::vector<std::int64_t> ids(size());
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = words[i].id;
  return ids;
}

}  // namespace shanhai
