#include "gather/formula.h"

#include <algorithm>
#include <optional>

#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using Kind = MeasureNode::Kind;

constexpr int quotient_decimals = 10;
constexpr int stddev_decimals = 6;

/// Decimals to round to; nothing where the formula is exact.
std::optional<int> rounding(const MeasureNode& node) {
  std::optional<int> decimals;
  if (node.kind == Kind::divide) decimals = quotient_decimals;
  if (node.kind == Kind::aggregate) {
    const Function function = node.call.function;
    if (function == Function::stddev) return stddev_decimals;
    if (function == Function::mean || function == Function::wmean) return quotient_decimals;
  }
  for (const auto& part : node.parts) {
    const std::optional<int> of_part = rounding(*part);
    if (of_part && (!decimals || *of_part < *decimals)) decimals = of_part;
  }
  return decimals;
}

class Calculation {
 public:
  Calculation(const Measure& measure, const std::function<Outcome(std::size_t)>& outcome)
      : measure_(measure), outcome_(outcome) {}

  std::optional<Fraction> work_out(const MeasureNode& node);

 private:
  std::optional<Fraction> next_aggregate();

  const Measure& measure_;
  const std::function<Outcome(std::size_t)>& outcome_;
  std::size_t next_ = 0;  // in measure_.aggregates: they stand from left to right
};

std::optional<Fraction> Calculation::work_out(const MeasureNode& node) {
  if (node.kind == Kind::number) return fraction(node.number);
  if (node.kind == Kind::aggregate) return next_aggregate();
  std::optional<Fraction> left = work_out(*node.parts[0]);
  if (node.kind == Kind::negate) {
    if (left) left->numerator = -left->numerator;
    return left;
  }
  // Both sides are always worked out, so that the aggregates stay in step.
  const std::optional<Fraction> right = work_out(*node.parts[1]);
  if (!left || !right) return std::nullopt;
  switch (node.kind) {
    case Kind::add:
      return *left + *right;
    case Kind::subtract:
      return *left - *right;
    case Kind::multiply:
      return *left * *right;
    default:
      return quotient(*left, *right);
  }
}

std::optional<Fraction> Calculation::next_aggregate() {
  const Outcome outcome = outcome_(measure_.aggregates[next_++]);
  if (const auto* number = std::get_if<Exact>(&outcome)) return fraction(*number);
  if (const auto* number = std::get_if<Fraction>(&outcome)) return *number;
  return std::nullopt;
}

bool is_constant(const MeasureNode& node) {
  return node.kind != Kind::aggregate &&
         std::all_of(node.parts.begin(), node.parts.end(), [](const auto& part) { return is_constant(*part); });
}

bool adds_up(const MeasureNode& node) {
  const auto part = [&](std::size_t i) -> const MeasureNode& { return *node.parts[i]; };
  switch (node.kind) {
    case Kind::number: return false;
    case Kind::aggregate: return node.call.function == Function::sum || node.call.function == Function::count;
    case Kind::negate: return adds_up(part(0));
    case Kind::add:
    case Kind::subtract: return adds_up(part(0)) && adds_up(part(1));
    case Kind::multiply: return (adds_up(part(0)) && is_constant(part(1))) || (is_constant(part(0)) && adds_up(part(1)));
    case Kind::divide: return adds_up(part(0)) && is_constant(part(1));
  }
  return false;
}

}  // namespace

Value rounded_as(const Measure& measure, const Fraction& number) {
  const std::optional<int> decimals = rounding(*measure.formula);
  if (!decimals) {
    if (const auto result = exactly(number)) return *result;
  }
  if (const auto result = rounded(number, decimals.value_or(quotient_decimals))) return *result;
  throw UsageError(measure.id + " does not fit in 128 bits");
}

bool adds_up(const Measure& measure) { return adds_up(*measure.formula); }

std::optional<Fraction> evaluate_exactly(const Measure& measure, const std::function<Outcome(std::size_t)>& outcome) {
  return Calculation(measure, outcome).work_out(*measure.formula);
}

Value evaluate(const Measure& measure, const std::function<Outcome(std::size_t)>& outcome) {
  if (measure.formula->kind == Kind::aggregate) {
    Outcome alone = outcome(measure.aggregates[0]);
    if (const auto* number = std::get_if<Exact>(&alone)) return *number;
    if (const auto* number = std::get_if<Fraction>(&alone)) return rounded_as(measure, *number);
    if (const auto* date = std::get_if<Date>(&alone)) return *date;
    if (auto* text = std::get_if<std::string>(&alone)) return std::move(*text);
    return {};
  }
  const std::optional<Fraction> number = Calculation(measure, outcome).work_out(*measure.formula);
  return number ? rounded_as(measure, *number) : Value();
}

}  // namespace shanhai
