#pragma once
// The condition of --having, over the groups of an answer. Its grammar is that of --where, and a measure may
// stand wherever a column or a value may. What it says of group columns is tested by the filter itself, over a
// batch made of the groups' keys; measures are compared here, exactly.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "question/question_columns.h"
#include "question/question_measures.h"
#include "shanhai/filter/condition.h"

namespace shanhai {

/// By number of QuestionMeasures::row_values(), what it comes to in each row of an answer.
using MeasureValues = std::map<std::size_t, std::vector<Value>>;

class Having {
 public:
  /// Measures that are not shown are added to `measures`. `groups` are the columns of -g. Throws UsageError
  /// with a caret.
  Having(const std::string& text, QuestionMeasures& measures, const std::vector<GroupColumn>& groups,
         const LedgerSpec& ledger, Day today);
  ~Having();
  Having(Having&&) noexcept;

  /// One byte a row: 1 where it holds. `keys` are the values of the columns of -g.
  Mask test(const std::vector<Tuple>& keys, const MeasureValues& values) const;

  /// Of the conditions on group columns.
  const std::vector<LiteralUse>& words() const { return words_; }

 private:
  struct Node;
  class Binder;
  std::unique_ptr<Node> root_;
  std::vector<LiteralUse> words_;
};

}  // namespace shanhai
