// township = 百泉镇, place ~ 广东, enterprise = `employer`
#include "filter/comparison.h"
#include "filter/words.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/identity.h"

namespace shanhai {

std::string vocabulary_spelling(const ColumnSpec& column, std::string_view word) {
  const std::string name = folded_name(word);
  for (const Word& known : column.words) {
    if (folded_name(known.value) == name) return known.value;
    if (!known.value_en.empty() && folded_name(known.value_en) == name) return known.value;
    for (const std::string& alias : known.aliases) {
      if (folded_name(alias) == name) return known.value;
    }
  }
  return std::string(word);
}

namespace filter {

std::string literal_word(const ColumnSpec& column, Operator op, std::string_view text) {
  if (column.type == ColumnType::identity) {
    std::string identity = normalised_identity(text);
    if (identity.ends_with('x')) identity.back() = 'X';  // of a part of a number, for ~
    return identity;
  }
  const bool has_vocabulary = column.type == ColumnType::category || column.type == ColumnType::list;
  return has_vocabulary && op != Operator::contains ? vocabulary_spelling(column, text) : std::string(text);
}

ConditionPointer compare_words(Comparison& comparison, Operator op) {
  const ColumnSpec& spec = comparison.spec();
  const bool list = spec.type == ColumnType::list;
  return compare_values(
      comparison, op,
      [&](Operator each, const Token& value) {
        return WordRange{each, literal_word(spec, each, value.text)};
      },
      [&](std::vector<WordRange> ranges) { return lies_in(comparison.place, std::move(ranges), list); },
      [&](Operator each, std::size_t other) { return words_compare(each, comparison.place, other, list); });
}

}  // namespace filter

}  // namespace shanhai
