#pragma once
// Comparisons of columns of words, with literals and with each other. A literal is compared with each
// distinct word once, and the verdict is remembered by the word's number.

#include <string>

#include "filter/masks.h"

namespace shanhai::filter {

/// What separates the items of a `list` cell.
inline constexpr std::string_view item_separator = "、";

/// `word op value` as text, by code point (which is the order of UTF-8's bytes); op is equal, less,
/// less_equal, greater, greater_equal or contains. In a `list`, equal holds when one of the word's items is
/// the value.
bool compare_words(Operator op, std::string_view word, std::string_view value, bool list);

/// Words that compare with a literal.
struct WordRange {
  Operator op;
  std::string value;
};

/// The word in the cell lies in one of the ranges.
ConditionPointer lies_in(std::size_t place, std::vector<WordRange> ranges, bool list);

/// `left op right`, both columns of words.
ConditionPointer words_compare(Operator op, std::size_t left, std::size_t right, bool list);

}  // namespace shanhai::filter
