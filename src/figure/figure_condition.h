#pragma once
// A condition over figures, as `{{#if}}` and `--fail-if` have it: the grammar of --where, with figures
// (language/figure_syntax.h) where a column or a value may stand.
//   completion(sales.amount) < pace
//   funds.rate < 80% or not (sales.amount where channel = 电商) : yoy >= 0

#include <map>
#include <string>

#include "figure/placeholder.h"
#include "language/truth.h"

namespace shanhai {

/// What is compared: a figure, the pace, a number, or (in templates) a word that a $name stands for.
struct FigureSide {
  enum class Kind { figure, pace, number, word } kind = Kind::number;
  Placeholder figure;         // of a figure, and of pace, which may have a period of its own
  Exact number;               // money in 元, a percentage as a fraction
  Quantity quantity = Quantity::number;
  std::string text;           // as it was written; of a word, the word
};

class FigureCondition {
 public:
  /// Throws UsageError with a caret. `in_template`: a figure may stand alone (it is there, and not 0), and so may a word in
  /// quotes (it is not empty), which may also be compared with another by = and !=. `catalogue` must outlive this.
  FigureCondition(const std::string& text, const Catalogue& catalogue, Day today, bool in_template);

  const std::string& text() const { return tree_.text; }
  const ConditionNode& root() const { return *tree_.root; }
  /// All sides, by the place where their tokens begin.
  const std::map<std::size_t, FigureSide>& sides() const { return sides_; }
  const FigureSide& side(const Token& token) const { return sides_.at(token.begin); }

 private:
  ConditionTree tree_;
  std::map<std::size_t, FigureSide> sides_;
};

}  // namespace shanhai
