#pragma once
// The bound tree of --having (having.h).

#include "question/having.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

/// What a measure is compared with.
struct HavingOperand {
  std::optional<std::size_t> measure;
  std::optional<Period> period;  // a literal beside a measure whose values are dates
  Value literal;
};

struct Having::Node {
  /// A column of the batch that a condition on group columns is tested over.
  struct KeyCells {
    std::size_t key;  // the place in the tuples
    ColumnType type;
  };

  ConditionNode::Kind kind = ConditionNode::Kind::comparison;
  std::vector<std::unique_ptr<Node>> parts;
  // A comparison is either one of a measure ...
  std::size_t measure = 0;
  Operator op = Operator::equal;
  std::vector<HavingOperand> operands;
  // ... or one of a group column.
  std::unique_ptr<Condition> condition;
  std::vector<KeyCells> cells;  // by place

  Mask test(const std::vector<Tuple>& keys, const MeasureValues& values) const;
};

}  // namespace shanhai
