#include "aggregate/word_ids.h"

#include <algorithm>
#include <numeric>

#include "filter/words.h"

namespace shanhai {

using filter::item_separator;

void WordIds::meet(const Dictionary* dictionary) {
  if (dictionary == nullptr) return;
  if (dictionary_ != dictionary || epoch_ != dictionary->epoch()) {
    dictionary_ = dictionary;
    epoch_ = dictionary->epoch();
    known_.clear();
    lists_.clear();
    items_.clear();
  }
  if (known_.size() < dictionary->size()) known_.resize(dictionary->size(), unknown);
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
    ids[i] = words_.number(other.word(static_cast<std::int64_t>(i)));
  }
  return {std::move(ids)};
}

std::vector<std::int64_t> WordIds::in_order() const {
  std::vector<std::int64_t> ids(size());
  std::iota(ids.begin(), ids.end(), 0);
  std::sort(ids.begin(), ids.end(),
            [this](std::int64_t a, std::int64_t b) { return word(a) < word(b); });
  return ids;
}

}  // namespace shanhai
