#include "language/truth.h"

namespace shanhai {

namespace {

Truth negated(Truth truth) { return truth ? Truth(!*truth) : truth; }

Truth joined(Truth a, Truth b, bool settles) {
  if (a == settles || b == settles) return settles;
  return a && b ? Truth(!settles) : std::nullopt;
}

Truth compares(Operator op, const Value& a, const Value& b) {
  if (is_empty(a) || is_empty(b)) return std::nullopt;
  const int order = compare(a, b);
  switch (op) {
    case Operator::less: return order < 0;
    case Operator::less_equal: return order <= 0;
    case Operator::greater: return order > 0;
    case Operator::greater_equal: return order >= 0;
    case Operator::not_equal: return order != 0;
    default: return order == 0;
  }
}

bool is_something(const Value& value) {
  const auto* number = std::get_if<Exact>(&value);
  const auto* text = std::get_if<std::string>(&value);
  return number ? number->units != 0 : text ? !text->empty() : !is_empty(value);
}

}  // namespace

Truth truth_of(const ConditionNode& node, const std::function<Truth(const ConditionNode&)>& comparison) {
  if (node.kind == ConditionNode::Kind::comparison) return comparison(node);
  if (node.kind == ConditionNode::Kind::negated) return negated(truth_of(*node.parts[0], comparison));
  const bool settles = node.kind == ConditionNode::Kind::either;
  Truth truth = !settles;
  for (const auto& part : node.parts) truth = joined(truth, truth_of(*part, comparison), settles);
  return truth;
}

Truth compared(const ConditionNode& node, const std::function<Value(const Token&)>& value) {
  const Value left = value(node.column);
  const auto between = [&] {
    return joined(compares(Operator::greater_equal, left, value(node.values[0])),
                  compares(Operator::less_equal, left, value(node.values[1])), false);
  };
  switch (node.op) {
    case Operator::there: return is_something(left);
    case Operator::empty: return is_empty(left);
    case Operator::not_empty: return !is_empty(left);
    case Operator::between: return between();
    case Operator::not_between: return negated(between());
    default: return compares(node.op, left, value(node.values[0]));
  }
}

}  // namespace shanhai
