#pragma once
// Comparisons of columns of words, with literals and with each other. A literal is compared with each
// distinct word once, and the verdict is remembered by the word's number.

#include <string>

#include "filter/masks.h"

namespace shanhai::filter {

/// What separates the items of a `list` cell.
inline constexpr std::string_view item_separator = "、";

/// What the words of a column are: texts that are compared whole; lists, where `=` asks for one item; or
/// identity numbers, of which two spellings of one person are equal.
enum class WordForm { text, list, identity };
WordForm word_form(ColumnType type);

/// `word op value` as text, by code point (which is the order of UTF-8's bytes): equal, less, less_equal,
/// greater, greater_equal or contains. An identity number on the right is already normalised.
bool compare_words(Operator op, std::string_view word, std::string_view value, WordForm form);

/// Words that compare with a literal.
struct WordRange {
  Operator op;
  std::string value;
};

/// The word in the cell lies in one of the ranges.
ConditionPointer lies_in(std::size_t place, std::vector<WordRange> ranges, WordForm form);

/// `left op right`, both columns of words.
ConditionPointer words_compare(Operator op, std::size_t left, std::size_t right, WordForm form);

}  // namespace shanhai::filter
