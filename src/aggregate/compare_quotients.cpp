#include "aggregate/compare_quotients.h"

#include <algorithm>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using Kind = MeasureNode::Kind;

constexpr int quotient_decimals = 10;
constexpr int magnifying_power = 15;

/// There is a mean, a quotient or a root in it.
bool is_rounded(const MeasureNode& node) {
  if (node.kind == Kind::divide) return true;
  if (node.kind == Kind::aggregate) {
    const Function function = node.call.function;
    return function == Function::mean || function == Function::wmean || function == Function::stddev;
  }
  return std::any_of(node.parts.begin(), node.parts.end(), [](const auto& part) { return is_rounded(*part); });
}

std::unique_ptr<MeasureNode> copy(const MeasureNode& node) {
  auto result = std::make_unique<MeasureNode>();
  result->kind = node.kind;
  result->number = node.number;
  result->money = node.money;
  result->text = node.text;
  result->call = node.call;
  for (const auto& part : node.parts) result->parts.push_back(copy(*part));
  return result;
}

/// Measures are rounded to decimals: of 10^15 times the measure, those are 15 more.
Measure magnified(const Measure& measure) {
  auto factor = std::make_unique<MeasureNode>();
  factor->kind = Kind::number;
  factor->number = {power_of_ten(magnifying_power), 0};
  auto product = std::make_shared<MeasureNode>();
  product->kind = Kind::multiply;
  product->parts.push_back(std::move(factor));
  product->parts.push_back(copy(*measure.formula));
  Measure result = measure;
  result.formula = std::move(product);
  return result;
}

Value rounded_value(const std::optional<Fraction>& number) {
  if (!number) return {};
  const auto value = rounded(*number, quotient_decimals);
  return value ? Value(*value) : Value();
}

}  // namespace

FineMeasure::FineMeasure(const Measure& measure) : measure_(measure) {
  if (is_rounded(*measure.formula)) magnified_ = magnified(measure);
}

std::optional<Fraction> FineMeasure::value(const Groups& groups, std::size_t group) const {
  if (magnified_) {
    try {
      const Value value = groups.value(*magnified_, group);
      const auto* number = std::get_if<Exact>(&value);
      if (!number) return std::nullopt;
      Fraction fine = fraction(*number);
      fine.denominator *= big(power_of_ten(magnifying_power));
      return fine;
    } catch (const UsageError&) {
      // Magnified it does not fit: as it is printed, then.
    }
  }
  const Value value = groups.value(measure_, group);
  const auto* number = std::get_if<Exact>(&value);
  return number ? std::optional(fraction(*number)) : std::nullopt;
}

Value growth(const std::optional<Fraction>& now, std::optional<Fraction> before) {
  if (!now || !before) return {};
  const Fraction change = *now - *before;
  if (before->numerator < 0) before->numerator = -before->numerator;
  return rounded_value(quotient(change, *before));
}

Value share(const std::optional<Fraction>& part, const std::optional<Fraction>& whole) {
  if (!part || !whole || whole->numerator <= 0) return {};
  return rounded_value(quotient(*part, *whole));
}

}  // namespace shanhai
