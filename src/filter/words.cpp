#include "filter/words.h"

#include <algorithm>

namespace shanhai::filter {

namespace {

template <class Holds>
bool any_item(std::string_view word, const Holds& holds) {
  while (true) {
    const std::size_t end = word.find(item_separator);
    if (holds(word.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    word.remove_prefix(end + item_separator.size());
  }
}

/// Tells whether a word lies in one of some ranges. The equals among them are searched, as `in` may be long.
class WordTest {
 public:
  WordTest(std::vector<WordRange> ranges, bool list) : list_(list) {
    for (WordRange& range : ranges) {
      if (range.op == Operator::equal) {
        equals_.push_back(std::move(range.value));
      } else {
        others_.push_back(std::move(range));
      }
    }
    std::sort(equals_.begin(), equals_.end());
  }

  /// `spelling`: how the file writes the word.
  bool holds(std::string_view word, std::string_view spelling) const {
    if (!equals_.empty() && equals_one(word)) return true;
    return std::any_of(others_.begin(), others_.end(), [&](const WordRange& range) {
      if (range.op == Operator::contains && compare_words(range.op, spelling, range.value, list_)) return true;
      return compare_words(range.op, word, range.value, list_);
    });
  }

 private:
  bool equals_one(std::string_view word) const {
    const auto is_sought = [&](std::string_view text) {
      return std::binary_search(equals_.begin(), equals_.end(), text);
    };
    return list_ ? any_item(word, is_sought) : is_sought(word);
  }

  std::vector<std::string> equals_;
  std::vector<WordRange> others_;
  bool list_;
};

class InWordRanges : public Condition {
 public:
  InWordRanges(std::size_t place, WordTest range) : place_(place), range_(std::move(range)) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.resize(batch.rows());
    const BatchColumn& column = batch.columns[place_];
    if (column.words == nullptr) {  // no cell had a word
      std::fill(mask.begin(), mask.end(), std::uint8_t{0});
      return;
    }
    judge_new_words(*column.words);
    const std::int64_t* cells = column.cells.data();
    for (std::size_t row = 0; row < mask.size(); ++row) {
      mask[row] = is_present(cells[row]) ? verdicts_[static_cast<std::size_t>(cells[row])] : std::uint8_t{0};
    }
  }
  ConditionPointer clone() const override { return std::make_unique<InWordRanges>(place_, range_); }

 private:
  void judge_new_words(const Dictionary& words) {
    if (words_ != &words || epoch_ != words.epoch()) {
      words_ = &words;
      epoch_ = words.epoch();
      verdicts_.clear();
    }
    for (std::size_t number = verdicts_.size(); number < words.size(); ++number) {
      const auto word = static_cast<std::int64_t>(number);
      verdicts_.push_back(range_.holds(words.word(word), words.spelling(word)));
    }
  }

  std::size_t place_;
  WordTest range_;
  const Dictionary* words_ = nullptr;  // whose words the verdicts are on, as they stood in `epoch_`
  std::uint64_t epoch_ = 0;
  std::vector<std::uint8_t> verdicts_;  // by number of the word
};

class WordsCompare : public Condition {
 public:
  WordsCompare(Operator op, std::size_t left, std::size_t right, bool list)
      : op_(op), left_(left), right_(right), list_(list) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.resize(batch.rows());
    const BatchColumn& left = batch.columns[left_];
    const BatchColumn& right = batch.columns[right_];
    for (std::size_t row = 0; row < mask.size(); ++row) {
      const std::int64_t a = left.cells[row];
      const std::int64_t b = right.cells[row];
      mask[row] = is_present(a) && is_present(b) && holds(left.words, a, right.words->word(b));
    }
  }
  ConditionPointer clone() const override {
    return std::make_unique<WordsCompare>(op_, left_, right_, list_);
  }

 private:
  bool holds(const Dictionary* words, std::int64_t number, std::string_view value) const {
    const bool spelt = op_ == Operator::contains && compare_words(op_, words->spelling(number), value, list_);
    return spelt || compare_words(op_, words->word(number), value, list_);
  }

  Operator op_;
  std::size_t left_, right_;
  bool list_;
};

}  // namespace

bool compare_words(Operator op, std::string_view word, std::string_view value, bool list) {
  switch (op) {
    case Operator::less: return word < value;
    case Operator::less_equal: return word <= value;
    case Operator::greater: return word > value;
    case Operator::greater_equal: return word >= value;
    case Operator::contains: return word.find(value) != std::string_view::npos;
    default: break;
  }
  const auto is_value = [&](std::string_view text) { return text == value; };
  return list ? any_item(word, is_value) : is_value(word);
}

ConditionPointer lies_in(std::size_t place, std::vector<WordRange> ranges, bool list) {
  return std::make_unique<InWordRanges>(place, WordTest(std::move(ranges), list));
}

ConditionPointer words_compare(Operator op, std::size_t left, std::size_t right, bool list) {
  return std::make_unique<WordsCompare>(op, left, right, list);
}

}  // namespace shanhai::filter
