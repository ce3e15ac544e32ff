// A tree becomes loops over columns: names are looked up, literals read as the type on the left.
#include "filter/comparison.h"

namespace shanhai {

namespace {

using filter::Comparison;
using filter::ConditionPointer;

class Binder {
 public:
  Binder(const std::string& text, Columns& columns) : text_(text), columns_(columns) {}

  ConditionPointer condition(const ConditionNode& node) {
    switch (node.kind) {
      case ConditionNode::Kind::both: return all_of(parts(node));
      case ConditionNode::Kind::either: return filter::any_of(parts(node));
      case ConditionNode::Kind::negated: return filter::opposite_of(condition(*node.parts[0]));
      case ConditionNode::Kind::comparison: break;
    }
    return comparison(node);
  }

 private:
  std::vector<ConditionPointer> parts(const ConditionNode& node) {
    std::vector<ConditionPointer> conditions;
    for (const auto& part : node.parts) conditions.push_back(condition(*part));
    return conditions;
  }

  ConditionPointer comparison(const ConditionNode& node) {
    const auto name = find_name(columns_.ledger(), node.column.text);
    if (!name) {
      fail_at(text_, node.column.begin, node.column.end, no_such_column(columns_.ledger(), node.column.text));
    }
    Comparison comparison{node, text_, columns_, *name, columns_.place(name->column), {}};
    const Operator op = filter::without_not(node.op);
    ConditionPointer condition = op == Operator::empty
                                     ? filter::opposite_of(filter::present(comparison.place))
                                     : compare(comparison, op);
    return op == node.op ? std::move(condition) : denied(comparison, std::move(condition));
  }

  static ConditionPointer compare(Comparison& comparison, Operator op) {
    if (comparison.name.time) return compare_groups_of_time(comparison, op);
    const ColumnType type = comparison.spec().type;
    if (is_number(type)) return compare_numbers(comparison, op);
    if (type == ColumnType::date) return compare_dates(comparison, op);
    return compare_words(comparison, op);
  }

  /// `!=`, `not in` and the like: the opposite where all cells are there, false elsewhere.
  static ConditionPointer denied(const Comparison& comparison, ConditionPointer condition) {
    std::vector<ConditionPointer> all;
    all.push_back(filter::present(comparison.place));
    for (const std::size_t other : comparison.others) all.push_back(filter::present(other));
    all.push_back(filter::opposite_of(std::move(condition)));
    return all_of(std::move(all));
  }

  const std::string& text_;
  Columns& columns_;
};

}  // namespace

std::unique_ptr<Condition> bind(const ConditionTree& tree, Columns& columns) {
  return bind_condition(*tree.root, tree.text, columns);
}

std::unique_ptr<Condition> bind_condition(const ConditionNode& node, const std::string& text,
                                          Columns& columns) {
  return Binder(text, columns).condition(node);
}

}  // namespace shanhai
