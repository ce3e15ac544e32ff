// What --having means for the rows of an answer.
#include "question/having.h"

#include <algorithm>
#include <deque>

#include "question/having_node.h"

namespace shanhai {

namespace {

using Kind = ConditionNode::Kind;

bool holds_for_order(Operator op, int order) {
  switch (op) {
    case Operator::less: return order < 0;
    case Operator::less_equal: return order <= 0;
    case Operator::greater: return order > 0;
    case Operator::greater_equal: return order >= 0;
    default: return order == 0;
  }
}

/// As docs/query.md has it: `=` wholly within, `<` ended before it begins, `>=` begun no earlier, and so on.
bool holds_for_period(Operator op, Date date, const Period& period) {
  switch (op) {
    case Operator::less: return period.first && date.last() < *period.first;
    case Operator::less_equal: return !period.last || date.last() <= *period.last;
    case Operator::greater: return period.last && date.first() > *period.last;
    case Operator::greater_equal: return !period.first || date.first() >= *period.first;
    default: return period.contains(date);
  }
}

std::string written(const Value& value) {
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return {};
}

bool contains(const Value& value, const Value& part) { return written(value).find(written(part)) != std::string::npos; }

/// One row's comparison of a measure: false where anything in it is empty.
class RowTest {
 public:
  RowTest(const MeasureValues& values, std::size_t row) : values_(values), row_(row) {}

  bool holds(Operator op, std::size_t measure, const std::vector<HavingOperand>& operands) const {
    const Value& left = value(measure);
    if (op == Operator::empty) return is_empty(left);
    if (is_empty(left)) return false;
    const bool complete = std::none_of(operands.begin(), operands.end(), [this](const HavingOperand& operand) {
      return operand.measure && is_empty(value(*operand.measure));
    });
    if (!complete) return false;
    const auto is = [&](Operator each, const HavingOperand& operand) { return compares(each, left, operand); };
    const auto equals_one = [&] {
      return std::any_of(operands.begin(), operands.end(),
                         [&](const HavingOperand& operand) { return is(Operator::equal, operand); });
    };
    const auto lies_between = [&] {
      return is(Operator::greater_equal, operands[0]) && is(Operator::less_equal, operands[1]);
    };
    switch (op) {
      case Operator::not_empty: return true;
      case Operator::in: return equals_one();
      case Operator::not_in: return !equals_one();
      case Operator::between: return lies_between();
      case Operator::not_between: return !lies_between();
      case Operator::not_equal: return !is(Operator::equal, operands[0]);
      case Operator::contains: return contains(left, other(operands[0]));
      case Operator::not_contains: return !contains(left, other(operands[0]));
      default: return is(op, operands[0]);
    }
  }

 private:
  const Value& value(std::size_t measure) const { return values_.at(measure)[row_]; }
  const Value& other(const HavingOperand& operand) const {
    return operand.measure ? value(*operand.measure) : operand.literal;
  }
  bool compares(Operator op, const Value& left, const HavingOperand& operand) const {
    const auto* date = std::get_if<Date>(&left);
    if (operand.period) return date && holds_for_period(op, *date, *operand.period);
    return holds_for_order(op, compare(left, other(operand)));
  }

  const MeasureValues& values_;
  std::size_t row_;
};

std::int64_t cell_of(const Value& value, Dictionary& words) {
  if (const auto* number = std::get_if<Exact>(&value)) {
    return static_cast<std::int64_t>(number->units * power_of_ten(cell_decimals - number->decimals));
  }
  if (const auto* date = std::get_if<Date>(&value)) return date->packed();
  if (const auto* word = std::get_if<std::string>(&value)) return words.number(*word);
  return missing;
}

/// A condition on group columns, tested over their values.
Mask test_keys(const Condition& condition, const std::vector<Tuple>& keys, const auto& cells) {
  std::deque<Dictionary> dictionaries(cells.size());
  Batch batch;
  batch.lines.resize(keys.size());
  for (std::size_t place = 0; place < cells.size(); ++place) {
    BatchColumn& column = batch.columns.emplace_back();
    for (const Tuple& tuple : keys) column.cells.push_back(cell_of(tuple[cells[place].key], dictionaries[place]));
    if (is_text(cells[place].type)) column.words = &dictionaries[place];
  }
  Mask mask;
  condition.clone()->test(batch, mask);
  return mask;
}

}  // namespace

Having::~Having() = default;
Having::Having(Having&&) noexcept = default;

Mask Having::Node::test(const std::vector<Tuple>& keys, const MeasureValues& values) const {
  if (kind == Kind::comparison) {
    if (condition) return test_keys(*condition, keys, cells);
    Mask mask(keys.size());
    for (std::size_t row = 0; row < mask.size(); ++row) mask[row] = RowTest(values, row).holds(op, measure, operands);
    return mask;
  }
  Mask mask = parts[0]->test(keys, values);
  if (kind == Kind::negated) {
    for (std::uint8_t& verdict : mask) verdict = !verdict;
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Mask other = parts[i]->test(keys, values);
    for (std::size_t row = 0; row < mask.size(); ++row) {
      mask[row] = kind == Kind::both ? mask[row] & other[row] : mask[row] | other[row];
    }
  }
  return mask;
}

Mask Having::test(const std::vector<Tuple>& keys, const MeasureValues& values) const {
  return root_->test(keys, values);
}

}  // namespace shanhai
