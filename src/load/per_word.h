#pragma once
// Something that is thought out once for each word of a column.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shanhai/ledger/batch.h"

namespace shanhai {

/// What is known about the words of one column, by number; forgotten when the dictionary is emptied.
template <class T>
class PerWord {
 public:
  template <class Make>
  T& of(const Dictionary& words, std::int64_t number, const Make& make) {
    if (epoch_ != words.epoch()) known_.clear();
    epoch_ = words.epoch();
    const auto at = static_cast<std::size_t>(number);
    if (at >= known_.size()) known_.resize(std::max(words.size(), at + 1));
    if (!known_[at]) known_[at] = make(words.word(number));
    return *known_[at];
  }

 private:
  std::uint64_t epoch_ = 0;
  std::vector<std::optional<T>> known_;
};

}  // namespace shanhai
